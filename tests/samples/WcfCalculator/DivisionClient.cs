using System;
using System.ComponentModel;
using System.ServiceModel;
using System.ServiceModel.Channels;

namespace WcfCalculator
{
    /// <summary>A client written by hand: it tells of quotients by an event, and shows no Begin and End.</summary>
    public sealed class DivisionClient : ClientBase<ICalculatorClient>
    {
        /// <summary>A client of the service at an address.</summary>
        public DivisionClient(Binding binding, EndpointAddress address)
            : base(binding, address)
        {
        }

        /// <summary>A quotient has come, or an error.</summary>
        public event EventHandler<DivideCompletedEventArgs> DivideCompleted;

        /// <summary>Starts a division.</summary>
        public void DivideAsync(double dividend, double divisor, object userState)
        {
            InvokeAsync(BeginDivide, new object[] { dividend, divisor }, EndDivide, OnDivided, userState);
        }

        private IAsyncResult BeginDivide(object[] numbers, AsyncCallback callback, object state)
        {
            return Channel.BeginDivide((double)numbers[0], (double)numbers[1], callback, state);
        }

        private object[] EndDivide(IAsyncResult ar)
        {
            return new object[] { Channel.EndDivide(ar) };
        }

        private void OnDivided(object state)
        {
            InvokeAsyncCompletedEventArgs outcome = (InvokeAsyncCompletedEventArgs)state;
            EventHandler<DivideCompletedEventArgs> handler = DivideCompleted;
            if (handler != null)
            {
                handler(this, new DivideCompletedEventArgs(outcome.Results, outcome.Error, outcome.Cancelled, outcome.UserState));
            }
        }
    }

    /// <summary>What became of a division.</summary>
    public sealed class DivideCompletedEventArgs : AsyncCompletedEventArgs
    {
        private readonly object[] _results;

        /// <summary>The outcome of a division.</summary>
        public DivideCompletedEventArgs(object[] results, Exception error, bool cancelled, object userState)
            : base(error, cancelled, userState)
        {
            _results = results;
        }

        /// <summary>The quotient.</summary>
        public double Result
        {
            get
            {
                RaiseExceptionIfNecessary();
                return (double)_results[0];
            }
        }
    }
}
