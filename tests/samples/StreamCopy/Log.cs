using System;
using System.IO;
using System.Text;
using System.Threading;

namespace StreamCopy
{
    /// <summary>A log in memory, written in passing.</summary>
    public class Log
    {
        private readonly MemoryStream _stream = new MemoryStream();

        /// <summary>Begins to write a line and never looks back.</summary>
        public void Write(string line)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(line);

            // Nobody ends this: an error goes unseen.
            _stream.BeginWrite(bytes, 0, bytes.Length, null, null); // expect: LAP2001(net472) LAP2001(net10.0)
        }

        /// <summary>Waits until the log holds <paramref name="length"/> bytes and gives its text.</summary>
        public string Read(int length)
        {
            if (!SpinWait.SpinUntil(() => _stream.Length == length, TimeSpan.FromSeconds(10)))
            {
                throw new TimeoutException();
            }

            return Encoding.UTF8.GetString(_stream.ToArray());
        }
    }
}
