using System;
using System.IO;
using System.Threading;

namespace ApmShapes
{
    /// <summary>The caller waits for a signal that the callback gives when all went well.</summary>
    // prints: read 3
    // prints: once more: read 0
    internal sealed class SignalOfSuccess
    {
        private static readonly AutoResetEvent s_done = new AutoResetEvent(false);

        public static void Run(TextWriter log)
        {
            Stream stream = new MemoryStream(new byte[] { 1, 2, 3 });
            byte[] buffer = new byte[8];
            int count = -1;
            stream.BeginRead(buffer, 0, buffer.Length, ar => // expect: LAP2005(net472) LAP2005(net10.0)
            {
                count = stream.EndRead(ar);
                s_done.Set();
            }, null);
            s_done.WaitOne();
            log.WriteLine("read " + count);

            // The event is free again.
            stream.BeginRead(buffer, 0, buffer.Length, ar => // expect: LAP2005(net472) LAP2005(net10.0)
            {
                log.WriteLine("once more: read " + stream.EndRead(ar));
                s_done.Set();
            }, null);
            s_done.WaitOne();
        }
    }
}
