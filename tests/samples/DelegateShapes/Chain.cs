using System;
using System.IO;

namespace DelegateShapes
{
    /// <summary>A callback begins the next call, itself or another callback's.</summary>
    // prints: block 1
    // prints: block 2
    // prints: block 3
    // prints: end after 3
    // prints: ping 4
    // prints: pong 3
    // prints: ping 2
    // prints: pong 1
    // prints: ping 0
    internal sealed class Chain
    {
        private readonly Func<int, int> _next = number => number + 1;
        private readonly Func<int, int> _previous = number => number - 1;
        private readonly TextWriter _log;
        private readonly Signal _ended = new Signal();

        private Chain(TextWriter log)
        {
            _log = log;
        }

        public static void Run(TextWriter log)
        {
            Chain blocks = new Chain(log);
            blocks._next.BeginInvoke(0, blocks.OnBlock, null); // expect: LAP1007(net472) LAP1001(net10.0)
            blocks._ended.Wait();

            Chain game = new Chain(log);
            game._previous.BeginInvoke(5, game.OnPing, game); // expect: LAP1007(net472) LAP1001(net10.0)
            game._ended.Wait();
        }

        private void OnBlock(IAsyncResult ar)
        {
            int block = _next.EndInvoke(ar); // expect: LAP1001(net10.0)
            if (block > 3)
            {
                _log.WriteLine("end after 3");
                _ended.Give();
                return;
            }

            _log.WriteLine("block " + block);
            _next.BeginInvoke(block, OnBlock, null); // expect: LAP1007(net472) LAP1001(net10.0)
        }

        private void OnPing(IAsyncResult ar)
        {
            Chain game = (Chain)ar.AsyncState;
            int number = game._previous.EndInvoke(ar); // expect: LAP1001(net10.0)
            game._log.WriteLine("ping " + number);
            if (number > 0)
            {
                game._previous.BeginInvoke(number, new AsyncCallback(OnPong), ar.AsyncState); // expect: LAP1007(net472) LAP1001(net10.0)
            }
            else
            {
                game._ended.Give();
            }
        }

        private void OnPong(IAsyncResult ar)
        {
            int number = _previous.EndInvoke(ar); // expect: LAP1001(net10.0)
            _log.WriteLine("pong " + number);
            _previous.BeginInvoke(number, new AsyncCallback(OnPing), this); // expect: LAP1007(net472) LAP1001(net10.0)
        }
    }
}
