using System;
using System.IO;

namespace ApmShapes
{
    /// <summary>What is disposed around the operation is disposed after its end.</summary>
    // prints: read 3 of 3
    // prints: disposed after the callback
    internal static class Disposed
    {
        public static void Run(TextWriter log)
        {
            byte[] buffer = new byte[3];
            using (Stream stream = new MemoryStream(new byte[] { 1, 2, 3 }))
            {
                IAsyncResult result = stream.BeginRead(buffer, 0, buffer.Length, null, null); // expect: LAP2005(net472) LAP2005(net10.0)
                log.WriteLine("read {0} of 3", stream.EndRead(result));
            }

            Signal done = new Signal();
            Stream open = new MemoryStream(new byte[] { 1, 2, 3 });
            open.BeginRead(buffer, 0, 3, ar => // expect: LAP2005(net472) LAP2005(net10.0)
            {
                using (open)
                {
                    open.EndRead(ar);
                }

                log.WriteLine(open.CanRead ? "open after the callback" : "disposed after the callback");
                done.Give();
            }, null);
            done.Wait();
        }
    }
}
