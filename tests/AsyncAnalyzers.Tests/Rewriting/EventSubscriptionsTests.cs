using AsyncAnalyzers.Rewriting.Refusals;
using AsyncAnalyzers.Tests.Rules;
using Xunit;
using static AsyncAnalyzers.Tests.Rules.EventTest;

namespace AsyncAnalyzers.Tests.Rewriting;

/// <summary>Which starts a handler certainly hears.</summary>
public class EventSubscriptionsTests
{
    private static readonly CallPairTest s_onNet = OnNet.Only("LAP4001");

    [Fact]
    public Task Handler_of_a_field_starts_the_next_operation() =>
        s_onNet.Fixes(
            """
            private readonly WebClient _client = new WebClient();
            private readonly Queue<Uri> _left = new Queue<Uri>();

            void Start(Uri first)
            {
                _client.DownloadStringCompleted += OnLoaded;
                _client.{|LAP4001:DownloadStringAsync|}(first);
            }

            void OnLoaded(object sender, DownloadStringCompletedEventArgs e)
            {
                Console.WriteLine(e.Result);
                if (_left.Count > 0)
                {
                    _client.{|LAP4001:DownloadStringAsync|}(_left.Dequeue());
                }
            }
            """,
            """
            private readonly WebClient _client = new WebClient();
            private readonly Queue<Uri> _left = new Queue<Uri>();

            void Start(Uri first)
            {
                _ = OnLoadedAsync(_client.DownloadStringTaskAsync(first));
            }

            async Task OnLoadedAsync(Task<string> downloadString)
            {
                var result = await downloadString;
                Console.WriteLine(result);
                if (_left.Count > 0)
                {
                    _ = OnLoadedAsync(_client.DownloadStringTaskAsync(_left.Dequeue()));
                }
            }
            """
        );

    [Fact]
    public Task Lambda_of_a_constructor_becomes_a_method() =>
        s_onNet.Fixes(
            """
            private readonly WebClient _client = new WebClient();
            private string _text;

            public C()
            {
                _client.DownloadStringCompleted += (sender, e) =>
                {
                    if (e.Error != null)
                    {
                        Console.WriteLine(e.Error.Message); // what went wrong
                        return;
                    }

                    _text = e.Result;
                };
            }

            public void Load(Uri address)
            {
                _client.{|LAP4001:DownloadStringAsync|}(address);
            }

            public void Reload(Uri address)
            {
                _text = null;
                _client.{|LAP4001:DownloadStringAsync|}(address);
            }
            """,
            """
            private readonly WebClient _client = new WebClient();
            private string _text;

            public C()
            {
            }

            private async Task OnDownloadStringCompletedAsync(Task<string> downloadString)
            {
                string result;
                try
                {
                    result = await downloadString;
                }
                catch (Exception error)
                {
                    Console.WriteLine(error.Message); // what went wrong
                    return;
                }

                _text = result;
            }

            public void Load(Uri address)
            {
                _ = OnDownloadStringCompletedAsync(_client.DownloadStringTaskAsync(address));
            }

            public void Reload(Uri address)
            {
                _text = null;
                _ = OnDownloadStringCompletedAsync(_client.DownloadStringTaskAsync(address));
            }
            """
        );

    [Fact]
    public Task Lambdas_of_a_worker_become_methods() =>
        OnNet
            .Only("LAP4010")
            .Fixes(
                """
                private readonly BackgroundWorker _worker = new BackgroundWorker();

                public C()
                {
                    _worker.WorkerReportsProgress = true;
                    _worker.DoWork += (sender, e) => _worker.ReportProgress((int)e.Argument);
                    _worker.ProgressChanged += (sender, e) => Console.WriteLine(e.ProgressPercentage);
                    _worker.RunWorkerCompleted += (sender, e) => Console.WriteLine("done");
                }

                public void Start(int number)
                {
                    _worker.{|LAP4010:RunWorkerAsync|}(number);
                    Console.WriteLine("started");
                }
                """,
                """
                public C()
                {
                }

                private void Work(object argument, IProgress<int> progress)
                {
                    progress.Report((int)argument);
                }

                private void OnProgressChanged(int percentage)
                {
                    Console.WriteLine(percentage);
                }

                private async Task OnRunWorkerCompletedAsync(Task runWorker)
                {
                    await Task.WhenAny(runWorker);
                    await Task.Yield();
                    Console.WriteLine("done");
                }

                public void Start(int number)
                {
                    IProgress<int> progress = new Progress<int>(OnProgressChanged);
                    _ = OnRunWorkerCompletedAsync(Task.Run(() => Work(number, progress)));
                    Console.WriteLine("started");
                }
                """
            );

    [Theory]
    [InlineData("C(string name) { c.DownloadStringCompleted += (s, e) => Console.WriteLine(name + e.Result); }")]
    [InlineData("C() { var name = \"n\"; c.DownloadStringCompleted += (s, e) => Console.WriteLine(name + e.Result); }")]
    public Task Lambda_uses_what_its_member_knows(string constructor) =>
        s_onNet.DoesNotFix(
            $"WebClient c = new WebClient(); {constructor} void Load(Uri address) {{ c.{{|LAP4001:DownloadStringAsync|}}(address); }}",
            RefusalReason.HandlerMustStay
        );
}
