using System.Threading;

namespace Stage
{
    /// <summary>Orders lines of different threads: who waits goes on when another one opens it.</summary>
    public sealed class Gate
    {
        private readonly ManualResetEvent _opened = new ManualResetEvent(false);

        public void Open()
        {
            _opened.Set();
        }

        public void Close()
        {
            _opened.Reset();
        }

        /// <summary>Waits; false where nobody opens it in time.</summary>
        public bool Wait()
        {
            return _opened.WaitOne(Trace.Patience);
        }
    }
}
