using System;
using System.IO;

namespace DelegateShapes
{
    /// <summary>What the delegate throws comes out of the end call as it was thrown, and nowhere before.</summary>
    // prints: the begin call does not throw
    // prints: OrderException: no stock of 3 (inner: none)
    // prints: filtered: no stock of 4
    // prints: nested: no stock of 5
    // prints: OrderException: could not order 6 (inner: FormatException)
    // prints: AggregateException: own (inner: OrderException)
    // prints: OperationCanceledException: given up (inner: none)
    // prints: the same object
    internal static class Exceptions
    {
        public static void Run(TextWriter log)
        {
            Func<int, int> order = delegate(int count) { throw new OrderException("no stock of " + count, null); };
            IAsyncResult result = order.BeginInvoke(3, null, null); // expect: LAP1007(net472) LAP1001(net10.0)
            log.WriteLine("the begin call does not throw");
            try
            {
                log.WriteLine(order.EndInvoke(result)); // expect: LAP1001(net10.0)
            }
            catch (AggregateException e)
            {
                log.WriteLine("wrapped: " + e.Message);
            }
            catch (OrderException e)
            {
                Print(log, e);
            }

            try
            {
                IAsyncResult filtered = order.BeginInvoke(4, null, null); // expect: LAP1007(net472) LAP1001(net10.0)
                order.EndInvoke(filtered); // expect: LAP1001(net10.0)
            }
            catch (Exception e) when (e is OrderException)
            {
                log.WriteLine("filtered: " + e.Message);
            }

            try
            {
                order.EndInvoke(order.BeginInvoke(5, null, null)); // expect: LAP1007(net472) LAP1001(net10.0) LAP1001(net10.0)
            }
            catch (OrderException e)
            {
                log.WriteLine("nested: " + e.Message);
            }

            Throws(log, new OrderException("could not order 6", new FormatException()));
            Throws(log, new AggregateException("own", new OrderException("inner", null)));
            Throws(log, new OperationCanceledException("given up"));

            Exception same = new OrderException("same", null);
            Action fail = delegate { throw same; };
            try
            {
                IAsyncResult failed = fail.BeginInvoke(null, null); // expect: LAP1007(net472) LAP1001(net10.0)
                fail.EndInvoke(failed); // expect: LAP1001(net10.0)
            }
            catch (Exception e)
            {
                log.WriteLine(ReferenceEquals(e, same) ? "the same object" : "another object");
            }
        }

        private static void Throws(TextWriter log, Exception exception)
        {
            Action fail = delegate { throw exception; };
            IAsyncResult result = fail.BeginInvoke(null, null); // expect: LAP1007(net472) LAP1001(net10.0)
            try
            {
                fail.EndInvoke(result); // expect: LAP1001(net10.0)
            }
            catch (Exception e)
            {
                Print(log, e);
            }
        }

        /// <summary>Runtimes add to the message of an AggregateException what is in it.</summary>
        private static void Print(TextWriter log, Exception e)
        {
            log.WriteLine("{0}: {1} (inner: {2})", e.GetType().Name, e is AggregateException ? e.Message.Split(' ')[0] : e.Message, e.InnerException == null ? "none" : e.InnerException.GetType().Name);
        }

        private sealed class OrderException : Exception
        {
            public OrderException(string message, Exception inner)
                : base(message, inner)
            {
            }
        }
    }
}
