using System;
using System.IO;

namespace DelegateShapes
{
    /// <summary>Begun and ended while an object or a type is made.</summary>
    // prints: instance: 3
    // prints: readonly field: old
    // prints: static: 7
    // prints: base: 11
    internal sealed class Constructors : Base
    {
        private readonly Func<string> _replaced = () => "old";
        private readonly int _sum;

        private Constructors(Func<int, int, int> add)
            : base(add.EndInvoke(add.BeginInvoke(5, 6, null, null))) // expect: LAP1007(net472) LAP1001(net10.0) LAP1001(net10.0)
        {
            IAsyncResult result = add.BeginInvoke(1, 2, null, null); // expect: LAP1007(net472) LAP1001(net10.0)
            _sum = add.EndInvoke(result); // expect: LAP1001(net10.0)

            Func<string> replaced = _replaced;
            IAsyncResult begun;
            using (new HeldPool())
            {
                begun = _replaced.BeginInvoke(null, null); // expect: LAP1007(net472) LAP1001(net10.0)
                _replaced = () => "new";
            }

            Text = replaced.EndInvoke(begun); // expect: LAP1001(net10.0)
        }

        public static void Run(TextWriter log)
        {
            Constructors shape = new Constructors((left, right) => left + right);
            log.WriteLine("instance: " + shape._sum);
            log.WriteLine("readonly field: " + shape.Text);
            log.WriteLine("static: " + Static.Sum);
            log.WriteLine("base: " + shape.Sum);
        }

        private string Text { get; set; }

        private static class Static
        {
            public static readonly int Sum;

            private static readonly Func<int, int, int> s_add = (left, right) => left + right;

            static Static()
            {
                IAsyncResult result = s_add.BeginInvoke(3, 4, null, null); // expect: LAP1007(net472) LAP1001(net10.0)
                Sum = s_add.EndInvoke(result); // expect: LAP1001(net10.0)
            }
        }
    }

    /// <summary>The base of a class.</summary>
    internal abstract class Base
    {
        protected Base(int sum)
        {
            Sum = sum;
        }

        protected int Sum { get; private set; }
    }
}
