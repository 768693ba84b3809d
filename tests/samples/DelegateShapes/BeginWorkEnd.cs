using System;
using System.IO;

namespace DelegateShapes
{
    /// <summary>The caller works while the delegate does: neither could go on without the other.</summary>
    // prints: the delegate has started
    // prints: the caller has worked
    // prints: the delegate has worked: 42
    // prints: ended in a branch: 43
    // prints: ended in finally
    internal static class BeginWorkEnd
    {
        public static void Run(TextWriter log)
        {
            Signal started = new Signal();
            Signal worked = new Signal();
            Func<int, int> work = delegate(int number)
            {
                started.Give();
                worked.Wait();
                return number + 1;
            };

            IAsyncResult result = work.BeginInvoke(41, null, null); // expect: LAP1007(net472) LAP1001(net10.0)
            started.Wait();
            log.WriteLine("the delegate has started");
            log.WriteLine("the caller has worked");
            worked.Give();
            log.WriteLine("the delegate has worked: " + work.EndInvoke(result)); // expect: LAP1001(net10.0)

            InBranch(log, true);
            InFinally(log);
        }

        private static void InBranch(TextWriter log, bool end)
        {
            Func<int, int> next = delegate(int number) { return number + 1; };
            IAsyncResult result = next.BeginInvoke(42, null, null); // expect: LAP1003(net472) LAP1001(net10.0)
            if (end)
            {
                log.WriteLine("ended in a branch: " + next.EndInvoke(result)); // expect: LAP1001(net10.0)
            }
        }

        private static void InFinally(TextWriter log)
        {
            string text = "not ended";
            Action work = delegate { text = "ended in finally"; };
            IAsyncResult result = work.BeginInvoke(null, null); // expect: LAP1007(net472) LAP1001(net10.0)
            try
            {
                text.ToString();
            }
            finally
            {
                work.EndInvoke(result); // expect: LAP1001(net10.0)
            }

            log.WriteLine(text);
        }
    }
}
