using System;
using System.IO;

namespace DelegateShapes
{
    /// <summary>Two calls run at the same time, each waiting for the other, and are ended in the other order.</summary>
    // prints: second heard the first
    // prints: first heard the second
    // prints: the same delegate: 2 and 1
    // prints: one variable: 3, then 4
    internal static class TwoAtOnce
    {
        public static void Run(TextWriter log)
        {
            Signal first = new Signal();
            Signal second = new Signal();
            Func<string> ofFirst = delegate
            {
                first.Give();
                second.Wait();
                return "first heard the second";
            };
            Func<string> ofSecond = delegate
            {
                second.Give();
                first.Wait();
                return "second heard the first";
            };

            IAsyncResult firstResult = ofFirst.BeginInvoke(null, null); // expect: LAP1007(net472) LAP1001(net10.0)
            IAsyncResult secondResult = ofSecond.BeginInvoke(null, null); // expect: LAP1007(net472) LAP1001(net10.0)
            log.WriteLine(ofSecond.EndInvoke(secondResult)); // expect: LAP1001(net10.0)
            log.WriteLine(ofFirst.EndInvoke(firstResult)); // expect: LAP1001(net10.0)

            Func<int, int> same = delegate(int number) { return number; };
            IAsyncResult one = same.BeginInvoke(1, null, null); // expect: LAP1007(net472) LAP1001(net10.0)
            IAsyncResult two = same.BeginInvoke(2, null, null); // expect: LAP1007(net472) LAP1001(net10.0)
            log.WriteLine("the same delegate: {0} and {1}", same.EndInvoke(two), same.EndInvoke(one)); // expect: LAP1001(net10.0) LAP1001(net10.0)

            IAsyncResult result = same.BeginInvoke(3, null, null); // expect: LAP1007(net472) LAP1001(net10.0)
            int ended = same.EndInvoke(result); // expect: LAP1001(net10.0)
            result = same.BeginInvoke(4, null, null); // expect: LAP1007(net472) LAP1001(net10.0)
            log.WriteLine("one variable: {0}, then {1}", ended, same.EndInvoke(result)); // expect: LAP1001(net10.0)
        }
    }
}
