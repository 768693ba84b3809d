using System;
using System.IO;

namespace DelegateShapes
{
    /// <summary>What the delegate throws comes out of the end call in the callback.</summary>
    // prints: lambda: OrderException: no stock of 1
    // prints: lambda: finally
    // prints: after other work
    // prints: lambda: OrderException: no stock of 2
    // prints: method: OrderException: no stock of 3
    // prints: method: finally of the third
    // prints: method: 4 ordered
    // prints: method: finally of the fourth
    internal static class ExceptionsInCallbacks
    {
        private static readonly Func<int, int> s_order = Order;

        private static TextWriter s_log;
        private static Signal s_called;

        public static void Run(TextWriter log)
        {
            Signal first = new Signal();
            s_order.BeginInvoke(1, ar => // expect: LAP1007(net472) LAP1001(net10.0)
            {
                try
                {
                    log.WriteLine("lambda: " + s_order.EndInvoke(ar)); // expect: LAP1001(net10.0)
                }
                catch (AggregateException)
                {
                    log.WriteLine("lambda: wrapped");
                }
                catch (OrderException e)
                {
                    log.WriteLine("lambda: {0}: {1}", e.GetType().Name, e.Message);
                }
                finally
                {
                    log.WriteLine("lambda: finally");
                    first.Give();
                }
            }, null);
            first.Wait();

            Signal second = new Signal();
            s_order.BeginInvoke(2, delegate(IAsyncResult ar) // expect: LAP1007(net472) LAP1001(net10.0)
            {
                log.WriteLine("after other work");
                try
                {
                    s_order.EndInvoke(ar); // expect: LAP1001(net10.0)
                }
                catch (Exception e)
                {
                    log.WriteLine("lambda: {0}: {1}", e.GetType().Name, e.Message);
                }

                second.Give();
            }, null);
            second.Wait();

            s_log = log;
            s_called = new Signal();
            s_order.BeginInvoke(3, new AsyncCallback(OnOrdered), "third"); // expect: LAP1007(net472) LAP1001(net10.0)
            s_called.Wait();

            s_called = new Signal();
            s_order.BeginInvoke(4, new AsyncCallback(OnOrdered), "fourth"); // expect: LAP1007(net472) LAP1001(net10.0)
            s_called.Wait();
        }

        private static void OnOrdered(IAsyncResult ar)
        {
            try
            {
                int count = s_order.EndInvoke(ar); // expect: LAP1001(net10.0)
                s_log.WriteLine("method: {0} ordered", count);
            }
            catch (OrderException e)
            {
                s_log.WriteLine("method: {0}: {1}", e.GetType().Name, e.Message);
            }
            finally
            {
                s_log.WriteLine("method: finally of the " + ar.AsyncState);
                s_called.Give();
            }
        }

        private static int Order(int count)
        {
            if (count < 4)
            {
                throw new OrderException("no stock of " + count);
            }

            return count;
        }

        private sealed class OrderException : Exception
        {
            public OrderException(string message)
                : base(message)
            {
            }
        }
    }
}
