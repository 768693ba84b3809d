namespace AsyncAnalyzers.Benchmarks;

/// <summary>Source for those who name no folder: ordinary code, and the same code with legacy patterns in every tenth class.</summary>
internal static class GeneratedSource
{
    private const int Files = 250;

    public static SourceBody Without => SourceBody.Of("generated, without legacy patterns", FilesWith(_ => ""));

    public static SourceBody With => SourceBody.Of("generated, with legacy patterns", FilesWith(i => i % 10 == 0 ? Legacy(i) : ""));

    private static IEnumerable<(string Path, string Text)> FilesWith(Func<int, string> more) =>
        Enumerable.Range(0, Files).Select(i => ($"Orders{i}.cs", Ordinary(i, more(i))));

    private static string Ordinary(int i, string more) =>
        $$"""
            using System;
            using System.Collections.Generic;
            using System.IO;
            using System.Linq;
            using System.Net;
            using System.Net.Sockets;
            using System.ServiceModel;
            using System.Text;
            using System.Threading;
            using System.Threading.Tasks;

            namespace Shop.Area{{i % 20}}
            {
                public interface IOrderStore{{i}}
                {
                    Task<Order{{i}}> FindAsync(int id, CancellationToken cancellationToken);

                    void Save(Order{{i}} order);
                }

                public sealed class Order{{i}}
                {
                    public int Id { get; set; }

                    public string Customer { get; set; }

                    public DateTime Placed { get; set; }

                    public List<decimal> Prices { get; } = new List<decimal>();

                    public decimal Total => Prices.Sum() * (Customer.StartsWith("vip", StringComparison.Ordinal) ? 0.9m : 1m);
                }

                public sealed class Orders{{i}} : IOrderStore{{i}}
                {
                    private readonly Dictionary<int, Order{{i}}> _orders = new Dictionary<int, Order{{i}}>();
                    private readonly StringBuilder _log = new StringBuilder();
                    private readonly object _lock = new object();

                    public event EventHandler<EventArgs> Changed;

                    public Task<Order{{i}}> FindAsync(int id, CancellationToken cancellationToken)
                    {
                        lock (_lock)
                        {
                            cancellationToken.ThrowIfCancellationRequested();
                            return Task.FromResult(_orders.TryGetValue(id, out var order) ? order : null);
                        }
                    }

                    public void Save(Order{{i}} order)
                    {
                        if (order == null)
                        {
                            throw new ArgumentNullException(nameof(order));
                        }

                        lock (_lock)
                        {
                            _orders[order.Id] = order;
                            _log.Append("saved ").Append(order.Id).AppendLine();
                        }

                        Changed?.Invoke(this, EventArgs.Empty);
                    }

                    public IEnumerable<Order{{i}}> Of(string customer, DateTime from)
                    {
                        return _orders.Values
                            .Where(o => string.Equals(o.Customer, customer, StringComparison.OrdinalIgnoreCase) && o.Placed >= from)
                            .OrderByDescending(o => o.Total)
                            .ThenBy(o => o.Id)
                            .Take({{10 + i}});
                    }

                    public string Report(string title)
                    {
                        var text = new StringBuilder(title.Trim());
                        foreach (var group in _orders.Values.GroupBy(o => o.Customer.ToUpperInvariant()))
                        {
                            text.AppendLine(string.Format("{0}: {1}", group.Key, group.Sum(o => o.Total)));
                            for (var n = 0; n < group.Count(); n++)
                            {
                                if (group.ElementAt(n).Prices.Count > {{i % 7}} && !text.ToString().EndsWith(Environment.NewLine))
                                {
                                    text.Append(' ').Append(group.ElementAt(n).Id.ToString("D5"));
                                }
                            }
                        }

                        return text.Replace("\t", "    ").ToString();
                    }

                    public int Load(string path)
                    {
                        var count = 0;
                        try
                        {
                            foreach (var line in File.ReadAllLines(path).Skip(1))
                            {
                                var parts = line.Split(';');
                                if (parts.Length < 3 || !int.TryParse(parts[0], out var id))
                                {
                                    Console.WriteLine("skipped " + line.Substring(0, Math.Min(line.Length, 20)));
                                    continue;
                                }

                                var order = new Order{{i}} { Id = id, Customer = parts[1].Trim(), Placed = DateTime.Parse(parts[2]) };
                                order.Prices.AddRange(parts.Skip(3).Select(decimal.Parse));
                                Save(order);
                                count++;
                            }
                        }
                        catch (IOException e)
                        {
                            Console.Error.WriteLine(Path.GetFileName(path) + ": " + e.Message);
                        }

                        return count;
                    }

                    public async Task<decimal> TotalAsync(IEnumerable<int> ids, CancellationToken cancellationToken)
                    {
                        var total = 0m;
                        foreach (var id in ids.Distinct().ToList())
                        {
                            var order = await FindAsync(id, cancellationToken).ConfigureAwait(false);
                            total += order?.Total ?? 0m;
                        }

                        await Task.Delay(TimeSpan.FromMilliseconds({{i % 50}}), cancellationToken).ConfigureAwait(false);
                        return Math.Round(total, 2);
                    }
                }
            {{more}}
            }
            """;

    private static string Legacy(int i) =>
        $$"""

                [ServiceContract]
                public interface IShop{{i}}
                {
                    [OperationContract(AsyncPattern = true)]
                    IAsyncResult BeginBuy(string what, int count, AsyncCallback callback, object state);

                    decimal EndBuy(IAsyncResult result);
                }

                public sealed class Delivery{{i}}
                {
                    private readonly Func<Order{{i}}, int> _send = o => o.Prices.Count;
                    private readonly byte[] _buffer = new byte[4096];
                    private Stream _stream;

                    public int SendAndWait(Order{{i}} order)
                    {
                        var result = _send.BeginInvoke(order, null, null);
                        while (!result.IsCompleted)
                        {
                            Thread.Sleep(10);
                        }

                        return _send.EndInvoke(result);
                    }

                    public void Send(Order{{i}} order)
                    {
                        _send.BeginInvoke(order, OnSent, order);
                        _send.BeginInvoke(order, null, null);
                    }

                    private void OnSent(IAsyncResult result)
                    {
                        var order = (Order{{i}})result.AsyncState;
                        Console.WriteLine(order.Id + ": " + _send.EndInvoke(result));
                    }

                    public void Open(Socket socket, EndPoint where)
                    {
                        socket.BeginConnect(where, result =>
                        {
                            socket.EndConnect(result);
                            _stream = new NetworkStream(socket);
                            _stream.BeginRead(_buffer, 0, _buffer.Length, OnRead, null);
                        }, null);
                    }

                    private void OnRead(IAsyncResult result)
                    {
                        var read = _stream.EndRead(result);
                        if (read > 0)
                        {
                            Console.WriteLine(Encoding.UTF8.GetString(_buffer, 0, read));
                            _stream.BeginRead(_buffer, 0, _buffer.Length, OnRead, null);
                        }
                    }

                    public Task<IPAddress[]> Resolve(string host)
                        => Task.Factory.FromAsync(Dns.BeginGetHostAddresses, Dns.EndGetHostAddresses, host, null);
                }
            """;
}
