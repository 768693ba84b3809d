using System;
using System.IO;
using System.Threading.Tasks;

namespace ApmShapes
{
    /// <summary>The caller works between Begin and End: neither could go on without the other.</summary>
    // prints: the operation has started
    // prints: the caller has worked
    // prints: ended
    // prints: in an async function: the caller has worked
    // prints: in an async function: ended
    // prints: begun in a branch: 0 2
    internal static class BeginWorkEnd
    {
        private static readonly Calculator s_calculator = new Calculator();

        public static void Run(TextWriter log)
        {
            Signal started = new Signal();
            Signal worked = new Signal();
            Action work = delegate
            {
                started.Give();
                worked.Wait();
            };

            IAsyncResult result = s_calculator.BeginRun(work, null, null); // expect: LAP2006(net472) LAP2006(net10.0)
            started.Wait();
            log.WriteLine("the operation has started");
            log.WriteLine("the caller has worked");
            worked.Give();
            s_calculator.EndRun(result);
            log.WriteLine("ended");

            InAsync(log).GetAwaiter().GetResult();
            log.WriteLine("begun in a branch: {0} {1}", InBranch(1), InBranch(2));
        }

        private static async Task InAsync(TextWriter log)
        {
            Signal worked = new Signal();
            IAsyncResult result = s_calculator.BeginRun(worked.Wait, null, null); // expect: LAP2006(net472) LAP2006(net10.0)
            log.WriteLine("in an async function: the caller has worked");
            worked.Give();
            await Task.Yield();
            s_calculator.EndRun(result); // expect: LAP2009(net472) LAP2009(net10.0)
            log.WriteLine("in an async function: ended");
        }

        private static int InBranch(int number)
        {
            if (number > 1)
            {
                IAsyncResult result = s_calculator.BeginDivide(4, number, null, null); // expect: LAP2006(net472) LAP2006(net10.0)
                number++;
                return s_calculator.EndDivide(result);
            }

            return 0;
        }
    }
}
