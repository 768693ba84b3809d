using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace Stage
{
    /// <summary>
    /// What a program does, as it says itself: lines in channels, one for each part whose order is certain. The lines of a channel whose
    /// name ends with a star come in any order, and are sorted.
    /// </summary>
    public sealed class Trace
    {
        /// <summary>How long anything is waited for that comes at once if it comes at all.</summary>
        public const int Patience = 2500;

        [ThreadStatic]
        private static Trace t_mine;

        private readonly SortedDictionary<string, List<string>> _channels = new SortedDictionary<string, List<string>>(
            StringComparer.Ordinal
        );
        private readonly Thread _caller;
        private int _finished;
        private bool _closed;

        public Trace(Thread caller)
        {
            _caller = caller;
            Begun = new Gate();
        }

        /// <summary>The trace of the program that was started on this thread.</summary>
        public static Trace Mine
        {
            get { return t_mine; }
            set { t_mine = value; }
        }

        /// <summary>Opened by the caller when the begin call is behind it.</summary>
        public Gate Begun { get; private set; }

        /// <summary>An exception as it is told.</summary>
        public static string Text(Exception e)
        {
            return e.GetType().Name + " " + e.Message;
        }

        /// <summary>Says something.</summary>
        public void Say(string channel, string text)
        {
            lock (_channels)
            {
                if (_closed)
                {
                    return;
                }

                List<string> lines;
                if (!_channels.TryGetValue(channel, out lines))
                {
                    _channels.Add(channel, lines = new List<string>());
                }

                lines.Add(text);
            }
        }

        /// <summary>Says something, and on what kind of thread.</summary>
        public void SayOn(string channel, string text)
        {
            Say(channel, text + " @" + KindOfThread());
        }

        /// <summary>What runs behind the caller's back is done.</summary>
        public void Finished()
        {
            lock (_channels)
            {
                _finished++;
                Monitor.PulseAll(_channels);
            }
        }

        /// <summary>Waits until as much is done.</summary>
        public void AwaitFinished(int count)
        {
            bool inTime = true;
            DateTime end = DateTime.UtcNow.AddMilliseconds(Patience);
            lock (_channels)
            {
                while (_finished < count && inTime)
                {
                    int left = (int)(end - DateTime.UtcNow).TotalMilliseconds;
                    inTime = left > 0;
                    Monitor.Wait(_channels, Math.Max(0, left));
                }

                inTime = _finished >= count;
            }

            if (!inTime)
            {
                Say("run", "not finished");
            }
        }

        /// <summary>The lines; what is said from now on is not heard.</summary>
        public IList<string> Close()
        {
            lock (_channels)
            {
                _closed = true;
                return (
                    from channel in _channels
                    from line in channel.Key.EndsWith("*", StringComparison.Ordinal)
                        ? channel.Value.OrderBy(l => l, StringComparer.Ordinal)
                        : (IEnumerable<string>)channel.Value
                    select channel.Key + ": " + line.Replace('\n', ' ').Replace("\r", "")
                ).ToList();
            }
        }

        private string KindOfThread()
        {
            string kind =
                Thread.CurrentThread == _caller ? "caller"
                : Thread.CurrentThread.IsThreadPoolThread ? "pool"
                : "other";
            return SynchronizationContext.Current is OneThread ? kind + "+context" : kind;
        }
    }
}
