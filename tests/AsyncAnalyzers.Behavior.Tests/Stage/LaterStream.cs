using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace Stage
{
    /// <summary>A stream whose reads are complete some time after they began; or fail.</summary>
    public sealed class LaterStream : Stream
    {
        private readonly bool _refuses;
        private readonly Func<int, int> _work;

        public LaterStream(bool refuses, Func<int, int> work)
        {
            _refuses = refuses;
            _work = work;
        }

        public override bool CanRead
        {
            get { return true; }
        }

        public override bool CanSeek
        {
            get { return false; }
        }

        public override bool CanWrite
        {
            get { return false; }
        }

        public override long Length
        {
            get { throw new NotSupportedException(); }
        }

        public override long Position
        {
            get { throw new NotSupportedException(); }
            set { throw new NotSupportedException(); }
        }

        public override IAsyncResult BeginRead(byte[] buffer, int offset, int count, AsyncCallback callback, object state)
        {
            if (_refuses)
            {
                throw new InvalidOperationException("refused " + count);
            }

            return Outcome.Start(Timing.Slow, () => Read(buffer, offset, count), callback, state);
        }

        public override int EndRead(IAsyncResult asyncResult)
        {
            return Outcome.End(asyncResult);
        }

        /// <summary>Throws at once what it refuses, as task-based methods of the platform do.</summary>
        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        {
            if (_refuses)
            {
                throw new InvalidOperationException("refused " + count);
            }

            return Task.Run(() => Read(buffer, offset, count));
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            int read = _work(count);
            for (int i = 0; i < count; i++)
            {
                buffer[offset + i] = (byte)(i + 1);
            }

            return read;
        }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin)
        {
            throw new NotSupportedException();
        }

        public override void SetLength(long value)
        {
            throw new NotSupportedException();
        }

        public override void Write(byte[] buffer, int offset, int count)
        {
            throw new NotSupportedException();
        }
    }
}
