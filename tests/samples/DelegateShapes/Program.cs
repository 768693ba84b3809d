using System;
using System.IO;
using System.Threading;

namespace DelegateShapes
{
    /// <summary>Runs a shape of code with BeginInvoke and EndInvoke after the other; each says in its file what it prints.</summary>
    public static class Program
    {
        public static void Main()
        {
            Run(ArgumentsChange.Run);
            Run(AsyncCallers.Run);
            Run(BeginThenEnd.Run);
            Run(BeginWaitEnd.Run);
            Run(BeginWorkEnd.Run);
            Run(CallbackAndWait.Run);
            Run(CallbackFinds.Run);
            Run(CallbackThread.Run);
            Run(Chain.Run);
            Run(Constructors.Run);
            Run(Exceptions.Run);
            Run(ExceptionsInCallbacks.Run);
            Run(FireAndForget.Run);
            Run(Forwarded.Run);
            Run(InlineCallback.Run);
            Run(InvocationList.Run);
            Run(Iterator.Run);
            Run(Locks.Run);
            Run(LoopVariables.Run);
            Run(NamedCallback.Run);
            Run(NullConditional.Run);
            Run(OutAndRef.Run);
            Run(OutAndRefInCallbacks.Run);
            Run(Properties.Run);
            Run(ReceiverChanges.Run);
            Run(SharedCallback.Run);
            Run(TaskResults.Run);
            Run(TwoAtOnce.Run);
            Run(Wrapped.Run);
        }

        /// <summary>Runs one shape; what goes wrong in it is printed as its own.</summary>
        private static void Run(Action<TextWriter> shape)
        {
            StringWriter log = new StringWriter();
            Thread thread = new Thread(delegate()
            {
                try
                {
                    shape(log);
                }
                catch (Exception e)
                {
                    log.WriteLine("failed: " + e);
                }
            });
            thread.IsBackground = true;
            thread.Start();
            bool returned = thread.Join(TimeSpan.FromSeconds(15));

            Console.WriteLine("== " + shape.Method.DeclaringType.Name);
            Console.Write(returned ? log.ToString() : "hangs" + Environment.NewLine);
        }
    }
}
