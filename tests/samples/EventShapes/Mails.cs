using System;
using System.ComponentModel;
using System.IO;
using System.Net;
using System.Net.Mail;
using System.Net.Sockets;
using System.Threading;

namespace EventShapes
{
    /// <summary>SmtpClient sends to a small server; the method that returns a task is named otherwise.</summary>
    // prints: sent: False False
    // prints: refused: True
    internal sealed class Mails
    {
        private readonly TextWriter _log;
        private readonly Signal _done = new Signal(2);

        private Mails(TextWriter log)
        {
            _log = log;
        }

        public static void Run(TextWriter log)
        {
            TcpListener listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            new Thread(delegate() { Serve(listener); }) { IsBackground = true }.Start();
            Mails mails = new Mails(log);
            mails.Send(((IPEndPoint)listener.LocalEndpoint).Port);
            mails._done.Wait();
        }

        private void Send(int port)
        {
            SmtpClient client = new SmtpClient("127.0.0.1", port);
            client.SendCompleted += delegate(object sender, AsyncCompletedEventArgs e)
            {
                _log.WriteLine("sent: " + e.Cancelled + " " + (e.Error != null));
                _done.Give();
                Refuse((SmtpClient)sender == client);
            };
            client.SendAsync("a@example.org", "b@example.org", "subject", "body", null); // expect: LAP4001(net472) LAP4001(net10.0)
        }

        private void Refuse(bool isSame)
        {
            SmtpClient client = new SmtpClient("127.0.0.1", 9);
            client.SendCompleted += OnRefused;
            client.SendAsync(new MailMessage("a@example.org", "b@example.org"), isSame); // expect: LAP4001(net472) LAP4001(net10.0)
        }

        private void OnRefused(object sender, AsyncCompletedEventArgs e)
        {
            if (e.Error != null)
            {
                _log.WriteLine("refused: " + e.UserState);
                _done.Give();
                return;
            }

            _log.WriteLine("accepted");
        }

        /// <summary>Takes one mail.</summary>
        private static void Serve(TcpListener listener)
        {
            using (TcpClient client = listener.AcceptTcpClient())
            using (StreamReader reader = new StreamReader(client.GetStream()))
            using (StreamWriter writer = new StreamWriter(client.GetStream()))
            {
                writer.NewLine = "\r\n";
                writer.AutoFlush = true;
                writer.WriteLine("220 ready");
                string line;
                while ((line = reader.ReadLine()) != null)
                {
                    if (line.StartsWith("DATA", StringComparison.Ordinal))
                    {
                        writer.WriteLine("354 go on");
                        while (reader.ReadLine() != ".")
                        {
                        }

                        writer.WriteLine("250 taken");
                    }
                    else if (line.StartsWith("QUIT", StringComparison.Ordinal))
                    {
                        writer.WriteLine("221 bye");
                        return;
                    }
                    else
                    {
                        writer.WriteLine("250 fine");
                    }
                }
            }
        }
    }
}
