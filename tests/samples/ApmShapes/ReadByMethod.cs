using System;
using System.IO;

namespace ApmShapes
{
    /// <summary>A callback begins again by way of another method, over results that are all there at once.</summary>
    // prints: read 100000 bytes
    internal sealed class ReadByMethod
    {
        private readonly Stream _stream = new MemoryStream(new byte[100000]);
        private readonly byte[] _buffer = new byte[1];
        private readonly Signal _done = new Signal();
        private readonly TextWriter _log;
        private int _count;

        private ReadByMethod(TextWriter log)
        {
            _log = log;
        }

        public static void Run(TextWriter log)
        {
            ReadByMethod reader = new ReadByMethod(log);
            reader.Next();
            reader._done.Wait();
        }

        private void Next()
        {
            _stream.BeginRead(_buffer, 0, 1, OnRead, null); // expect: LAP2005(net472) LAP2005(net10.0)
        }

        private void OnRead(IAsyncResult ar)
        {
            if (_stream.EndRead(ar) == 0)
            {
                _log.WriteLine("read {0} bytes", _count);
                _done.Give();
                return;
            }

            _count++;
            Next();
        }
    }
}
