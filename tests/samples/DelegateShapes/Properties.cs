using System;
using System.IO;

namespace DelegateShapes
{
    /// <summary>Begun and ended in accessors.</summary>
    // prints: getter: 3
    // prints: setter: 4
    // prints: expression: 5
    // prints: indexer: 6
    // prints: event: 7
    // prints: forgotten: 8
    // prints: operator: 9
    internal sealed class Properties
    {
        private readonly Func<int, int> _same = number => number;
        private Action<int> _raised;
        private Action<int> _forget;
        private int _value;

        private int Getter
        {
            get
            {
                IAsyncResult result = _same.BeginInvoke(3, null, null); // expect: LAP1007(net472) LAP1001(net10.0)
                return _same.EndInvoke(result); // expect: LAP1001(net10.0)
            }
        }

        private int Setter
        {
            set
            {
                IAsyncResult result;
                using (new HeldPool())
                {
                    result = _same.BeginInvoke(value, null, null); // expect: LAP1007(net472) LAP1001(net10.0)
                    value = 100;
                }

                _value = _same.EndInvoke(result); // expect: LAP1001(net10.0)
            }
        }

        private int Expression => _same.EndInvoke(_same.BeginInvoke(5, null, null)); // expect: LAP1007(net472) LAP1001(net10.0) LAP1001(net10.0)

        private int Forgotten
        {
            set => _forget.BeginInvoke(value, null, null); // expect: LAP1002(net472) LAP1001(net10.0)
        }

        private int this[int index]
        {
            get
            {
                IAsyncResult result = _same.BeginInvoke(index, null, null); // expect: LAP1007(net472) LAP1001(net10.0)
                result.AsyncWaitHandle.WaitOne();
                return _same.EndInvoke(result); // expect: LAP1001(net10.0)
            }
        }

        private event Action<int> Raised
        {
            add
            {
                IAsyncResult result = value.BeginInvoke(7, null, null); // expect: LAP1007(net472) LAP1001(net10.0)
                value.EndInvoke(result); // expect: LAP1001(net10.0)
                _raised += value;
            }

            remove
            {
                _raised -= value;
            }
        }

        public static int operator +(Properties left, int right)
        {
            IAsyncResult result = left._same.BeginInvoke(right, null, null); // expect: LAP1007(net472) LAP1001(net10.0)
            return left._same.EndInvoke(result); // expect: LAP1001(net10.0)
        }

        public static void Run(TextWriter log)
        {
            Properties shape = new Properties();
            log.WriteLine("getter: " + shape.Getter);
            shape.Setter = 4;
            log.WriteLine("setter: " + shape._value);
            log.WriteLine("expression: " + shape.Expression);
            log.WriteLine("indexer: " + shape[6]);
            shape.Raised += number => log.WriteLine("event: " + number);

            Signal forgotten = new Signal();
            shape._forget = number =>
            {
                log.WriteLine("forgotten: " + number);
                forgotten.Give();
            };
            shape.Forgotten = 8;
            forgotten.Wait();
            log.WriteLine("operator: " + (shape + 9));
        }
    }
}
