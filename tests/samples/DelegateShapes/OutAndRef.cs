using System;
using System.IO;

namespace DelegateShapes
{
    /// <summary>What the work writes to its out and ref arguments comes out of the end call.</summary>
    // prints: out: True, 3 rest 1
    // prints: ref: 7 became 14, not before the end: 7
    // prints: both: 5 and 12 of 6
    // prints: out alone: 9
    // prints: ref field: 21
    // prints: another variable: 1 stays, 2 is given
    // prints: returned: 4
    // prints: failed: no more
    internal sealed class OutAndRef
    {
        private int _field = 7;

        private delegate bool Divide(int number, int divisor, out int quotient, out int rest);

        private delegate void Change(ref int value);

        private delegate string Both(out int half, ref int value);

        private delegate void Give(out int value);

        public static void Run(TextWriter log)
        {
            Divide divide = DivideBy;
            int quotient;
            int rest;
            IAsyncResult result = divide.BeginInvoke(10, 3, out quotient, out rest, null, null); // expect: LAP1007(net472) LAP1001(net10.0)
            bool possible = divide.EndInvoke(out quotient, out rest, result); // expect: LAP1001(net10.0)
            log.WriteLine("out: {0}, {1} rest {2}", possible, quotient, rest);

            Change change = delegate(ref int changed) { changed *= 2; };
            int value = 7;
            IAsyncResult changing = change.BeginInvoke(ref value, null, null); // expect: LAP1007(net472) LAP1001(net10.0)
            int before = value; // expect: LAP1008(net472)
            change.EndInvoke(ref value, changing); // expect: LAP1001(net10.0)
            log.WriteLine("ref: 7 became {0}, not before the end: {1}", value, before);

            Both both = delegate(out int given, ref int changed)
            {
                given = changed / 2;
                changed += 2;
                return "both: {0} and {1} of {2}";
            };
            int half;
            int whole = 10;
            IAsyncResult ofBoth = both.BeginInvoke(out half, ref whole, null, null); // expect: LAP1007(net472) LAP1001(net10.0)
            string format = both.EndInvoke(out half, ref whole, ofBoth); // expect: LAP1001(net10.0)
            log.WriteLine(format, half, whole, whole / 2);

            Give give = delegate(out int given) { given = 9; };
            int alone;
            IAsyncResult giving = give.BeginInvoke(out alone, null, null); // expect: LAP1007(net472) LAP1001(net10.0)
            give.EndInvoke(out alone, giving); // expect: LAP1001(net10.0)
            log.WriteLine("out alone: " + alone);

            new OutAndRef().Field(log);
            AnotherVariable(log, change);
            log.WriteLine("returned: " + Returned(divide));
            Failure(log);
        }

        private static bool DivideBy(int number, int divisor, out int quotient, out int rest)
        {
            quotient = number / divisor;
            rest = number % divisor;
            return true;
        }

        private void Field(TextWriter log)
        {
            Change change = delegate(ref int changed) { changed *= 3; };
            IAsyncResult result = change.BeginInvoke(ref _field, null, null); // expect: LAP1007(net472) LAP1001(net10.0)
            change.EndInvoke(ref _field, result); // expect: LAP1001(net10.0)
            log.WriteLine("ref field: " + _field);
        }

        private static void AnotherVariable(TextWriter log, Change change)
        {
            int given = 1;
            int taken = 100;
            IAsyncResult result = change.BeginInvoke(ref given, null, null); // expect: LAP1007(net472) LAP1001(net10.0)
            change.EndInvoke(ref taken, result); // expect: LAP1001(net10.0)
            log.WriteLine("another variable: {0} stays, {1} is given", given, taken);
        }

        private static int Returned(Divide divide)
        {
            int quotient;
            int rest;
            IAsyncResult result = divide.BeginInvoke(14, 3, out quotient, out rest, null, null); // expect: LAP1007(net472) LAP1001(net10.0)
            divide.EndInvoke(out quotient, out rest, result); // expect: LAP1001(net10.0)
            return quotient;
        }

        private static void Failure(TextWriter log)
        {
            Give fail = delegate(out int given) { throw new InvalidOperationException("no more"); };
            int value = 1;
            IAsyncResult result = fail.BeginInvoke(out value, null, null); // expect: LAP1007(net472) LAP1001(net10.0)
            try
            {
                fail.EndInvoke(out value, result); // expect: LAP1001(net10.0)
            }
            catch (InvalidOperationException e)
            {
                log.WriteLine("failed: " + e.Message);
            }
        }
    }
}
