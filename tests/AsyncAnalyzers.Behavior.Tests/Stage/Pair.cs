using System;

namespace Stage
{
    /// <summary>Begin and End methods of another assembly, that no method with a task stands beside.</summary>
    public sealed class Pair
    {
        private readonly Timing _timing;
        private readonly bool _refuses;
        private readonly Func<int, int> _work;

        public Pair(Timing timing, bool refuses, Func<int, int> work)
        {
            _timing = timing;
            _refuses = refuses;
            _work = work;
        }

        public IAsyncResult BeginGet(int n, AsyncCallback callback, object state)
        {
            if (_refuses)
            {
                throw new InvalidOperationException("refused " + n);
            }

            return Outcome.Start(_timing, () => _work(n), callback, state);
        }

        public int EndGet(IAsyncResult asyncResult)
        {
            return Outcome.End(asyncResult);
        }

        public IAsyncResult BeginTry(int n, AsyncCallback callback, object state)
        {
            return BeginGet(n, callback, state);
        }

        public int EndTry(out int extra, IAsyncResult asyncResult)
        {
            int value = Outcome.End(asyncResult);
            extra = value + 1;
            return value;
        }
    }
}
