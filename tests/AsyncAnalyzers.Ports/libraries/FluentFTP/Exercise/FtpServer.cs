using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;

namespace Exercise
{
    /// <summary>The little of an FTP server (RFC 959, RFC 3659) that the program needs, with its files in memory.</summary>
    public sealed class FtpServer : IDisposable
    {
        private readonly TcpListener _listener = new TcpListener(IPAddress.Loopback, 0);

        /// <summary>The files by path; a directory has no content.</summary>
        private readonly SortedDictionary<string, byte[]> _files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["/"] = null,
        };

        public FtpServer()
        {
            _listener.Start();
            Start(() =>
            {
                while (true)
                {
                    var client = _listener.AcceptTcpClient();
                    Start(() => Serve(client));
                }
            });
        }

        public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

        public void Dispose() => _listener.Stop();

        private static void Start(Action work) =>
            new Thread(() =>
            {
                try
                {
                    work();
                }
                catch (Exception e) when (e is IOException || e is SocketException || e is ObjectDisposedException)
                {
                    // The connection is gone.
                }
            })
            {
                IsBackground = true,
            }.Start();

        private void Serve(TcpClient client)
        {
            using (client)
            using (var reader = new StreamReader(client.GetStream()))
            using (var writer = new StreamWriter(client.GetStream(), new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true })
            using (var session = new Session(writer))
            {
                writer.WriteLine("220 ready");
                while (reader.ReadLine() is string line)
                {
                    var space = line.IndexOf(' ');
                    var command = (space < 0 ? line : line.Substring(0, space)).ToUpperInvariant();
                    var argument = space < 0 ? "" : line.Substring(space + 1);
                    session.Reply(Answer(command, argument, session));
                    if (command == "QUIT")
                    {
                        return;
                    }
                }
            }
        }

        private string Answer(string command, string argument, Session session)
        {
            lock (_files)
            {
                var path = session.Full(argument);
                switch (command)
                {
                    case "USER":
                        return "331 password please";
                    case "PASS":
                        return argument == "secret" ? "230 welcome" : "530 wrong password";
                    case "FEAT":
                        return "211-Features\r\n MLST type*;size*;\r\n SIZE\r\n UTF8\r\n211 End";
                    case "SYST":
                        return "215 UNIX Type: L8";
                    case "PWD":
                        return "257 \"" + session.Directory + "\" is here";
                    case "CWD":
                        return IsDirectory(path) ? session.GoTo(path) : "550 no such directory";
                    case "PASV":
                        return "227 Entering Passive Mode (127,0,0,1," + session.Listen() + ")";
                    case "EPSV":
                        return "502 not here";
                    case "MLSD":
                        return session.Send(Encoding.UTF8.GetBytes(string.Concat(Entries(path).Select(Fact))));
                    case "NLST":
                        return session.Send(Encoding.UTF8.GetBytes(string.Concat(Entries(path).Select(e => e.Key + "\r\n"))));
                    case "RETR":
                        return _files.TryGetValue(path, out var content) && content != null ? session.Send(content) : "550 no such file";
                    case "STOR":
                        return session.Receive(received => _files[path] = received);
                    case "APPE":
                        return session.Receive(received =>
                            _files[path] = (_files.TryGetValue(path, out var old) ? old : new byte[0]).Concat(received).ToArray()
                        );
                    case "SIZE":
                        return _files.TryGetValue(path, out var sized) && sized != null ? "213 " + sized.Length : "550 no such file";
                    case "DELE":
                        return _files.TryGetValue(path, out var file) && file != null && _files.Remove(path)
                            ? "250 gone"
                            : "550 no such file";
                    case "MKD":
                        _files[path] = null;
                        return "257 \"" + path + "\" is made";
                    case "RMD":
                        return IsDirectory(path) && _files.Remove(path) ? "250 gone" : "550 no such directory";
                    case "RNFR":
                        session.Renamed = path;
                        return _files.ContainsKey(path) ? "350 to what" : "550 no such file";
                    case "RNTO":
                        _files[path] = _files[session.Renamed];
                        _files.Remove(session.Renamed);
                        return "250 renamed";
                    case "QUIT":
                        return "221 bye";
                    case "TYPE":
                    case "OPTS":
                    case "NOOP":
                        return "200 fine";
                    default:
                        return "502 not here";
                }
            }
        }

        private bool IsDirectory(string path) => _files.TryGetValue(path, out var content) && content == null;

        private IEnumerable<KeyValuePair<string, byte[]>> Entries(string directory) =>
            _files.Where(f => f.Key != "/" && Path.GetDirectoryName(f.Key) == directory).ToList();

        private static string Fact(KeyValuePair<string, byte[]> file) =>
            (file.Value == null ? "type=dir; " : "type=file;size=" + file.Value.Length + "; ") + Path.GetFileName(file.Key) + "\r\n";

        /// <summary>One control connection, with the data connection that it asked for.</summary>
        private sealed class Session : IDisposable
        {
            private readonly TextWriter _control;
            private TcpListener _data;

            public Session(TextWriter control)
            {
                _control = control;
            }

            public string Directory { get; private set; } = "/";

            public string Renamed { get; set; }

            public void Reply(string answer) => _control.WriteLine(answer);

            public string Full(string path) =>
                path.Length == 0 ? Directory
                : path.Length > 1 ? Path.Combine(Directory, path).TrimEnd('/')
                : Path.Combine(Directory, path);

            public string GoTo(string path)
            {
                Directory = path;
                return "250 there";
            }

            public string Listen()
            {
                _data?.Stop();
                _data = new TcpListener(IPAddress.Loopback, 0);
                _data.Start();
                var port = ((IPEndPoint)_data.LocalEndpoint).Port;
                return port / 256 + "," + port % 256;
            }

            public string Send(byte[] content) => Transfer(stream => stream.Write(content, 0, content.Length));

            public string Receive(Action<byte[]> keep) =>
                Transfer(stream =>
                {
                    var content = new MemoryStream();
                    stream.CopyTo(content);
                    keep(content.ToArray());
                });

            public void Dispose() => _data?.Stop();

            private string Transfer(Action<Stream> transfer)
            {
                Reply("150 here it comes");
                using (var client = _data.AcceptTcpClient())
                using (var stream = client.GetStream())
                {
                    transfer(stream);
                }

                return "226 done";
            }
        }
    }
}
