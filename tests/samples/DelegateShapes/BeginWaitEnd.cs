using System;
using System.IO;
using System.Threading;

namespace DelegateShapes
{
    /// <summary>The caller waits for the async result, with and without a limit, and asks it.</summary>
    // prints: not completed
    // prints: not in no time: False
    // prints: not in a span: False
    // prints: not outside the context: False
    // prints: in time: True
    // prints: completed
    // prints: once more: True
    // prints: result done
    // prints: polled to done
    // prints: waited without a limit: done
    // prints: waited in a condition: done
    // prints: a wait does not throw
    // prints: the end does: broken
    internal static class BeginWaitEnd
    {
        public static void Run(TextWriter log)
        {
            Signal go = new Signal();
            Func<string> work = delegate
            {
                go.Wait();
                return "done";
            };

            IAsyncResult result = work.BeginInvoke(null, null); // expect: LAP1007(net472) LAP1001(net10.0)
            log.WriteLine(result.IsCompleted ? "completed" : "not completed");
            log.WriteLine("not in no time: " + result.AsyncWaitHandle.WaitOne(0));
            log.WriteLine("not in a span: " + result.AsyncWaitHandle.WaitOne(TimeSpan.FromMilliseconds(1)));
            bool early = result.AsyncWaitHandle.WaitOne(1, false);
            log.WriteLine("not outside the context: " + early);
            go.Give();
            log.WriteLine("in time: " + result.AsyncWaitHandle.WaitOne(10000, false));
            log.WriteLine(result.IsCompleted ? "completed" : "not completed");
            log.WriteLine("once more: " + result.AsyncWaitHandle.WaitOne());
            log.WriteLine("result " + work.EndInvoke(result)); // expect: LAP1001(net10.0)
            result.AsyncWaitHandle.Close();

            Poll(log, work);
            Wait(log, work);
            Failure(log);
        }

        private static void Poll(TextWriter log, Func<string> work)
        {
            IAsyncResult result = work.BeginInvoke(null, null); // expect: LAP1007(net472) LAP1001(net10.0)
            while (!result.IsCompleted)
            {
                Thread.Sleep(1);
            }

            log.WriteLine("polled to " + work.EndInvoke(result)); // expect: LAP1001(net10.0)
        }

        private static void Wait(TextWriter log, Func<string> work)
        {
            IAsyncResult result = work.BeginInvoke(null, null); // expect: LAP1007(net472) LAP1001(net10.0)
            result.AsyncWaitHandle.WaitOne();
            log.WriteLine("waited without a limit: " + work.EndInvoke(result)); // expect: LAP1001(net10.0)

            IAsyncResult other = work.BeginInvoke(null, null); // expect: LAP1003(net472) LAP1001(net10.0)
            if (other.AsyncWaitHandle.WaitOne(TimeSpan.FromSeconds(10), true))
            {
                log.WriteLine("waited in a condition: " + work.EndInvoke(other)); // expect: LAP1001(net10.0)
            }
        }

        private static void Failure(TextWriter log)
        {
            Action fail = delegate { throw new InvalidOperationException("broken"); };
            IAsyncResult result = fail.BeginInvoke(null, null); // expect: LAP1007(net472) LAP1001(net10.0)
            result.AsyncWaitHandle.WaitOne();
            log.WriteLine("a wait does not throw");
            try
            {
                fail.EndInvoke(result); // expect: LAP1001(net10.0)
            }
            catch (InvalidOperationException e)
            {
                log.WriteLine("the end does: " + e.Message);
            }
        }
    }
}
