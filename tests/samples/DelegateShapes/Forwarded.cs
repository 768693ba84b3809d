using System;
using System.IO;
using System.Threading.Tasks;

namespace DelegateShapes
{
    /// <summary>Begin and End methods of a class that stand for a delegate: callers go on as they did.</summary>
    // prints: ended: 3
    // prints: called back: 7 with the state, the same async result
    // prints: waited: True 11
    // prints: wrapped: 15
    // prints: failed: broken
    // prints: void work
    // prints: void called back
    internal static class Forwarded
    {
        // The callers stay as they are, for they are to find everything as it was.
#pragma warning disable LAP2006, LAP2008
        public static void Run(TextWriter log)
        {
            Adder adder = new Adder(log);
            IAsyncResult result = adder.BeginAdd(1, 2, null, null);
            log.WriteLine("ended: " + adder.EndAdd(result));

            Signal begun = new Signal();
            Signal called = new Signal();
            IAsyncResult kept = null;
            kept = adder.BeginAdd(3, 4, delegate(IAsyncResult ar)
            {
                begun.Wait();
                log.WriteLine("called back: {0} with {1}, {2} async result", adder.EndAdd(ar), ar.AsyncState, ReferenceEquals(ar, kept) ? "the same" : "another");
                called.Give();
            }, "the state");
            begun.Give();
            called.Wait();

            result = adder.BeginAdd(5, 6, null, null);
            bool completed = result.AsyncWaitHandle.WaitOne(10000);
            log.WriteLine("waited: {0} {1}", completed && result.IsCompleted, adder.EndAdd(result));

            log.WriteLine("wrapped: " + Task.Factory.FromAsync<int, int, int>(adder.BeginAdd, adder.EndAdd, 7, 8, null).Result);

            result = adder.BeginAdd(-1, 0, null, null);
            try
            {
                adder.EndAdd(result);
            }
            catch (InvalidOperationException e)
            {
                log.WriteLine("failed: " + e.Message);
            }

            Signal written = new Signal();
            adder.BeginWrite("void work", delegate(IAsyncResult ar)
            {
                adder.EndWrite(ar);
                log.WriteLine(ar.AsyncState);
                written.Give();
            }, "void called back");
            written.Wait();
        }
#pragma warning restore LAP2006, LAP2008

        private sealed class Adder
        {
            private readonly Func<int, int, int> _add;
            private readonly Action<string> _write;

            public Adder(TextWriter log)
            {
                _add = Add;
                _write = log.WriteLine;
            }

            public IAsyncResult BeginAdd(int left, int right, AsyncCallback callback, object state)
            {
                return _add.BeginInvoke(left, right, callback, state); // expect: LAP1007(net472) LAP1001(net10.0)
            }

            public int EndAdd(IAsyncResult result)
            {
                return _add.EndInvoke(result); // expect: LAP1001(net10.0)
            }

            public IAsyncResult BeginWrite(string text, AsyncCallback callback, object state)
            {
                return _write.BeginInvoke(text, callback, state); // expect: LAP1007(net472) LAP1001(net10.0)
            }

            public void EndWrite(IAsyncResult result)
            {
                _write.EndInvoke(result); // expect: LAP1001(net10.0)
            }

            private static int Add(int left, int right)
            {
                if (left < 0)
                {
                    throw new InvalidOperationException("broken");
                }

                return left + right;
            }
        }
    }
}
