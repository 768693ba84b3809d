using System;
using System.IO;
using System.Threading;

namespace DelegateShapes
{
    /// <summary>Begun and ended under a lock that the work does not need, and begun under one that the callback does.</summary>
    // prints: begun and ended: 3
    // prints: the caller leaves the lock
    // prints: the callback enters it: 7
    // prints: the caller leaves it again
    // prints: the lambda enters it: 11
    internal static class Locks
    {
        private static readonly object s_lock = new object();
        private static readonly Func<int, int, int> s_add = (left, right) => left + right;

        private static TextWriter s_log;
        private static Signal s_called;

        public static void Run(TextWriter log)
        {
            s_log = log;
            lock (s_lock)
            {
                IAsyncResult result = s_add.BeginInvoke(1, 2, null, null); // expect: LAP1007(net472) LAP1001(net10.0)
                int sum = s_add.EndInvoke(result); // expect: LAP1001(net10.0)
                log.WriteLine("begun and ended: " + sum);
            }

            s_called = new Signal();
            lock (s_lock)
            {
                s_add.BeginInvoke(3, 4, OnAdded, null); // expect: LAP1007(net472) LAP1001(net10.0)
                Thread.Sleep(20);
                log.WriteLine("the caller leaves the lock");
            }

            s_called.Wait();

            Signal called = new Signal();
            lock (s_lock)
            {
                s_add.BeginInvoke(5, 6, ar => // expect: LAP1007(net472) LAP1001(net10.0)
                {
                    lock (s_lock)
                    {
                        log.WriteLine("the lambda enters it: " + s_add.EndInvoke(ar)); // expect: LAP1001(net10.0)
                    }

                    called.Give();
                }, null);
                Thread.Sleep(20);
                log.WriteLine("the caller leaves it again");
            }

            called.Wait();
        }

        private static void OnAdded(IAsyncResult ar)
        {
            lock (s_lock)
            {
                s_log.WriteLine("the callback enters it: " + s_add.EndInvoke(ar)); // expect: LAP1001(net10.0)
            }

            s_called.Give();
        }
    }
}
