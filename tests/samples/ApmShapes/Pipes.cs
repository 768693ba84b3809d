using System;
using System.IO;
using System.IO.Pipes;
using System.Text;

namespace ApmShapes
{
    /// <summary>A named pipe whose server waits for its client in a callback.</summary>
    // prints: connected
    // prints: said hello
    internal static class Pipes
    {
        public static void Run(TextWriter log)
        {
            string name = Guid.NewGuid().ToString("N");
            Signal said = new Signal();
            using (NamedPipeServerStream server = new NamedPipeServerStream(name, PipeDirection.InOut, 1, PipeTransmissionMode.Byte, PipeOptions.Asynchronous))
            using (NamedPipeClientStream client = new NamedPipeClientStream(".", name, PipeDirection.InOut, PipeOptions.Asynchronous))
            {
                server.BeginWaitForConnection(ar => // expect: LAP2005(net472) LAP2005(net10.0)
                {
                    NamedPipeServerStream connected = (NamedPipeServerStream)ar.AsyncState;
                    connected.EndWaitForConnection(ar);
                    log.WriteLine("connected");
                    byte[] buffer = new byte[5];
                    connected.BeginRead(buffer, 0, buffer.Length, read => // expect: LAP2005(net472) LAP2005(net10.0)
                    {
                        int count = connected.EndRead(read);
                        log.WriteLine("said " + Encoding.ASCII.GetString(buffer, 0, count));
                        said.Give();
                    }, null);
                }, server);

                client.Connect();
                byte[] hello = Encoding.ASCII.GetBytes("hello");
                IAsyncResult written = client.BeginWrite(hello, 0, hello.Length, null, null); // expect: LAP2005(net472) LAP2005(net10.0)
                client.EndWrite(written);
                said.Wait();
            }
        }
    }
}
