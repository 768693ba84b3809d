using System.Threading;

namespace FourWaysToWait
{
    /// <summary>Does the slow work that the program starts four times.</summary>
    public class Greeter
    {
        /// <summary>Works for a while, then tells on which thread it did so.</summary>
        public string Greet(int duration, out int threadId)
        {
            Thread.Sleep(duration);
            threadId = Thread.CurrentThread.ManagedThreadId;
            return string.Format("took {0} ms on a {1} thread", duration, Thread.CurrentThread.IsThreadPoolThread ? "pool" : "foreground");
        }
    }

    /// <summary>A call to <see cref="Greeter.Greet"/>; the signatures must match.</summary>
    public delegate string GreetCaller(int duration, out int threadId);
}
