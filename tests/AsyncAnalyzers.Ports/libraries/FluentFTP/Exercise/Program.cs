using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Threading;
using FluentFTP;

namespace Exercise
{
    /// <summary>Calls the asynchronous methods of the library in every way that the pattern has, and prints what came of it.</summary>
    public static class Program
    {
        private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

        public static int Main()
        {
            try
            {
                using (var server = new FtpServer())
                {
                    EndAtOnce(server.Port);
                    WaitThenEnd(server.Port);
                    CallBack(server.Port);
                    Console.WriteLine(
                        "ten clients: " + Enumerable.Range(0, 10).AsParallel().WithDegreeOfParallelism(10).Sum(n => FilesOf(server.Port, n))
                    );
                    Fail(server.Port);
                }

                return 0;
            }
            catch (Exception e)
            {
                Console.WriteLine("failed: " + e.GetType().Name);
                return 1;
            }
        }

        private static FtpClient ClientOf(int port, string password = "secret") =>
            new FtpClient("127.0.0.1", port, new NetworkCredential("someone", password))
            {
                DataConnectionType = FtpDataConnectionType.PASV,
            };

        private static void EndAtOnce(int port)
        {
            using (var client = ClientOf(port))
            {
                client.EndConnect(client.BeginConnect(null, null));
                Console.WriteLine("connected: " + client.IsConnected);
                client.EndCreateDirectory(client.BeginCreateDirectory("/inbox", null, null));
                Console.WriteLine("made: " + client.EndDirectoryExists(client.BeginDirectoryExists("/inbox", null, null)));
                client.EndSetWorkingDirectory(client.BeginSetWorkingDirectory("/inbox", null, null));
                Console.WriteLine("in: " + client.EndGetWorkingDirectory(client.BeginGetWorkingDirectory(null, null)));
                Write(client, client.EndOpenWrite(client.BeginOpenWrite("/inbox/a.bin", null, null)), 300000);
                Write(client, client.EndOpenAppend(client.BeginOpenAppend("/inbox/a.bin", null, null)), 5);
                Console.WriteLine("size: " + client.EndGetFileSize(client.BeginGetFileSize("/inbox/a.bin", null, null)));
                Console.WriteLine("read: " + Length(client, client.EndOpenRead(client.BeginOpenRead("/inbox/a.bin", null, null))));
                client.EndRename(client.BeginRename("/inbox/a.bin", "/inbox/b.bin", null, null));
                Console.WriteLine("old: " + client.EndFileExists(client.BeginFileExists("/inbox/a.bin", null, null)));
                Console.WriteLine("new: " + client.EndFileExists(client.BeginFileExists("/inbox/b.bin", null, null)));
                var items = client.EndGetListing(client.BeginGetListing("/inbox", null, null));
                Console.WriteLine("listed: " + string.Join(", ", items.Select(i => i.Type + " " + i.FullName + " " + i.Size)));
                Console.WriteLine("said: " + client.EndExecute(client.BeginExecute("NOOP", null, null)).Message);
                client.EndDisconnect(client.BeginDisconnect(null, null));
                Console.WriteLine("connected: " + client.IsConnected);
            }
        }

        private static void WaitThenEnd(int port)
        {
            using (var client = ClientOf(port))
            {
                client.Connect();
                var pending = client.BeginGetNameListing("/inbox", null, "my state");
                Console.WriteLine("waited: " + pending.AsyncWaitHandle.WaitOne(Patience));
                Console.WriteLine("state: " + pending.AsyncState + " " + pending.IsCompleted + " " + pending.CompletedSynchronously);
                Console.WriteLine("names: " + string.Join(", ", client.EndGetNameListing(pending)));
            }
        }

        private static void CallBack(int port)
        {
            using (var client = ClientOf(port))
            using (var done = new ManualResetEvent(false))
            {
                client.Connect();
                client.BeginOpenRead("/inbox/b.bin", ar => Read(ar, done), client);
                Console.WriteLine("called back: " + done.WaitOne(Patience));
            }
        }

        private static void Read(IAsyncResult ar, EventWaitHandle done)
        {
            var client = (FtpClient)ar.AsyncState;
            Console.WriteLine(
                "on the pool: " + Thread.CurrentThread.IsThreadPoolThread + ", read: " + Length(client, client.EndOpenRead(ar))
            );
            done.Set();
        }

        private static int FilesOf(int port, int number)
        {
            using (var client = ClientOf(port))
            {
                var folder = "/client" + number;
                client.EndConnect(client.BeginConnect(null, null));
                client.EndCreateDirectory(client.BeginCreateDirectory(folder, null, null));
                for (var n = 0; n < 5; n++)
                {
                    Write(client, client.EndOpenWrite(client.BeginOpenWrite(folder + "/" + n, null, null)), n);
                }

                return client.EndGetNameListing(client.BeginGetNameListing(folder, null, null)).Length;
            }
        }

        private static void Fail(int port)
        {
            using (var client = ClientOf(port))
            {
                client.Connect();
                var pending = client.BeginDeleteFile("/inbox/missing", null, null);
                Console.WriteLine("missing: " + Failure(() => client.EndDeleteFile(pending)));
                Console.WriteLine("ended again: " + Failure(() => client.EndDeleteFile(pending)));
                Console.WriteLine("another's: " + Failure(() => client.EndConnect(client.BeginFileExists("/inbox", null, null))));
            }

            using (var client = ClientOf(port, "wrong"))
            {
                Console.WriteLine("wrong password: " + Failure(() => client.EndConnect(client.BeginConnect(null, null))));
            }
        }

        private static string Failure(Action action)
        {
            try
            {
                action();
                return "none";
            }
            catch (Exception e)
            {
                return e.GetType().Name + ": " + e.Message;
            }
        }

        private static void Write(FtpClient client, Stream stream, int length)
        {
            using (stream)
            {
                stream.Write(new byte[length], 0, length);
            }

            client.GetReply();
        }

        private static long Length(FtpClient client, Stream stream)
        {
            var content = new MemoryStream();
            using (stream)
            {
                stream.CopyTo(content);
            }

            client.GetReply();
            return content.Length;
        }
    }
}
