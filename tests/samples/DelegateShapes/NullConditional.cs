using System;
using System.IO;

namespace DelegateShapes
{
    /// <summary>Begun only if there is a delegate; if not, nothing is evaluated.</summary>
    // prints: null: nothing is evaluated
    // prints: forgotten: 1
    // prints: lambda: 2
    // prints: method: 3
    // prints: event: 4
    internal sealed class NullConditional
    {
        private int _evaluated;
        private string _text;
        private TextWriter _log;
        private Signal _called;

        private event Action<int> Raised;

        private Action<int> Work { get; set; }

        public static void Run(TextWriter log)
        {
            NullConditional shape = new NullConditional { _log = log };
            shape.Begin();
            log.WriteLine(shape._evaluated == 0 ? "null: nothing is evaluated" : "null: something is evaluated");

            shape.Work = number => shape._text = "" + number;
            shape.Raised += number => shape._text = "" + number;
            shape._evaluated = 0;
            shape.Begin();
        }

        private void Begin()
        {
            _called = new Signal();
            Action<int> forgotten = Work == null ? (Action<int>)null : number => Print("forgotten: " + number);
            forgotten?.BeginInvoke(Next(), null, null); // expect: LAP1002(net472) LAP1001(net10.0)
            Wait();

            _called = new Signal();
            Action<int> work = Work;
            work?.BeginInvoke(Next(), ar => // expect: LAP1007(net472) LAP1001(net10.0)
            {
                work.EndInvoke(ar); // expect: LAP1001(net10.0)
                Print("lambda: " + _text);
            }, null);
            Wait();

            _called = new Signal();
            Work?.BeginInvoke(Next(), OnWorked, null); // expect: LAP1007(net472) LAP1001(net10.0)
            Wait();

            _called = new Signal();
            Action<int> raised = Raised;
            raised?.BeginInvoke(Next(), OnRaised, raised); // expect: LAP1006(net472) LAP1001(net10.0)
            Wait();
        }

        private void OnWorked(IAsyncResult ar)
        {
            Work.EndInvoke(ar); // expect: LAP1001(net10.0)
            Print("method: " + _text);
        }

        private void OnRaised(IAsyncResult ar)
        {
            ((Action<int>)ar.AsyncState)?.EndInvoke(ar); // expect: LAP1001(net10.0)
            Print("event: " + _text);
        }

        private int Next()
        {
            _evaluated++;
            return _evaluated;
        }

        private void Print(string text)
        {
            _log.WriteLine(text);
            _called.Give();
        }

        private void Wait()
        {
            if (Work != null)
            {
                _called.Wait();
            }
        }
    }
}
