using System;
using System.Threading;

namespace EventBroadcast
{
    /// <summary>Three listeners hear the same thermometer, each on a thread of its own.</summary>
    public static class Program
    {
        public static void Main()
        {
            Journal journal = new Journal();
            Thermometer thermometer = new Thermometer(journal);

            using (CountdownEvent heard = new CountdownEvent(3))
            {
                foreach (string room in new string[] { "attic", "cellar", "kitchen" })
                {
                    thermometer.Measured += delegate(object sender, TemperatureEventArgs e)
                    {
                        journal.Write(string.Format("{0} heard {1} degrees", room, e.Degrees));
                        heard.Signal();
                    };
                }

                thermometer.Measure(21);
                heard.Wait();
            }

            journal.Print();

            thermometer.Alarmed += delegate(object sender, TemperatureEventArgs e) { journal.Write("alarm at " + e.Degrees); };
            thermometer.Alarmed += delegate { throw new InvalidOperationException("the siren is broken"); };
            thermometer.Alarm(80);
            SpinWait.SpinUntil(() => thermometer.Pending == 0);

            journal.Print();
        }
    }
}
