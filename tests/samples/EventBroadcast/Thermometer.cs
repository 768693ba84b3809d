using System;
using System.Threading;

namespace EventBroadcast
{
    /// <summary>What a <see cref="Thermometer"/> measured.</summary>
    public class TemperatureEventArgs : EventArgs
    {
        public TemperatureEventArgs(int degrees)
        {
            Degrees = degrees;
        }

        public int Degrees { get; private set; }
    }

    /// <summary>Raises its events on pool threads, so that no listener holds up another.</summary>
    public class Thermometer
    {
        private readonly Journal _journal;
        private int _pending;

        public Thermometer(Journal journal)
        {
            _journal = journal;
        }

        /// <summary>A temperature was measured.</summary>
        public event EventHandler<TemperatureEventArgs> Measured;

        /// <summary>A temperature was too high.</summary>
        public event EventHandler<TemperatureEventArgs> Alarmed;

        /// <summary>Tells every listener and forgets about it: nobody hears when a listener fails.</summary>
        public void Measure(int degrees)
        {
            EventHandler<TemperatureEventArgs> handlers = Measured;
            if (handlers == null)
            {
                return;
            }

            // A delegate with several targets cannot be begun: one call for each of them.
            foreach (EventHandler<TemperatureEventArgs> handler in handlers.GetInvocationList())
            {
                handler.BeginInvoke(this, new TemperatureEventArgs(degrees), null, null); // expect: LAP1002(net472) LAP1001(net10.0)
            }
        }

        /// <summary>Tells every listener and writes down which of them fail.</summary>
        public void Alarm(int degrees)
        {
            TemperatureEventArgs e = new TemperatureEventArgs(degrees);
            foreach (Delegate listener in Alarmed.GetInvocationList())
            {
                EventHandler<TemperatureEventArgs> handler = (EventHandler<TemperatureEventArgs>)listener;
                Interlocked.Increment(ref _pending);
                handler.BeginInvoke(this, e, new AsyncCallback(OnListenerReturned), handler); // expect: LAP1007(net472) LAP1001(net10.0)
            }
        }

        /// <summary>The number of listeners that have not returned from <see cref="Alarmed"/>.</summary>
        public int Pending
        {
            get { return Interlocked.CompareExchange(ref _pending, 0, 0); }
        }

        /// <summary>Ends the call of one listener.</summary>
        private void OnListenerReturned(IAsyncResult ar)
        {
            EventHandler<TemperatureEventArgs> handler = (EventHandler<TemperatureEventArgs>)ar.AsyncState;
            try
            {
                handler.EndInvoke(ar); // expect: LAP1001(net10.0)
            }
            catch (InvalidOperationException e)
            {
                // The listener's own exception, as it was thrown.
                _journal.Write("failed: " + e.Message);
            }
            finally
            {
                Interlocked.Decrement(ref _pending);
            }
        }
    }
}
