using System;
using System.Threading.Tasks;

namespace Stage
{
    /// <summary>Where work is posted; another overload is called for what returns a task, and waits for it.</summary>
    public static class Board
    {
        public static void Post(Trace trace, Action work)
        {
            trace.Say("caller", "posted an action");
            work();
        }

        public static void Post(Trace trace, Func<Task> work)
        {
            trace.Say("caller", "posted a function");
            work().GetAwaiter().GetResult();
        }
    }
}
