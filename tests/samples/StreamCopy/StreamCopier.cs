using System;
using System.IO;
using System.Threading;

namespace StreamCopy
{
    /// <summary>Copies a stream block by block without holding a thread: each callback begins what comes next.</summary>
    public class StreamCopier
    {
        private readonly Stream _source;
        private readonly Stream _target;
        private readonly byte[] _buffer;
        private readonly ManualResetEvent _finished = new ManualResetEvent(false);
        private long _copied;
        private Exception _error;

        public StreamCopier(Stream source, Stream target, int blockSize)
        {
            _source = source;
            _target = target;
            _buffer = new byte[blockSize];
        }

        /// <summary>Starts to copy and returns at once.</summary>
        public void Start()
        {
            _source.BeginRead(_buffer, 0, _buffer.Length, new AsyncCallback(OnRead), null); // expect: LAP2005(net472) LAP2005(net10.0)
        }

        /// <summary>Blocks until everything is copied.</summary>
        /// <returns>The number of bytes copied.</returns>
        public long Finish()
        {
            _finished.WaitOne();
            if (_error != null)
            {
                throw new IOException("The copy failed.", _error);
            }

            return _copied;
        }

        /// <summary>A block was read: begin to write it.</summary>
        private void OnRead(IAsyncResult ar)
        {
            try
            {
                int count = _source.EndRead(ar);
                if (count == 0)
                {
                    _finished.Set(); // the end of the source
                    return;
                }

                _copied += count;
                _target.BeginWrite(_buffer, 0, count, new AsyncCallback(OnWritten), null); // expect: LAP2005(net472) LAP2005(net10.0)
            }
            catch (Exception e)
            {
                Fail(e);
            }
        }

        /// <summary>A block was written: begin to read the next.</summary>
        private void OnWritten(IAsyncResult ar)
        {
            try
            {
                _target.EndWrite(ar);
                _source.BeginRead(_buffer, 0, _buffer.Length, new AsyncCallback(OnRead), null); // expect: LAP2005(net472) LAP2005(net10.0)
            }
            catch (Exception e)
            {
                Fail(e);
            }
        }

        private void Fail(Exception error)
        {
            _error = error;
            _finished.Set();
        }
    }
}
