using System;
using System.Collections.Generic;
using System.IO;

namespace DelegateShapes
{
    /// <summary>Several calls have one callback, and each its own state.</summary>
    // prints: double 2 = 4
    // prints: square 3 = 9
    // prints: triple 3 = 9
    // prints: void: one, two
    internal static class SharedCallback
    {
        private static readonly Func<int, int> s_double = number => 2 * number;

        private static List<string> s_lines;
        private static Signal s_called;

        public static void Run(TextWriter log)
        {
            s_lines = new List<string>();
            s_called = new Signal(3);
            Func<int, int> square = number => number * number;
            Func<int, int> triple = number => 3 * number;
            s_double.BeginInvoke(2, OnCalculated, new Request("double", 2, s_double)); // expect: LAP1007(net472) LAP1001(net10.0)
            square.BeginInvoke(3, new AsyncCallback(OnCalculated), new Request("square", 3, square)); // expect: LAP1007(net472) LAP1001(net10.0)
            triple.BeginInvoke(3, SharedCallback.OnCalculated, new Request("triple", 3, triple)); // expect: LAP1007(net472) LAP1001(net10.0)
            s_called.Wait();
            s_lines.Sort(StringComparer.Ordinal);
            s_lines.ForEach(log.WriteLine);

            s_lines.Clear();
            s_called = new Signal(2);
            Action<string> add = Add;
            add.BeginInvoke("one", OnAdded, add); // expect: LAP1007(net472) LAP1001(net10.0)
            add.BeginInvoke("two", OnAdded, add); // expect: LAP1007(net472) LAP1001(net10.0)
            s_called.Wait();
            s_lines.Sort(StringComparer.Ordinal);
            log.WriteLine("void: " + string.Join(", ", s_lines));
        }

        private static void OnCalculated(IAsyncResult ar)
        {
            Request request = (Request)ar.AsyncState;
            int result = request.Work.EndInvoke(ar); // expect: LAP1001(net10.0)
            Add(request.Name + " " + request.Number + " = " + result);
            s_called.Give();
        }

        private static void OnAdded(IAsyncResult ar)
        {
            Action<string> add = (Action<string>)ar.AsyncState;
            add.EndInvoke(ar); // expect: LAP1001(net10.0)
            s_called.Give();
        }

        private static void Add(string line)
        {
            lock (s_lines)
            {
                s_lines.Add(line);
            }
        }

        private sealed class Request
        {
            public Request(string name, int number, Func<int, int> work)
            {
                Name = name;
                Number = number;
                Work = work;
            }

            public string Name { get; private set; }

            public int Number { get; private set; }

            public Func<int, int> Work { get; private set; }
        }
    }
}
