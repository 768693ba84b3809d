using System;
using System.IO;
using System.Threading.Tasks;

namespace DelegateShapes
{
    /// <summary>The work returns a task: the end call gives that task, done or not.</summary>
    // prints: ended before the task is done: True
    // prints: called back before the task is done: True
    // prints: nested: 7
    // prints: no result: done
    // prints: a method, too: True
    // prints: the end does not throw
    // prints: the task does: broken
    internal static class TaskResults
    {
        private static TextWriter s_log;
        private static Signal s_called;

        public static void Run(TextWriter log)
        {
            Func<int, int, Task<int>> add = (left, right) => Task.FromResult(left + right);
            TaskCompletionSource<int> later = new TaskCompletionSource<int>();
            Func<Task<int>> wait = () => later.Task;

            IAsyncResult result = wait.BeginInvoke(null, null); // expect: LAP1007(net472) LAP1001(net10.0)
            Task<int> given = wait.EndInvoke(result); // expect: LAP1001(net10.0)
            log.WriteLine("ended before the task is done: " + !given.IsCompleted);

            Signal called = new Signal();
            wait.BeginInvoke(ar => // expect: LAP1007(net472) LAP1001(net10.0)
            {
                Task<int> task = wait.EndInvoke(ar); // expect: LAP1001(net10.0)
                log.WriteLine("called back before the task is done: " + !task.IsCompleted);
                called.Give();
            }, null);
            called.Wait();
            later.SetResult(3);

            log.WriteLine("nested: " + add.EndInvoke(add.BeginInvoke(3, 4, null, null)).Result); // expect: LAP1007(net472) LAP1001(net10.0) LAP1001(net10.0)

            Func<Task> work = async () => await Task.Yield();
            IAsyncResult working = work.BeginInvoke(null, null); // expect: LAP1007(net472) LAP1001(net10.0)
            Task done = work.EndInvoke(working); // expect: LAP1001(net10.0)
            done.Wait();
            log.WriteLine("no result: done");

            TaskCompletionSource<int> never = new TaskCompletionSource<int>();
            Func<Task<int>> hang = () => never.Task;
            s_log = log;
            s_called = new Signal();
            hang.BeginInvoke(OnHanging, hang); // expect: LAP1007(net472) LAP1001(net10.0)
            s_called.Wait();

            Func<Task<int>> fail = async () =>
            {
                await Task.Yield();
                throw new InvalidOperationException("broken");
            };
            IAsyncResult failing = fail.BeginInvoke(null, null); // expect: LAP1007(net472) LAP1001(net10.0)
            Task<int> failed = fail.EndInvoke(failing); // expect: LAP1001(net10.0)
            log.WriteLine("the end does not throw");
            try
            {
                failed.GetAwaiter().GetResult();
            }
            catch (InvalidOperationException e)
            {
                log.WriteLine("the task does: " + e.Message);
            }
        }

        private static void OnHanging(IAsyncResult ar)
        {
            Task<int> task = ((Func<Task<int>>)ar.AsyncState).EndInvoke(ar); // expect: LAP1001(net10.0)
            s_log.WriteLine("a method, too: " + !task.IsCompleted);
            s_called.Give();
        }
    }
}
