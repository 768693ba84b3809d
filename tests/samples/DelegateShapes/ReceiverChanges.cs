using System;
using System.IO;

namespace DelegateShapes
{
    /// <summary>The delegate that was begun runs, whatever its variable holds when it does.</summary>
    // prints: field: old
    // prints: static field: old
    // prints: property: old
    // prints: local: old
    // prints: parameter: old
    // prints: array: old
    // prints: method of a field: old
    // prints: callback: old
    // prints: forgotten: old
    internal sealed class ReceiverChanges
    {
        private static Func<string> s_field = Old;
        private Func<string> _field = Old;
        private Named _named = new Named("old");

        private Func<string> Property { get; set; }

        public static void Run(TextWriter log)
        {
            new ReceiverChanges().Run(log, Old);
        }

        private void Run(TextWriter log, Func<string> parameter)
        {
            Func<string> local = Old;
            Func<string>[] array = { Old };
            Property = Old;

            IAsyncResult ofField;
            IAsyncResult ofStaticField;
            IAsyncResult ofProperty;
            IAsyncResult ofLocal;
            IAsyncResult ofParameter;
            IAsyncResult ofArray;
            IAsyncResult ofMethod;
            Func<string> begunField = _field;
            Func<string> begunStaticField = s_field;
            Func<string> begunProperty = Property;
            Func<string> begunLocal = local;
            Func<string> begunParameter = parameter;
            Func<string> begunArray = array[0];
            Func<string> method;
            string called = null;
            string forgotten = null;
            Signal ended = new Signal(2);
            Action forget = delegate
            {
                forgotten = "old";
                ended.Give();
            };

            using (new HeldPool())
            {
                ofField = _field.BeginInvoke(null, null); // expect: LAP1007(net472) LAP1001(net10.0)
                ofStaticField = s_field.BeginInvoke(null, null); // expect: LAP1007(net472) LAP1001(net10.0)
                ofProperty = Property.BeginInvoke(null, null); // expect: LAP1007(net472) LAP1001(net10.0)
                ofLocal = local.BeginInvoke(null, null); // expect: LAP1007(net472) LAP1001(net10.0)
                ofParameter = parameter.BeginInvoke(null, null); // expect: LAP1007(net472) LAP1001(net10.0)
                ofArray = array[0].BeginInvoke(null, null); // expect: LAP1007(net472) LAP1001(net10.0)
                ofMethod = (method = new Func<string>(_named.Name)).BeginInvoke(null, null); // expect: LAP1007(net472) LAP1001(net10.0)
                _field.BeginInvoke(ar => // expect: LAP1007(net472) LAP1001(net10.0)
                {
                    called = begunField.EndInvoke(ar); // expect: LAP1001(net10.0)
                    ended.Give();
                }, null);
                forget.BeginInvoke(null, null); // expect: LAP1002(net472) LAP1001(net10.0)

                _field = New;
                s_field = New;
                Property = New;
                local = New;
                parameter = New;
                array[0] = New;
                _named = new Named("new");
                forget = delegate
                {
                    forgotten = "new";
                    ended.Give();
                };
            }

            log.WriteLine("field: " + begunField.EndInvoke(ofField)); // expect: LAP1001(net10.0)
            log.WriteLine("static field: " + begunStaticField.EndInvoke(ofStaticField)); // expect: LAP1001(net10.0)
            log.WriteLine("property: " + begunProperty.EndInvoke(ofProperty)); // expect: LAP1001(net10.0)
            log.WriteLine("local: " + begunLocal.EndInvoke(ofLocal)); // expect: LAP1001(net10.0)
            log.WriteLine("parameter: " + begunParameter.EndInvoke(ofParameter)); // expect: LAP1001(net10.0)
            log.WriteLine("array: " + begunArray.EndInvoke(ofArray)); // expect: LAP1001(net10.0)
            log.WriteLine("method of a field: " + method.EndInvoke(ofMethod)); // expect: LAP1001(net10.0)
            ended.Wait();
            log.WriteLine("callback: " + called);
            log.WriteLine("forgotten: " + forgotten);
            s_field = Old;
        }

        private static string Old()
        {
            return "old";
        }

        private static string New()
        {
            return "new";
        }

        private sealed class Named
        {
            private readonly string _name;

            public Named(string name)
            {
                _name = name;
            }

            public string Name()
            {
                return _name;
            }
        }
    }
}
