using System;

namespace ApmShapes
{
    /// <summary>Pairs of Begin and End that have no method with a task beside them.</summary>
    internal class Calculator
    {
        public IAsyncResult BeginDivide(int dividend, int divisor, AsyncCallback callback, object state)
        {
            if (divisor < 0)
            {
                throw new ArgumentOutOfRangeException("divisor");
            }

            return new Operation<int>(() => Divide(dividend, divisor), callback, state);
        }

        public int EndDivide(IAsyncResult result)
        {
            return ((Operation<int>)result).End();
        }

        public IAsyncResult BeginDivideRest(int dividend, int divisor, AsyncCallback callback, object state)
        {
            return new Operation<int[]>(() => new[] { Divide(dividend, divisor), dividend % divisor }, callback, state);
        }

        public int EndDivideRest(out int rest, IAsyncResult result)
        {
            int[] results = ((Operation<int[]>)result).End();
            rest = results[1];
            return results[0];
        }

        public IAsyncResult BeginSum(int first, int second, int third, int fourth, int fifth, AsyncCallback callback, object state)
        {
            return new Operation<int>(() => first + second + third + fourth + fifth, callback, state);
        }

        public int EndSum(IAsyncResult result)
        {
            return ((Operation<int>)result).End();
        }

        public IAsyncResult BeginRun(Action work, AsyncCallback callback, object state)
        {
            return new Operation<bool>(
                delegate
                {
                    work();
                    return true;
                },
                callback,
                state);
        }

        public void EndRun(IAsyncResult result)
        {
            ((Operation<bool>)result).End();
        }

        private static int Divide(int dividend, int divisor)
        {
            if (divisor == 0)
            {
                throw new CalculatorException(dividend + " / 0");
            }

            return dividend / divisor;
        }
    }

    /// <summary>What the calculator throws.</summary>
    internal sealed class CalculatorException : Exception
    {
        public CalculatorException(string message)
            : base(message)
        {
        }
    }
}
