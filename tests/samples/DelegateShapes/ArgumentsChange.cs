using System;
using System.IO;

namespace DelegateShapes
{
    /// <summary>The work gets the values that its arguments had at the begin call, evaluated there once and in order.</summary>
    // prints: evaluates receiver, 1, 2, state
    // prints: sum 3 with the state
    // prints: local old, field old, property old, array old, item old, struct 1/2
    internal sealed class ArgumentsChange
    {
        private string _field = "old";
        private Pair _pair = new Pair { Left = 1, Right = 2 };

        private delegate string Show(string local, string field, string property, string array, object item, Pair pair);

        private string Property { get; set; }

        public static void Run(TextWriter log)
        {
            new ArgumentsChange().InOrder(log);
            new ArgumentsChange().Values(log);
        }

        private void Values(TextWriter log)
        {
            Show show = delegate(string local, string field, string property, string array, object item, Pair pair)
            {
                return string.Format("local {0}, field {1}, property {2}, array {3}, item {4}, struct {5}/{6}", local, field, property, array, item, pair.Left, pair.Right);
            };

            Property = "old";
            string text = "old";
            string[] texts = { "old" };
            Holder holder = new Holder { Item = "old" };
            IAsyncResult result;
            using (new HeldPool())
            {
                result = show.BeginInvoke(text, _field, Property, texts[0], holder.Item, _pair, null, null); // expect: LAP1007(net472) LAP1001(net10.0)
                text = "new";
                _field = "new";
                Property = "new";
                texts[0] = "new";
                holder.Item = "new";
                _pair.Left = 100;
                _pair.Right = 200;
            }

            log.WriteLine(show.EndInvoke(result)); // expect: LAP1001(net10.0)
        }

        private void InOrder(TextWriter log)
        {
            int count = 0;
            string order = "";
            Func<int> next = delegate
            {
                count++;
                order += ", " + count;
                return count;
            };
            Func<int, int, int> sum = delegate(int left, int right) { return left + right; };
            Func<Func<int, int, int>> receiver = delegate
            {
                order += "receiver";
                return sum;
            };
            Func<string> state = delegate
            {
                order += ", state";
                return "the state";
            };

            Signal ended = new Signal();
            string total = null;
            using (new HeldPool())
            {
                receiver().BeginInvoke(next(), next(), delegate(IAsyncResult ar) // expect: LAP1007(net472) LAP1001(net10.0)
                {
                    total = sum.EndInvoke(ar) + " with " + ar.AsyncState; // expect: LAP1001(net10.0)
                    ended.Give();
                }, state());
                log.WriteLine("evaluates " + order);
            }

            ended.Wait();
            log.WriteLine("sum " + total);
        }

        private struct Pair
        {
            public int Left;
            public int Right;
        }

        private sealed class Holder
        {
            public object Item;
        }
    }
}
