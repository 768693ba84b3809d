using System;
using System.IO;

namespace ApmShapes
{
    /// <summary>A callback begins again as often as there is something to read, be it there at once.</summary>
    // prints: read 200000 bytes in 200001 rounds
    internal sealed class ReadLoop
    {
        private readonly Stream _stream = new MemoryStream(new byte[200000]);
        private readonly Signal _done = new Signal();
        private readonly TextWriter _log;
        private int _count;
        private int _rounds;

        private ReadLoop(TextWriter log)
        {
            _log = log;
        }

        public static void Run(TextWriter log)
        {
            ReadLoop loop = new ReadLoop(log);
            byte[] buffer = new byte[1];
            loop._stream.BeginRead(buffer, 0, buffer.Length, loop.OnRead, buffer); // expect: LAP2005(net472) LAP2005(net10.0)
            loop._done.Wait();
        }

        private void OnRead(IAsyncResult ar)
        {
            byte[] buffer = (byte[])ar.AsyncState;
            _rounds++;
            int count = _stream.EndRead(ar);
            if (count == 0)
            {
                _log.WriteLine("read {0} bytes in {1} rounds", _count, _rounds);
                _done.Give();
                return;
            }

            _count += count;
            _stream.BeginRead(buffer, 0, buffer.Length, OnRead, buffer); // expect: LAP2005(net472) LAP2005(net10.0)
        }
    }
}
