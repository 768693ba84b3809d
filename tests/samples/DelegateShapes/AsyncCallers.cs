using System;
using System.IO;
using System.Threading.Tasks;

namespace DelegateShapes
{
    /// <summary>Begun and ended in async functions, which run up to the end call at once.</summary>
    // prints: after the await: 3
    // prints: in a catch: broken, ended 4
    // prints: in a condition: 5
    // prints: in a lambda: 6
    // prints: under a lock: 7
    internal static class AsyncCallers
    {
        private static readonly object s_lock = new object();

        public static void Run(TextWriter log)
        {
            RunAsync(log).GetAwaiter().GetResult();
        }

        private static async Task RunAsync(TextWriter log)
        {
            Func<int, int> same = number => number;
            IAsyncResult result = same.BeginInvoke(3, null, null); // expect: LAP1007(net472) LAP1001(net10.0)
            await Task.Yield();
            log.WriteLine("after the await: " + same.EndInvoke(result)); // expect: LAP1001(net10.0)

            Action fail = () => throw new InvalidOperationException("broken");
            IAsyncResult failing = fail.BeginInvoke(null, null); // expect: LAP1007(net472) LAP1001(net10.0)
            try
            {
                fail.EndInvoke(failing); // expect: LAP1001(net10.0)
            }
            catch (InvalidOperationException e)
            {
                IAsyncResult ended = same.BeginInvoke(4, null, null); // expect: LAP1007(net472) LAP1001(net10.0)
                log.WriteLine("in a catch: {0}, ended {1}", e.Message, same.EndInvoke(ended)); // expect: LAP1001(net10.0)
            }

            IAsyncResult waited = same.BeginInvoke(5, null, null); // expect: LAP1003(net472) LAP1001(net10.0)
            if (waited.AsyncWaitHandle.WaitOne(10000))
            {
                log.WriteLine("in a condition: " + same.EndInvoke(waited)); // expect: LAP1001(net10.0)
            }

            Func<Task<int>> lambda = async () =>
            {
                IAsyncResult begun = same.BeginInvoke(6, null, null); // expect: LAP1007(net472) LAP1001(net10.0)
                await Task.Yield();
                return same.EndInvoke(begun); // expect: LAP1001(net10.0)
            };
            log.WriteLine("in a lambda: " + await lambda());

            IAsyncResult locked = same.BeginInvoke(7, null, null); // expect: LAP1007(net472) LAP1001(net10.0)
            lock (s_lock)
            {
                log.WriteLine("under a lock: " + same.EndInvoke(locked)); // expect: LAP1001(net10.0)
            }
        }
    }
}
