using System;
using System.IO;

namespace ApmShapes
{
    /// <summary>A stream is copied by callbacks that call each other, in lambdas and in methods.</summary>
    // prints: lambdas: 100 bytes, equal True
    // prints: methods: 100 bytes, equal True
    // prints: completed 1 error NotSupportedException
    internal sealed class CopyByCallbacks
    {
        private readonly byte[] _original = new byte[100];
        private readonly MemoryStream _target = new MemoryStream();
        private readonly byte[] _buffer = new byte[16];
        private readonly Signal _done = new Signal();
        private Stream _source;

        private CopyByCallbacks()
        {
            new Random(42).NextBytes(_original);
        }

        public static void Run(TextWriter log)
        {
            CopyByCallbacks copy = new CopyByCallbacks();
            log.WriteLine("lambdas: " + copy.InLambdas());
            log.WriteLine("methods: " + new CopyByCallbacks().InMethods());
            Signal failed = new Signal();
            int completed = 0;
            Copy(new MemoryStream(copy._original), new MemoryStream(copy._buffer, false), error =>
            {
                completed++;
                log.WriteLine("completed {0} error {1}", completed, error.GetType().Name);
                failed.Give();
            });
            failed.Wait();
        }

        private string InLambdas()
        {
            Signal done = new Signal();
            Copy(new MemoryStream(_original), _target, error => done.Give());
            done.Wait();
            return Outcome();
        }

        private static void Copy(Stream source, Stream target, Action<Exception> completed)
        {
            byte[] buffer = new byte[16];
            AsyncCallback onRead = null;
            onRead = ar =>
            {
                try
                {
                    int count = source.EndRead(ar);
                    if (count == 0)
                    {
                        completed(null);
                        return;
                    }

                    target.BeginWrite(buffer, 0, count, written => // expect: LAP2005(net472) LAP2005(net10.0)
                    {
                        try
                        {
                            target.EndWrite(written);
                            source.BeginRead(buffer, 0, buffer.Length, onRead, null); // expect: LAP2005(net472) LAP2005(net10.0)
                        }
                        catch (Exception e)
                        {
                            completed(e);
                        }
                    }, null);
                }
                catch (Exception e)
                {
                    completed(e);
                }
            };
            source.BeginRead(buffer, 0, buffer.Length, onRead, null); // expect: LAP2005(net472) LAP2005(net10.0)
        }

        private string InMethods()
        {
            _source = new MemoryStream(_original);
            Read();
            _done.Wait();
            return Outcome();
        }

        private void Read()
        {
            _source.BeginRead(_buffer, 0, _buffer.Length, OnRead, null); // expect: LAP2005(net472) LAP2005(net10.0)
        }

        private void OnRead(IAsyncResult ar)
        {
            int count = _source.EndRead(ar);
            if (count > 0)
            {
                _target.BeginWrite(_buffer, 0, count, OnWritten, count); // expect: LAP2005(net472) LAP2005(net10.0)
            }
            else
            {
                _done.Give();
            }
        }

        private void OnWritten(IAsyncResult ar)
        {
            _target.EndWrite(ar);
            if ((int)ar.AsyncState > 0)
            {
                Read();
            }
        }

        private string Outcome()
        {
            return _target.Length + " bytes, equal " + (BitConverter.ToString(_target.ToArray()) == BitConverter.ToString(_original));
        }
    }
}
