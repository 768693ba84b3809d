using System;
using System.IO;
using System.Linq;
using System.Net;

namespace ApmShapes
{
    /// <summary>Dns, asked about this machine only.</summary>
    // prints: 127.0.0.1
    // prints: localhost: True
    // prints: entry: True
    // prints: 127.0.0.2 with request
    internal static class Names
    {
        public static void Run(TextWriter log)
        {
            IAsyncResult result = Dns.BeginGetHostAddresses("127.0.0.1", null, null); // expect: LAP2005(net472) LAP2005(net10.0)
            log.WriteLine(Dns.EndGetHostAddresses(result).Single());

            Signal called = new Signal();
            Dns.BeginGetHostAddresses("localhost", delegate(IAsyncResult ar) // expect: LAP2005(net472) LAP2005(net10.0)
            {
                log.WriteLine("localhost: " + Dns.EndGetHostAddresses(ar).All(IPAddress.IsLoopback));
                called.Give();
            }, null);
            called.Wait();

            IAsyncResult entry = Dns.BeginGetHostEntry("localhost", null, null); // expect: LAP2005(net472) LAP2005(net10.0)
            entry.AsyncWaitHandle.WaitOne(); // expect: LAP2008(net472) LAP2008(net10.0)
            log.WriteLine("entry: " + (Dns.EndGetHostEntry(entry).AddressList.Length > 0));

            Request request = new Request { Log = log };
            Dns.BeginGetHostAddresses("127.0.0.2", new AsyncCallback(OnAddresses), request); // expect: LAP2005(net472) LAP2005(net10.0)
            request.Done.Wait();
        }

        private static void OnAddresses(IAsyncResult ar)
        {
            Request request = (Request)ar.AsyncState;
            foreach (IPAddress address in Dns.EndGetHostAddresses(ar))
            {
                request.Log.WriteLine(address + " with request");
            }

            request.Done.Give();
        }

        /// <summary>What the callback needs.</summary>
        private sealed class Request
        {
            public readonly Signal Done = new Signal();
            public TextWriter Log;
        }
    }
}
