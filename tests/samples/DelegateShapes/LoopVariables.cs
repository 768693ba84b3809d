using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace DelegateShapes
{
    /// <summary>Calls that are begun in a loop get the values of their own turn, however late they run.</summary>
    // prints: for: 0 1 2
    // prints: while: 3 4 5
    // prints: foreach: 6 7 8
    // prints: callbacks: 9:a 10:b 11:c
    internal static class LoopVariables
    {
        public static void Run(TextWriter log)
        {
            List<int> seen = new List<int>();
            Signal ended = new Signal(9);
            Action<int> see = delegate(int value)
            {
                lock (seen)
                {
                    seen.Add(value);
                }

                ended.Give();
            };

            List<string> called = new List<string>();
            Signal calledBack = new Signal(3);
            using (new HeldPool())
            {
                for (int i = 0; i < 3; i++)
                {
                    see.BeginInvoke(i, null, null); // expect: LAP1002(net472) LAP1001(net10.0)
                }

                int next = 3;
                while (next < 6)
                {
                    see.BeginInvoke(next++, null, null); // expect: LAP1002(net472) LAP1001(net10.0)
                }

                int current;
                foreach (int value in new int[] { 6, 7, 8 })
                {
                    current = value;
                    see.BeginInvoke(current, null, null); // expect: LAP1002(net472) LAP1001(net10.0)
                }

                Func<int, int> same = delegate(int value) { return value; };
                char letter = 'a';
                for (int i = 9; i < 12; i++)
                {
                    same.BeginInvoke(i, delegate(IAsyncResult ar) // expect: LAP1007(net472) LAP1001(net10.0)
                    {
                        int value = same.EndInvoke(ar); // expect: LAP1001(net10.0)
                        lock (called)
                        {
                            called.Add(value + ":" + ar.AsyncState);
                        }

                        calledBack.Give();
                    }, letter);
                    letter++;
                }
            }

            ended.Wait();
            seen.Sort();
            log.WriteLine("for: " + string.Join(" ", seen.Take(3)));
            log.WriteLine("while: " + string.Join(" ", seen.Skip(3).Take(3)));
            log.WriteLine("foreach: " + string.Join(" ", seen.Skip(6)));

            calledBack.Wait();
            log.WriteLine("callbacks: " + string.Join(" ", called.OrderBy(text => text.Length).ThenBy(text => text, StringComparer.Ordinal)));
        }
    }
}
