using System;
using System.IO;

namespace DelegateShapes
{
    /// <summary>Begun and ended without anything in between.</summary>
    // prints: nested 3
    // prints: statements 7
    // prints: in an argument 11
    // prints: returned 15
    // prints: work without a result
    // prints: assigned 19
    // prints: used at once 4
    // prints: of a lambda 23
    internal static class BeginThenEnd
    {
        private static readonly Func<int, int, int> s_add = (left, right) => left + right;

        public static void Run(TextWriter log)
        {
            Func<int, int, int> add = s_add;
            int nested = add.EndInvoke(add.BeginInvoke(1, 2, null, null)); // expect: LAP1007(net472) LAP1001(net10.0) LAP1001(net10.0)
            log.WriteLine("nested " + nested);

            IAsyncResult result = add.BeginInvoke(3, 4, null, null); // expect: LAP1007(net472) LAP1001(net10.0)
            int sum = add.EndInvoke(result); // expect: LAP1001(net10.0)
            log.WriteLine("statements " + sum);

            var other = add.BeginInvoke(5, 6, null, null); // expect: LAP1007(net472) LAP1001(net10.0)
            log.WriteLine("in an argument {0}", add.EndInvoke(other)); // expect: LAP1001(net10.0)
            log.WriteLine("returned " + Returned());

            Action<string> write = new Action<string>(log.WriteLine);
            IAsyncResult written = write.BeginInvoke("work without a result", null, null); // expect: LAP1007(net472) LAP1001(net10.0)
            write.EndInvoke(written); // expect: LAP1001(net10.0)

            IAsyncResult assigned = null;
            assigned = s_add.BeginInvoke(9, 10, null, null); // expect: LAP1007(net472) LAP1001(net10.0)
            sum = s_add.EndInvoke(assigned); // expect: LAP1001(net10.0)
            log.WriteLine("assigned " + sum);

            Func<string> four = () => "four";
            IAsyncResult used = four.BeginInvoke(null, null); // expect: LAP1007(net472) LAP1001(net10.0)
            log.WriteLine("used at once " + four.EndInvoke(used).Length); // expect: LAP1001(net10.0)

            Func<int> made;
            IAsyncResult ofLambda = (made = () => 23).BeginInvoke(null, null); // expect: LAP1007(net472) LAP1001(net10.0)
            log.WriteLine("of a lambda " + made.EndInvoke(ofLambda)); // expect: LAP1001(net10.0)
        }

        private static int Returned()
        {
            IAsyncResult result = s_add.BeginInvoke(7, 8, null, null); // expect: LAP1007(net472) LAP1001(net10.0)
            return s_add.EndInvoke(result); // expect: LAP1001(net10.0)
        }
    }
}
