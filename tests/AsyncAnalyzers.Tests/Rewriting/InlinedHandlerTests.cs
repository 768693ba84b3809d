using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Tests.Rules;
using Xunit;
using static AsyncAnalyzers.Tests.Rules.EventTest;

namespace AsyncAnalyzers.Tests.Rewriting;

/// <summary>Functions that have nothing left to do behind a start await it, and the code of a lambda comes behind the task.</summary>
public sealed class InlinedHandlerTests
{
    private const string Plain = "Replace 'DownloadStringAsync' with 'DownloadStringTaskAsync'";

    private const string MayChange = Plain + " (may change semantics)";

    private static CallPairTest Net { get; } = OnNet.Only(DiagnosticIds.UseTaskInsteadOfEvent, DiagnosticIds.UseTaskInsteadOfWorker);

    private static CallPairTest Framework { get; } = OnFramework.Only(DiagnosticIds.UseTaskInsteadOfEvent);

    [Fact]
    public Task Lambda_in_the_handler_of_a_button() =>
        (Framework with { Title = Plain }).Fixes(
            """
            readonly System.Windows.Forms.Button load = new System.Windows.Forms.Button();

            C() { load.Click += Load_Click; }

            // loads it
            void Load_Click(object sender, EventArgs e)
            {
                var client = new WebClient();
                // what is shown
                client.DownloadStringCompleted += (s, args) =>
                {
                    // failed
                    if (args.Error != null)
                    {
                        Console.WriteLine(args.Error.Message);
                        return;
                    }

                    // loaded
                    Console.WriteLine(args.Result); // at last
                };
                client.{|LAP4001:DownloadStringAsync|}(new Uri("http://localhost/news"));
            }
            """,
            """
            readonly System.Windows.Forms.Button load = new System.Windows.Forms.Button();

            C() { load.Click += Load_Click; }

            // loads it
            async void Load_Click(object sender, EventArgs e)
            {
                var client = new WebClient();
                // what is shown
                var downloadString = client.DownloadStringTaskAsync(new Uri("http://localhost/news"));
                // failed
                string result;
                try
                {
                    result = await downloadString;
                }
                catch (Exception error)
                {
                    Console.WriteLine(error.Message);
                    return;
                }

                // loaded
                Console.WriteLine(result); // at last
            }
            """
        );

    [Fact]
    public Task Lambda_in_a_lambda_that_handles_an_event() =>
        (Framework with { Title = MayChange }).Fixes(
            """
            void M(System.Windows.Forms.Button load, Uri address)
            {
                load.Click += (sender, e) =>
                {
                    var client = new WebClient();
                    client.DownloadStringCompleted += (s, args) => Console.WriteLine(args.Cancelled);
                    client.{|LAP4001:DownloadStringAsync|}(address);
                };
                load.Click += delegate
                {
                    var client = new WebClient();
                    client.DownloadStringCompleted += delegate { Console.WriteLine(1); };
                    client.{|LAP4001:DownloadStringAsync|}(address);
                };
            }
            """,
            """
            void M(System.Windows.Forms.Button load, Uri address)
            {
                load.Click += async (sender, e) =>
                {
                    var client = new WebClient();
                    var downloadString = client.DownloadStringTaskAsync(address);
                    await Task.WhenAny(downloadString);
                    var error = downloadString.Exception?.InnerException;
                    Console.WriteLine((error as WebException)?.Status == WebExceptionStatus.RequestCanceled);
                };
                load.Click += async delegate
                {
                    var client = new WebClient();
                    await Task.WhenAny(client.DownloadStringTaskAsync(address));
                    Console.WriteLine(1);
                };
            }
            """
        );

    [Fact]
    public Task Result_is_awaited_where_it_is_read_at_once() =>
        (Net with { Title = MayChange }).Fixes(
            """
            async void Load(Uri address)
            {
                await Task.Yield();
                var client = new WebClient();
                client.DownloadStringCompleted += (s, e) => Console.WriteLine(e.Result);
                client.{|LAP4001:DownloadStringAsync|}(address); // goes
            }

            async Task LoadAsync(Uri address)
            {
                await Task.Yield();
                if (address.IsFile)
                {
                    var client = new WebClient();
                    client.DownloadStringCompleted += (s, e) =>
                    {
                        var text = e.Result;
                        Console.WriteLine(text);
                    };

                    client.Headers.Add("a", "b");
                    client.{|LAP4001:DownloadStringAsync|}(address);
                }
            }
            """,
            """
            async void Load(Uri address)
            {
                await Task.Yield();
                var client = new WebClient();
                var result = await client.DownloadStringTaskAsync(address); // goes
                Console.WriteLine(result);
            }

            async Task LoadAsync(Uri address)
            {
                await Task.Yield();
                if (address.IsFile)
                {
                    var client = new WebClient();

                    client.Headers.Add("a", "b");
                    var text = await client.DownloadStringTaskAsync(address);
                    Console.WriteLine(text);
                }
            }
            """
        );

    [Fact]
    public Task Method_is_awaited() =>
        (Framework with { Title = Plain }).Fixes(
            """
            async void Load_Click(object sender, System.Windows.Forms.MouseEventArgs e)
            {
                await Task.Delay(1);
                var client = new WebClient();
                client.DownloadStringCompleted += OnDone;
                client.{|LAP4001:DownloadStringAsync|}(Address); // goes
            }

            Uri Address => new Uri("http://localhost/");

            void OnDone(object sender, DownloadStringCompletedEventArgs e)
            {
                Console.WriteLine(1);
            }
            """,
            """
            async void Load_Click(object sender, System.Windows.Forms.MouseEventArgs e)
            {
                await Task.Delay(1);
                var client = new WebClient();
                await OnDoneAsync(client.DownloadStringTaskAsync(Address)); // goes
            }

            Uri Address => new Uri("http://localhost/");

            async Task OnDoneAsync(Task<string> downloadString)
            {
                await Task.WhenAny(downloadString);
                Console.WriteLine(1);
            }
            """
        );

    [Fact]
    public Task Lambda_becomes_a_function_where_comments_would_run_together() =>
        Net.Fixes(
            """
            async Task M(Uri address)
            {
                await Task.Yield();
                var client = new WebClient();
                client.DownloadStringCompleted += (s, e) =>
                {
                    // loaded
                    Console.WriteLine(e.Result);
                };
                client.{|LAP4001:DownloadStringAsync|}(address); // goes
            }
            """,
            """
            async Task M(Uri address)
            {
                await Task.Yield();
                var client = new WebClient();

                async Task OnDownloadStringCompletedAsync(Task<string> downloadString)
                {
                    // loaded
                    var result = await downloadString;
                    Console.WriteLine(result);
                }

                await OnDownloadStringCompletedAsync(client.DownloadStringTaskAsync(address)); // goes
            }
            """
        );

    [Fact]
    public Task Lambda_becomes_a_function_where_its_code_would_mean_something_else() =>
        (Net with { Title = MayChange }).Fixes(
            """
            int count;

            async Task M(Uri address)
            {
                await Task.Delay(count);
                var client = new WebClient();
                client.DownloadStringCompleted += (s, e) =>
                {
                    var count = 1;
                    Console.WriteLine(count);
                };
                client.{|LAP4001:DownloadStringAsync|}(address);
            }
            """,
            """
            int count;

            async Task M(Uri address)
            {
                await Task.Delay(count);
                var client = new WebClient();

                async Task OnDownloadStringCompletedAsync(Task<string> downloadString)
                {
                    await Task.WhenAny(downloadString);
                    var count = 1;
                    Console.WriteLine(count);
                }

                await OnDownloadStringCompletedAsync(client.DownloadStringTaskAsync(address));
            }
            """
        );

    [Theory]
    [InlineData("using (new MemoryStream()) { START }")]
    [InlineData("using var stream = new MemoryStream(); START")]
    [InlineData("try { START } finally { Console.WriteLine(); }")]
    [InlineData("while (a.IsFile) { START }")]
    [InlineData("lock (this) { START }")]
    [InlineData("START Console.WriteLine();")]
    public Task Nothing_is_awaited_where_more_is_to_be_done(string body)
    {
        return (Net with { Title = MayChange }).Fixes(
            Method(
                "c.DownloadStringCompleted += OnDone; c.{|LAP4001:DownloadStringAsync|}(a);",
                "void OnDone(object sender, DownloadStringCompletedEventArgs e)\n{"
            ),
            Method(
                "_ = OnDoneAsync(c.DownloadStringTaskAsync(a));",
                "async Task OnDoneAsync(Task<string> downloadString)\n{\n    await Task.WhenAny(downloadString);"
            )
        );

        string Method(string start, string handler) =>
            $"async Task M(Uri a) {{ await Task.Yield(); {body.Replace("START", "var c = new WebClient(); " + start)} }}\n\n"
            + $"{handler}\n    Console.WriteLine(1);\n}}";
    }

    /// <summary>Whoever calls it himself may catch what it throws at once.</summary>
    [Fact]
    public Task Handler_that_is_called_stays_as_it_is() =>
        (Net with { Title = MayChange }).Fixes(
            """
            void Load_Click(object sender, EventArgs e)
            {
                var client = new WebClient();
                client.DownloadStringCompleted += (s, args) => Console.WriteLine(1);
                client.{|LAP4001:DownloadStringAsync|}(new Uri("http://localhost/"));
            }

            void Reload() => Load_Click(this, EventArgs.Empty);
            """,
            """
            void Load_Click(object sender, EventArgs e)
            {
                var client = new WebClient();

                async Task OnDownloadStringCompletedAsync(Task<string> downloadString)
                {
                    await Task.WhenAny(downloadString);
                    Console.WriteLine(1);
                }

                _ = OnDownloadStringCompletedAsync(client.DownloadStringTaskAsync(new Uri("http://localhost/")));
            }

            void Reload() => Load_Click(this, EventArgs.Empty);
            """
        );

    [Theory]
    [InlineData("System.Timers.ElapsedEventArgs", "new Uri(\"http://localhost/\")")]
    [InlineData("System.Windows.Forms.MouseEventArgs", "address")]
    public Task Title_tells_of_what_the_function_throws_at_once(string data, string address) =>
        (Framework with { Title = MayChange }).Fixes(
            $$"""
            Uri address;

            void On(object sender, {{data}} e)
            {
                var client = new WebClient();
                client.DownloadStringCompleted += (s, args) => Console.WriteLine(1);
                client.{|LAP4001:DownloadStringAsync|}({{address}});
            }
            """,
            $$"""
            Uri address;

            async void On(object sender, {{data}} e)
            {
                var client = new WebClient();
                await Task.WhenAny(client.DownloadStringTaskAsync({{address}}));
                Console.WriteLine(1);
            }
            """
        );

    /// <summary>Pages of ASP.NET have no place for <c>async void</c> functions.</summary>
    [Theory]
    [InlineData("EventArgs", "", "_ = ")]
    [InlineData("System.Windows.Forms.MouseEventArgs", "async ", "await ")]
    public Task Handler_of_a_page_stays_as_it_is(string data, string modifier, string started) =>
        (Framework with { Platform = TargetPlatform.DotNetFramework.With("System.Web", "System.Windows.Forms") }).Fixes(
            $$"""
            void Page_Load(object sender, {{data}} e)
            {
                var client = new WebClient();
                client.DownloadStringCompleted += OnDone;
                client.{|LAP4001:DownloadStringAsync|}(new Uri("http://localhost/"));
            }

            void OnDone(object sender, DownloadStringCompletedEventArgs e) => Console.WriteLine(1);
            """,
            $$"""
            {{modifier}}void Page_Load(object sender, {{data}} e)
            {
                var client = new WebClient();
                {{started}}OnDoneAsync(client.DownloadStringTaskAsync(new Uri("http://localhost/")));
            }

            async Task OnDoneAsync(Task<string> downloadString)
            {
                await Task.WhenAny(downloadString);
                Console.WriteLine(1);
            }
            """
        );

    [Fact]
    public Task Title_tells_that_the_result_wraps_nothing() =>
        (Framework with { Title = MayChange }).Fixes(
            """
            void On(object sender, System.Windows.Forms.MouseEventArgs e)
            {
                var client = new WebClient();
                client.DownloadStringCompleted += (s, args) => Console.WriteLine(args.Result);
                client.{|LAP4001:DownloadStringAsync|}(new Uri("http://localhost/"));
            }
            """,
            """
            async void On(object sender, System.Windows.Forms.MouseEventArgs e)
            {
                var client = new WebClient();
                var result = await client.DownloadStringTaskAsync(new Uri("http://localhost/"));
                Console.WriteLine(result);
            }
            """
        );

    [Fact]
    public Task Chain_of_operations() =>
        Net.Fixes(
            """
            void Load_Click(object sender, EventArgs e)
            {
                var first = new WebClient();
                first.DownloadStringCompleted += (s, args) =>
                {
                    if (args.Error != null)
                    {
                        return;
                    }

                    var second = new WebClient();
                    second.DownloadStringCompleted += (s2, args2) =>
                    {
                        Console.WriteLine(2);
                    };
                    second.{|LAP4001:DownloadStringAsync|}(new Uri(args.Result));
                };
                first.{|LAP4001:DownloadStringAsync|}(new Uri("http://localhost/"));
            }
            """,
            """
            async void Load_Click(object sender, EventArgs e)
            {
                var first = new WebClient();
                var downloadString = first.DownloadStringTaskAsync(new Uri("http://localhost/"));
                string result;
                try
                {
                    result = await downloadString;
                }
                catch (Exception)
                {
                    return;
                }

                var second = new WebClient();
                await Task.WhenAny(second.DownloadStringTaskAsync(new Uri(result)));
                Console.WriteLine(2);
            }
            """
        );

    [Fact]
    public Task Work_of_a_worker() =>
        Net.Fixes(
            """
            void Load_Click(object sender, EventArgs e)
            {
                var worker = new BackgroundWorker();
                worker.DoWork += (s, work) => Console.WriteLine(1);
                worker.RunWorkerCompleted += (s, done) => Console.WriteLine(2);
                worker.{|LAP4010:RunWorkerAsync|}();
            }
            """,
            """
            async void Load_Click(object sender, EventArgs e)
            {
                void Work()
                {
                    Console.WriteLine(1);
                }

                await Task.WhenAny(Task.Run(() => Work()));
                Console.WriteLine(2);
            }
            """
        );
}
