using System;
using System.IO;
using System.Threading.Tasks;

namespace ApmShapes
{
    /// <summary>What Begin throws is caught at the begin call, what End throws at the end call, with its own type.</summary>
    // prints: begin: ArgumentOutOfRangeException
    // prints: end: CalculatorException 1 / 0
    // prints: waited, then: CalculatorException 2 / 0
    // prints: callback: CalculatorException 3 / 0
    // prints: lambda: CalculatorException 4 / 0
    // prints: finally
    // prints: outside: CalculatorException 5 / 0
    // prints: awaited: CalculatorException 6 / 0
    // prints: begin in a callback: ArgumentOutOfRangeException
    // prints: filtered: 8 / 0
    // prints: task: CalculatorException 9 / 0
    // prints: file: FileNotFoundException
    internal static class Exceptions
    {
        private static readonly Calculator s_calculator = new Calculator();

        private static TextWriter s_log;
        private static Signal s_called;

        public static void Run(TextWriter log)
        {
            s_log = log;
            InBegin();
            InEnd();
            InCallback();
            InLambda();
            Outside();
            InAsync().GetAwaiter().GetResult();
            BeginInCallback();
            Filtered();
            Wrapped();
            File();
        }

        private static void InBegin()
        {
            IAsyncResult result;
            try
            {
                result = s_calculator.BeginDivide(1, -1, null, null); // expect: LAP2006(net472) LAP2006(net10.0)
            }
            catch (ArgumentOutOfRangeException e)
            {
                s_log.WriteLine("begin: " + e.GetType().Name);
                return;
            }

            s_log.WriteLine(s_calculator.EndDivide(result));
        }

        private static void InEnd()
        {
            IAsyncResult result = s_calculator.BeginDivide(1, 0, null, null); // expect: LAP2006(net472) LAP2006(net10.0)
            try
            {
                s_log.WriteLine(s_calculator.EndDivide(result));
            }
            catch (CalculatorException e)
            {
                s_log.WriteLine("end: CalculatorException " + e.Message);
            }

            try
            {
                IAsyncResult waited = s_calculator.BeginDivide(2, 0, null, null); // expect: LAP2006(net472) LAP2006(net10.0)
                waited.AsyncWaitHandle.WaitOne(); // expect: LAP2008(net472) LAP2008(net10.0)
                s_log.Write("waited, then: ");
                s_calculator.EndDivide(waited);
            }
            catch (Exception e)
            {
                s_log.WriteLine(e.GetType().Name + " " + e.Message);
            }
        }

        private static void InCallback()
        {
            s_called = new Signal();
            s_calculator.BeginDivide(3, 0, OnDivided, s_calculator); // expect: LAP2006(net472) LAP2006(net10.0)
            s_called.Wait();
        }

        private static void OnDivided(IAsyncResult ar)
        {
            Calculator calculator = (Calculator)ar.AsyncState;
            try
            {
                int quotient = calculator.EndDivide(ar);
                s_log.WriteLine("callback: " + quotient);
            }
            catch (CalculatorException e)
            {
                s_log.WriteLine("callback: CalculatorException " + e.Message);
            }
            finally
            {
                s_called.Give();
            }
        }

        private static void InLambda()
        {
            Signal called = new Signal();
            s_calculator.BeginDivide(4, 0, ar => // expect: LAP2006(net472) LAP2006(net10.0)
            {
                try
                {
                    s_log.WriteLine("lambda: " + s_calculator.EndDivide(ar));
                }
                catch (Exception e)
                {
                    s_log.WriteLine("lambda: " + e.GetType().Name + " " + e.Message);
                }

                called.Give();
            }, null);
            called.Wait();
        }

        private static void Outside()
        {
            try
            {
                IAsyncResult result = s_calculator.BeginDivide(5, 0, null, null); // expect: LAP2006(net472) LAP2006(net10.0)
                try
                {
                    s_calculator.EndDivide(result);
                }
                finally
                {
                    s_log.WriteLine("finally");
                }
            }
            catch (CalculatorException e)
            {
                s_log.WriteLine("outside: CalculatorException " + e.Message);
            }
        }

        private static async Task InAsync()
        {
            IAsyncResult result = s_calculator.BeginDivide(6, 0, null, null); // expect: LAP2006(net472) LAP2006(net10.0)
            await Task.Yield();
            try
            {
                s_calculator.EndDivide(result); // expect: LAP2009(net472) LAP2009(net10.0)
            }
            catch (CalculatorException e)
            {
                s_log.WriteLine("awaited: CalculatorException " + e.Message);
            }
        }

        private static void BeginInCallback()
        {
            s_called = new Signal();
            s_calculator.BeginDivide(7, 7, OnDividedOnce, null); // expect: LAP2006(net472) LAP2006(net10.0)
            s_called.Wait();
        }

        private static void OnDividedOnce(IAsyncResult ar)
        {
            try
            {
                int quotient = s_calculator.EndDivide(ar);
                s_calculator.BeginDivide(quotient, -1, OnDividedOnce, null); // expect: LAP2006(net472) LAP2006(net10.0)
            }
            catch (ArgumentException e)
            {
                s_log.WriteLine("begin in a callback: " + e.GetType().Name);
                s_called.Give();
            }
        }

        private static void Filtered()
        {
            IAsyncResult result = s_calculator.BeginDivide(8, 0, null, null); // expect: LAP2006(net472) LAP2006(net10.0)
            try
            {
                s_calculator.EndDivide(result);
            }
            catch (Exception e) when (e is CalculatorException)
            {
                s_log.WriteLine("filtered: " + e.Message);
            }
        }

        private static void Wrapped()
        {
            Task<int> task = Task<int>.Factory.FromAsync(s_calculator.BeginDivide, s_calculator.EndDivide, 9, 0, null);
            try
            {
                task.Wait();
            }
            catch (AggregateException e)
            {
                s_log.WriteLine("task: CalculatorException " + e.InnerException.Message);
            }
        }

        private static void File()
        {
            string missing = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString());
            try
            {
                using (FileStream stream = new FileStream(missing, FileMode.Open))
                {
                    byte[] bytes = new byte[1];
                    IAsyncResult result = stream.BeginRead(bytes, 0, bytes.Length, null, null); // expect: LAP2005(net472) LAP2005(net10.0)
                    stream.EndRead(result);
                }
            }
            catch (IOException e)
            {
                s_log.WriteLine("file: " + e.GetType().Name);
            }
        }
    }
}
