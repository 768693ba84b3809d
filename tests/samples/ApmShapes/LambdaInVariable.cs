using System;
using System.IO;

namespace ApmShapes
{
    /// <summary>
    /// A local keeps the callback, which begins again by the local's name; a stream whose tasks are complete at once goes many rounds. What a
    /// field keeps stays.
    /// </summary>
    // prints: read 100000 in 50001 rounds
    // prints: written 3
    // prints: written 4
    // prints: written 5
    internal static class LambdaInVariable
    {
        private static readonly Signal s_written = new Signal();

        private static readonly AsyncCallback s_onWritten = ar =>
        {
            ((Stream)ar.AsyncState).EndWrite(ar);
            s_written.Give();
        };

        public static void Run(TextWriter log)
        {
            Read(new MemoryStream(new byte[100000]), log);
            Write(log);
        }

        private static void Read(Stream stream, TextWriter log)
        {
            byte[] buffer = new byte[2];
            Signal done = new Signal();
            int sum = 0;
            int rounds = 0;

            AsyncCallback callback = null;
            callback = ar =>
            {
                int count = stream.EndRead(ar);
                rounds++;
                sum += count;
                if (count > 0)
                {
                    stream.BeginRead(buffer, 0, buffer.Length, callback, null); // expect: LAP2005(net472) LAP2005(net10.0)
                    return;
                }

                done.Give();
            };

            stream.BeginRead(buffer, 0, buffer.Length, callback, null); // expect: LAP2005(net472) LAP2005(net10.0)
            done.Wait();
            log.WriteLine("read {0} in {1} rounds", sum, rounds);
        }

        private static void Write(TextWriter log)
        {
            Signal written = new Signal(2);
            Stream one = new MemoryStream();
            Stream other = new MemoryStream();
            AsyncCallback onWritten = delegate(IAsyncResult ar)
            {
                ((Stream)ar.AsyncState).EndWrite(ar);
                written.Give();
            };

            one.BeginWrite(new byte[3], 0, 3, onWritten, one); // expect: LAP2005(net472) LAP2005(net10.0)
            other.BeginWrite(new byte[4], 0, 4, new AsyncCallback(onWritten), other); // expect: LAP2005(net472) LAP2005(net10.0)
            written.Wait();
            log.WriteLine("written " + one.Length);
            log.WriteLine("written " + other.Length);

            Stream last = new MemoryStream();
            last.BeginWrite(new byte[5], 0, 5, s_onWritten, last); // expect: LAP2005(net472) LAP2005(net10.0) // stays: LAP2005(net472) LAP2005(net10.0)
            s_written.Wait();
            log.WriteLine("written " + last.Length);
        }
    }
}
