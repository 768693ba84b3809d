using System;
using System.IO;

namespace ApmShapes
{
    /// <summary>Operations that complete at once are ended in a loop, the others in the callback.</summary>
    // prints: read 100
    internal sealed class SynchronousLoop
    {
        private readonly Stream _stream = new MemoryStream(new byte[100]);
        private readonly byte[] _buffer = new byte[16];
        private readonly Signal _done = new Signal();
        private int _count;

        public static void Run(TextWriter log)
        {
            SynchronousLoop loop = new SynchronousLoop();
            loop.Read();
            loop._done.Wait();
            log.WriteLine("read " + loop._count);
        }

        private void Read()
        {
            while (true)
            {
                IAsyncResult result = _stream.BeginRead(_buffer, 0, _buffer.Length, OnRead, null); // expect: LAP2005(net472) LAP2005(net10.0)
                if (!result.CompletedSynchronously || IsAtEnd(_stream.EndRead(result)))
                {
                    return;
                }
            }
        }

        private void OnRead(IAsyncResult ar)
        {
            if (!ar.CompletedSynchronously && !IsAtEnd(_stream.EndRead(ar)))
            {
                Read();
            }
        }

        private bool IsAtEnd(int count)
        {
            if (count == 0)
            {
                _done.Give();
                return true;
            }

            _count += count;
            return false;
        }
    }
}
