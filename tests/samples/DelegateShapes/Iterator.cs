using System;
using System.Collections.Generic;
using System.IO;

namespace DelegateShapes
{
    /// <summary>An iterator begins the next item while the caller has the last; nothing is begun before it is asked for.</summary>
    // prints: nothing is begun: True
    // prints: page 1, 2 begun
    // prints: page 2, 3 begun
    // prints: page 3, 4 begun
    // prints: forgotten 3
    internal sealed class Iterator
    {
        private readonly List<int> _begun = new List<int>();
        private int _noted;

        public static void Run(TextWriter log)
        {
            Iterator shape = new Iterator();
            IEnumerable<string> pages = shape.Pages(3);
            log.WriteLine("nothing is begun: " + (shape._begun.Count == 0));
            foreach (string page in pages)
            {
                log.WriteLine(page + ", " + shape._begun.Count + " begun");
            }

            Signal noted = new Signal(3);
            foreach (int number in shape.Notes(3, noted))
            {
                shape._noted = number;
            }

            noted.Wait();
            log.WriteLine("forgotten " + shape._noted);
        }

        private IEnumerable<string> Pages(int count)
        {
            Func<int, string> load = number => "page " + number;
            IAsyncResult next = load.BeginInvoke(Next(), null, null); // expect: LAP1007(net472) LAP1001(net10.0)
            for (int i = 0; i < count; i++)
            {
                string page = load.EndInvoke(next); // expect: LAP1001(net10.0)
                next = load.BeginInvoke(Next(), null, null); // expect: LAP1007(net472) LAP1001(net10.0)
                yield return page;
            }

            load.EndInvoke(next); // expect: LAP1001(net10.0)
        }

        private IEnumerable<int> Notes(int count, Signal noted)
        {
            Action<int> note = number => noted.Give();
            for (int i = 1; i <= count; i++)
            {
                note.BeginInvoke(i, null, null); // expect: LAP1002(net472) LAP1001(net10.0)
                yield return i;
            }
        }

        private int Next()
        {
            _begun.Add(_begun.Count + 1);
            return _begun.Count;
        }
    }
}
