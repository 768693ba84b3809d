using System;
using System.IO;
using System.Text;
using System.Threading;

namespace ApmShapes
{
    /// <summary>FileStream with a state object, a wait handle and polling.</summary>
    // prints: written 30
    // prints: read 30 in 4 blocks
    // prints: waited: 0123456789
    // prints: polled: 0123456789
    internal static class Files
    {
        private static TextWriter s_log;

        public static void Run(TextWriter log)
        {
            s_log = log;
            string path = Path.GetTempFileName();
            try
            {
                Write(path);
                ReadInBlocks(path);
                ReadAndWait(path);
                ReadAndPoll(path);
            }
            finally
            {
                File.Delete(path);
            }
        }

        private static void Write(string path)
        {
            byte[] bytes = Encoding.ASCII.GetBytes("012345678901234567890123456789");
            FileStream stream = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 4096, true);
            Transfer transfer = new Transfer { Stream = stream, Bytes = bytes };
            stream.BeginWrite(bytes, 0, bytes.Length, new AsyncCallback(OnWritten), transfer); // expect: LAP2005(net472) LAP2005(net10.0)
            transfer.Done.Wait();
        }

        private static void OnWritten(IAsyncResult ar)
        {
            Transfer transfer = ar.AsyncState as Transfer;
            FileStream stream = transfer.Stream;
            stream.EndWrite(ar);
            s_log.WriteLine("written " + stream.Position);
            stream.Close();
            transfer.Done.Give();
        }

        private static void ReadInBlocks(string path)
        {
            Transfer transfer = new Transfer { Stream = new FileStream(path, FileMode.Open), Bytes = new byte[8] };
            transfer.Stream.BeginRead(transfer.Bytes, 0, transfer.Bytes.Length, OnRead, transfer); // expect: LAP2005(net472) LAP2005(net10.0)
            transfer.Done.Wait();
            s_log.WriteLine("read {0} in {1} blocks", transfer.Count, transfer.Blocks);
        }

        private static void OnRead(IAsyncResult ar)
        {
            Transfer transfer = (Transfer)ar.AsyncState;
            int count = transfer.Stream.EndRead(ar);
            if (count > 0)
            {
                transfer.Count += count;
                transfer.Blocks++;
                transfer.Stream.BeginRead(transfer.Bytes, 0, transfer.Bytes.Length, OnRead, transfer); // expect: LAP2005(net472) LAP2005(net10.0)
            }
            else
            {
                transfer.Stream.Dispose();
                transfer.Done.Give();
            }
        }

        private static void ReadAndWait(string path)
        {
            byte[] bytes = new byte[10];
            using (FileStream stream = File.OpenRead(path))
            {
                IAsyncResult result = stream.BeginRead(bytes, 0, bytes.Length, null, null); // expect: LAP2005(net472) LAP2005(net10.0)
                result.AsyncWaitHandle.WaitOne();
                int count = stream.EndRead(result);
                result.AsyncWaitHandle.Close();
                s_log.WriteLine("waited: " + Encoding.ASCII.GetString(bytes, 0, count));
            }
        }

        private static void ReadAndPoll(string path)
        {
            byte[] bytes = new byte[10];
            using (FileStream stream = File.OpenRead(path))
            {
                IAsyncResult result = stream.BeginRead(bytes, 0, bytes.Length, null, null); // expect: LAP2005(net472) LAP2005(net10.0)
                while (!result.IsCompleted) // expect: LAP2007(net472) LAP2007(net10.0)
                {
                    Thread.Sleep(1);
                }

                s_log.WriteLine("polled: " + Encoding.ASCII.GetString(bytes, 0, stream.EndRead(result)));
            }
        }

        /// <summary>A file that is read or written.</summary>
        private sealed class Transfer
        {
            public readonly Signal Done = new Signal();
            public FileStream Stream;
            public byte[] Bytes;
            public int Count;
            public int Blocks;
        }
    }
}
