using System;
using System.IO;

namespace ApmShapes
{
    /// <summary>The callback is made once and kept in a field.</summary>
    // prints: 10 bytes
    // prints: 3 divisions, last 1
    internal sealed class CallbackInField
    {
        private static readonly AsyncCallback s_onDivided = OnDivided;

        private readonly AsyncCallback _onRead;
        private readonly Stream _stream = new MemoryStream(new byte[10]);
        private readonly byte[] _buffer = new byte[4];
        private readonly Signal _read = new Signal();
        private readonly Calculator _calculator = new Calculator();
        private readonly Signal _divided = new Signal();
        private int _count;
        private int _divisions;
        private int _quotient;

        private CallbackInField()
        {
            _onRead = new AsyncCallback(OnRead);
        }

        public static void Run(TextWriter log)
        {
            CallbackInField field = new CallbackInField();
            field._stream.BeginRead(field._buffer, 0, 4, field._onRead, null); // expect: LAP2005(net472) LAP2005(net10.0)
            field._read.Wait();
            log.WriteLine(field._count + " bytes");

            field._calculator.BeginDivide(8, 2, s_onDivided, field); // expect: LAP2006(net472) LAP2006(net10.0)
            field._divided.Wait();
            log.WriteLine(field._divisions + " divisions, last " + field._quotient);
        }

        private void OnRead(IAsyncResult ar)
        {
            int read = _stream.EndRead(ar);
            if (read == 0)
            {
                _read.Give();
                return;
            }

            _count += read;
            _stream.BeginRead(_buffer, 0, 4, _onRead, null); // expect: LAP2005(net472) LAP2005(net10.0)
        }

        private static void OnDivided(IAsyncResult ar)
        {
            CallbackInField field = (CallbackInField)ar.AsyncState;
            field._quotient = field._calculator.EndDivide(ar);
            field._divisions++;
            if (field._quotient > 1)
            {
                field._calculator.BeginDivide(field._quotient, 2, s_onDivided, field); // expect: LAP2006(net472) LAP2006(net10.0)
            }
            else
            {
                field._divided.Give();
            }
        }
    }
}
