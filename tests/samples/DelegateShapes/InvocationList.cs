using System;
using System.Collections.Generic;
using System.IO;

namespace DelegateShapes
{
    /// <summary>An event that is raised target by target, and one that has only one.</summary>
    // prints: forgotten: first heard 1
    // prints: forgotten: second heard 1
    // prints: ended: first heard 2
    // prints: ended: second heard 2
    // prints: alone: third heard 3
    internal static class InvocationList
    {
        private static event Action<int> Several;

        private static event Action<int> Single;

        public static void Run(TextWriter log)
        {
            List<string> heard = new List<string>();
            Signal[] ended = { null, new Signal(2), new Signal(2), new Signal() };
            Func<string, Action<int>> listener = delegate(string name)
            {
                return delegate(int value)
                {
                    lock (heard)
                    {
                        heard.Add(name + " heard " + value);
                    }

                    ended[value].Give();
                };
            };
            Several += listener("first");
            Several += listener("second");
            Single += listener("third");

            using (new HeldPool())
            {
                int value = 1;
                foreach (Action<int> target in Several.GetInvocationList())
                {
                    target.BeginInvoke(value, null, null); // expect: LAP1002(net472) LAP1001(net10.0)
                }

                value = 100;
            }

            ended[1].Wait();
            Print(log, "forgotten", heard);

            foreach (Delegate target in Several.GetInvocationList())
            {
                ((Action<int>)target).BeginInvoke(2, OnHeard, target); // expect: LAP1007(net472) LAP1001(net10.0)
            }

            ended[2].Wait();
            Print(log, "ended", heard);

            if (Single != null)
            {
                Single.BeginInvoke(3, null, null); // expect: LAP1006(net472) LAP1001(net10.0)
            }

            ended[3].Wait();
            Print(log, "alone", heard);
        }

        private static void OnHeard(IAsyncResult ar)
        {
            ((Action<int>)ar.AsyncState).EndInvoke(ar); // expect: LAP1001(net10.0)
        }

        private static void Print(TextWriter log, string when, List<string> heard)
        {
            heard.Sort(StringComparer.Ordinal);
            foreach (string line in heard)
            {
                log.WriteLine(when + ": " + line);
            }

            heard.Clear();
        }
    }
}
