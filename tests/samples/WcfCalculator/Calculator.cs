using System;
using System.ServiceModel;
using System.Threading;

namespace WcfCalculator
{
    /// <summary>The service: adds at once, divides asynchronously.</summary>
    [ServiceBehavior(InstanceContextMode = InstanceContextMode.Single)]
    public class Calculator : ICalculator
    {
        private readonly ManualResetEvent _noted = new ManualResetEvent(false);
        private string _note;

        /// <inheritdoc/>
        public double Add(double left, double right)
        {
            return left + right;
        }

        /// <inheritdoc/>
        public IAsyncResult BeginDivide(double dividend, double divisor, AsyncCallback callback, object state)
        {
            Division division = new Division(dividend, divisor, callback, state);
            ThreadPool.QueueUserWorkItem(delegate { division.Run(); });
            return division;
        }

        /// <inheritdoc/>
        public double EndDivide(IAsyncResult result)
        {
            return ((Division)result).Finish();
        }

        /// <inheritdoc/>
        public void Note(string text)
        {
            _note = text;
            _noted.Set();
        }

        /// <summary>Waits for the note of a client.</summary>
        public string ReadNote()
        {
            return _noted.WaitOne(TimeSpan.FromSeconds(10)) ? _note : "none";
        }
    }
}
