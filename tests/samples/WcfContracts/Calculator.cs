using System;
using System.ServiceModel;
using System.Threading;

namespace WcfContracts
{
    /// <summary>The service: each operation is implemented in another way.</summary>
    [ServiceBehavior(InstanceContextMode = InstanceContextMode.Single)]
    public class Calculator : ICalculator
    {
        private readonly Func<double, double, double> _add = delegate(double left, double right) { return left + right; };
        private readonly ManualResetEvent _noted = new ManualResetEvent(false);
        private string _note;

        // A delegate runs it.
        public IAsyncResult BeginAdd(double left, double right, AsyncCallback callback, object state)
        {
            return _add.BeginInvoke(left, right, callback, state); // expect: LAP1007(net472)
        }

        public double EndAdd(IAsyncResult result)
        {
            return _add.EndInvoke(result);
        }

        // An async result of its own.
        public IAsyncResult BeginSubtract(double left, double right, AsyncCallback callback, object state)
        {
            return new Calculation(delegate { return left - right; }, callback, state);
        }

        public double EndSubtract(IAsyncResult result)
        {
            return ((Calculation)result).Finish();
        }

        // It is done at once.
        IAsyncResult ICalculator.BeginMultiply(double left, double right, AsyncCallback callback, object state)
        {
            CompletedAsyncResult<double> result = new CompletedAsyncResult<double>(left * right, state);
            if (callback != null)
            {
                callback(result);
            }

            return result;
        }

        double ICalculator.EndMultiply(IAsyncResult result)
        {
            return ((CompletedAsyncResult<double>)result).Data;
        }

        // It may fail.
        [OperationBehavior(TransactionScopeRequired = false)]
        public IAsyncResult BeginDivide(double left, double right, AsyncCallback callback, object state)
        {
            return new Calculation(delegate { return Divide(left, right); }, callback, state);
        }

        public double EndDivide(IAsyncResult result)
        {
            return ((Calculation)result).Finish();
        }

        public IAsyncResult BeginNote(string text, AsyncCallback callback, object state)
        {
            _note = text;
            _noted.Set();
            return new Calculation(delegate { return 0; }, callback, state);
        }

        public void EndNote(IAsyncResult result)
        {
            ((Calculation)result).Finish();
        }

        /// <summary>Waits for the note of a client.</summary>
        public string ReadNote()
        {
            return _noted.WaitOne(TimeSpan.FromSeconds(10)) ? _note : "none";
        }

        private static double Divide(double left, double right)
        {
            if (right == 0)
            {
                throw new FaultException<string>("zero", new FaultReason("Nothing can be divided by zero."));
            }

            return left / right;
        }
    }
}
