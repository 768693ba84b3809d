using System;
using System.IO;

namespace DelegateShapes
{
    /// <summary>Nothing ends the call: it returns at once, and the work goes on when the caller lets it.</summary>
    // prints: the caller goes on
    // prints: one waited for the caller
    // prints: two waited for the caller
    // prints: three waited for the caller
    // prints: a failure is not heard of
    internal static class FireAndForget
    {
        public static void Run(TextWriter log)
        {
            Signal begun = new Signal();
            Signal[] ended = { new Signal(), new Signal(), new Signal() };
            Action<int, string> work = delegate(int turn, string name)
            {
                begun.Wait();
                if (turn > 0)
                {
                    ended[turn - 1].Wait();
                }

                log.WriteLine(name + " waited for the caller");
                ended[turn].Give();
            };

            work.BeginInvoke(0, "one", null, null); // expect: LAP1002(net472) LAP1001(net10.0)
            if (log != null)
                work.BeginInvoke(1, "two", null, "nobody reads this"); // expect: LAP1002(net472) LAP1001(net10.0)
            Start(() => work.BeginInvoke(2, "three", null, null)); // expect: LAP1002(net472) LAP1001(net10.0)

            log.WriteLine("the caller goes on");
            begun.Give();
            ended[2].Wait();

            Signal failing = new Signal();
            Action fail = delegate
            {
                failing.Give();
                throw new InvalidOperationException("not heard");
            };
            fail.BeginInvoke(null, null); // expect: LAP1002(net472) LAP1001(net10.0)
            failing.Wait();
            log.WriteLine("a failure is not heard of");
        }

        private static void Start(Action begin)
        {
            begin();
        }
    }
}
