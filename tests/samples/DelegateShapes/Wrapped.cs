using System;
using System.IO;
using System.Threading.Tasks;

namespace DelegateShapes
{
    /// <summary>The two methods of a delegate wrapped in a task.</summary>
    // prints: result: 3
    // prints: awaited: 7
    // prints: void work
    // prints: of the other factory: 11
    // prints: exception: broken
    // prints: begun with old
    internal static class Wrapped
    {
        private static string s_argument = "old";

        public static void Run(TextWriter log)
        {
            Func<int, int, int> add = (left, right) => left + right;
            Task<int> sum = Task.Factory.FromAsync<int, int, int>(add.BeginInvoke, add.EndInvoke, 1, 2, null); // expect: LAP1007(net472) LAP1001(net10.0) LAP1001(net10.0)
            log.WriteLine("result: " + sum.Result);
            log.WriteLine("awaited: " + AwaitAsync(add).Result);

            Action<string> write = log.WriteLine;
            Task.Factory.FromAsync<string>(write.BeginInvoke, write.EndInvoke, "void work", null).Wait(); // expect: LAP1007(net472) LAP1001(net10.0) LAP1001(net10.0)

            Task<int> other = Task<int>.Factory.FromAsync(add.BeginInvoke, add.EndInvoke, 5, 6, null); // expect: LAP1007(net472) LAP1001(net10.0) LAP1001(net10.0)
            log.WriteLine("of the other factory: " + other.GetAwaiter().GetResult());

            Action fail = () => throw new InvalidOperationException("broken");
            try
            {
                Task.Factory.FromAsync(fail.BeginInvoke, fail.EndInvoke, null).GetAwaiter().GetResult(); // expect: LAP1007(net472) LAP1001(net10.0) LAP1001(net10.0)
            }
            catch (InvalidOperationException e)
            {
                log.WriteLine("exception: " + e.Message);
            }

            Func<string, string> same = text => text;
            Task<string> late;
            using (new HeldPool())
            {
                late = Task.Factory.FromAsync<string, string>(same.BeginInvoke, same.EndInvoke, s_argument, null); // expect: LAP1007(net472) LAP1001(net10.0) LAP1001(net10.0)
                s_argument = "new";
            }

            log.WriteLine("begun with " + late.Result);
        }

        private static async Task<int> AwaitAsync(Func<int, int, int> add)
        {
            return await Task<int>.Factory.FromAsync(add.BeginInvoke, add.EndInvoke, 3, 4, "state"); // expect: LAP1007(net472) LAP1001(net10.0) LAP1001(net10.0)
        }
    }
}
