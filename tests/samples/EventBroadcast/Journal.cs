using System;
using System.Collections.Generic;

namespace EventBroadcast
{
    /// <summary>Collects lines from any thread and prints them in an order that does not depend on it.</summary>
    public class Journal
    {
        private readonly List<string> _lines = new List<string>();

        public void Write(string line)
        {
            lock (_lines)
            {
                _lines.Add(line);
            }
        }

        public void Print()
        {
            lock (_lines)
            {
                _lines.Sort(StringComparer.Ordinal);
                _lines.ForEach(Console.WriteLine);
                _lines.Clear();
            }
        }
    }
}
