using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Rewriting.Refusals;
using AsyncAnalyzers.Tests.Rules;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;
using static AsyncAnalyzers.Tests.Rules.EventTest;

namespace AsyncAnalyzers.Tests.Rewriting;

/// <summary>Starts of event-based operations, with all that their handlers hear, become tasks.</summary>
public sealed class EventsToTasksTests
{
    private static CallPairTest Net { get; } = OnNet.Only(DiagnosticIds.UseTaskInsteadOfEvent);

    private static CallPairTest Framework { get; } = OnFramework.Only(DiagnosticIds.UseTaskInsteadOfEvent);

    /// <summary>The handler of a download, before and after.</summary>
    private static Task Fixes(string handler, string function) =>
        Net.Fixes(
            $$"""
            string text;
            void Use(object value) { }
            void M(Uri address)
            {
                var client = new WebClient();
                client.DownloadStringCompleted += OnDone;
                client.{|LAP4001:DownloadStringAsync|}(address);
            }

            void OnDone(object sender, DownloadStringCompletedEventArgs e)
            {
            {{Indented(handler)}}
            }
            """,
            $$"""
            string text;
            void Use(object value) { }
            void M(Uri address)
            {
                var client = new WebClient();
                _ = OnDoneAsync(client.DownloadStringTaskAsync(address));
            }

            async Task OnDoneAsync(Task<string> downloadString)
            {
            {{Indented(function)}}
            }
            """
        );

    private static string Indented(string code) =>
        string.Join('\n', code.Split('\n').Select(line => line.Length == 0 ? line : "    " + line));

    [Fact]
    public Task Error_is_a_catch_clause() =>
        Fixes(
            """
            // what came of it
            if (e.Error != null)
            {
                // failed
                Use(e.Error.Message);
                return;
            }

            text = e.Result;
            Use(e.Result.Length);
            """,
            """
            // what came of it
            string result;
            try
            {
                result = await downloadString;
            }
            catch (Exception error)
            {
                // failed
                Use(error.Message);
                return;
            }

            text = result;
            Use(result.Length);
            """
        );

    [Fact]
    public Task Success_comes_first() =>
        Fixes(
            """
            if (e.Error == null)
            {
                Use(e.Result);
            }
            else
            {
                Use(e.Error);
            }
            """,
            """
            string result;
            try
            {
                result = await downloadString;
            }
            catch (Exception error)
            {
                Use(error);
                return;
            }

            Use(result);
            """
        );

    [Fact]
    public Task Cancellation_of_a_web_client_is_a_web_exception() =>
        Fixes(
            """
            if (e.Cancelled)
            {
                Use(1);
            }
            else if (e.Error != null)
            {
                Use(2);
            }
            else
            {
                Use(e.Result);
            }
            """,
            """
            string result;
            try
            {
                result = await downloadString;
            }
            catch (WebException error) when (error.Status == WebExceptionStatus.RequestCanceled)
            {
                Use(1);
                return;
            }
            catch (Exception)
            {
                Use(2);
                return;
            }

            Use(result);
            """
        );

    [Fact]
    public Task Error_or_cancellation() =>
        Fixes(
            """
            if (e.Cancelled || e.Error != null) return;
            Use(e.Result);
            """,
            """
            string result;
            try
            {
                result = await downloadString;
            }
            catch (Exception)
            {
                return;
            }

            Use(result);
            """
        );

    [Fact]
    public Task What_runs_in_any_case_runs_when_it_is_complete() =>
        Fixes(
            """
            Use(this);
            if (e.Error != null)
            {
                Use(e.Error);
                return;
            }

            Use(2);
            """,
            """
            await Task.WhenAny(downloadString);
            Use(this);
            try
            {
                await downloadString;
            }
            catch (Exception error)
            {
                Use(error);
                return;
            }

            Use(2);
            """
        );

    [Fact]
    public Task Neither_result_nor_error() =>
        Fixes(
            """
            Use(this);
            """,
            """
            await Task.WhenAny(downloadString);
            Use(this);
            """
        );

    [Fact]
    public Task Only_the_result() =>
        Fixes(
            """
            text = e.Result;
            Use(e.Result);
            """,
            """
            var result = await downloadString;
            text = result;
            Use(result);
            """
        );

    [Fact]
    public Task Only_the_result_in_a_local() =>
        Fixes(
            """
            var loaded = e.Result;
            Use(loaded);
            """,
            """
            var loaded = await downloadString;
            Use(loaded);
            """
        );

    [Fact]
    public Task Result_inside_try() =>
        Fixes(
            """
            try
            {
                Use(e.Result);
            }
            catch (Exception exception)
            {
                Use(exception);
            }
            """,
            """
            try
            {
                var result = await downloadString;
                Use(result);
            }
            catch (Exception exception)
            {
                Use(exception);
            }
            """
        );

    [Fact]
    public Task Result_behind_something_else() =>
        Fixes(
            """
            Use(this);
            Use(e.Result);
            Action later = () => Use(e.Result);
            """,
            """
            await Task.WhenAny(downloadString);
            Use(this);
            Use(await downloadString);
            Action later = () => Use(downloadString.GetAwaiter().GetResult());
            """
        );

    [Fact]
    public Task Questions_that_are_no_branches() =>
        Fixes(
            """
            Use(e.Error == null ? e.Result : e.Error.Message);
            Use(e.Cancelled);
            """,
            """
            await Task.WhenAny(downloadString);
            var error = downloadString.Exception?.InnerException;
            Use(error == null ? await downloadString : error.Message);
            Use((error as WebException)?.Status == WebExceptionStatus.RequestCanceled);
            """
        );

    [Fact]
    public Task Branch_that_goes_on_is_no_clause() =>
        Fixes(
            """
            if (e.Error != null)
            {
                Use(e.Error);
            }

            Use(1);
            """,
            """
            await Task.WhenAny(downloadString);
            var error = downloadString.Exception?.InnerException;
            if (error != null)
            {
                Use(error);
            }

            Use(1);
            """
        );

    [Fact]
    public Task Lambda_becomes_a_local_function() =>
        Framework.Fixes(
            """
            void M(string host)
            {
                var ping = new Ping();
                ping.PingCompleted += (s, e) => Console.WriteLine(e.Reply.Status);
                ping.{|LAP4001:SendAsync|}(host, null);
            }
            """,
            """
            void M(string host)
            {
                var ping = new Ping();

                async Task OnPingCompletedAsync(Task<PingReply> send)
                {
                    await Task.Yield();
                    var result = await send;
                    Console.WriteLine(result.Status);
                }

                _ = OnPingCompletedAsync(ping.SendPingAsync(host));
            }
            """
        );

    /// <summary>The first takes the name of the event, the next that of its object, too, unless that is a letter.</summary>
    [Fact]
    public Task Several_lambdas_of_one_function() =>
        Net.Fixes(
            """
            void M(Uri address)
            {
                var c = new WebClient();
                c.DownloadStringCompleted += (s, e) => Console.WriteLine(1); // the first
                c.{|LAP4001:DownloadStringAsync|}(address);
                var other = new WebClient();
                other.DownloadStringCompleted += (s, e) => Console.WriteLine(2);
                other.{|LAP4001:DownloadStringAsync|}(address);
                var d = new WebClient();
                d.DownloadStringCompleted += (s, e) => Console.WriteLine(3);
                d.{|LAP4001:DownloadStringAsync|}(address);
                Console.WriteLine();
            }
            """,
            """
            void M(Uri address)
            {
                var c = new WebClient();

                // the first
                async Task OnDownloadStringCompletedAsync(Task<string> downloadString)
                {
                    await Task.WhenAny(downloadString);
                    Console.WriteLine(1);
                }

                _ = OnDownloadStringCompletedAsync(c.DownloadStringTaskAsync(address));
                var other = new WebClient();

                async Task OnOtherDownloadStringCompletedAsync(Task<string> downloadString1)
                {
                    await Task.WhenAny(downloadString1);
                    Console.WriteLine(2);
                }

                _ = OnOtherDownloadStringCompletedAsync(other.DownloadStringTaskAsync(address));
                var d = new WebClient();

                async Task OnDownloadStringCompletedAsync1(Task<string> downloadString2)
                {
                    await Task.WhenAny(downloadString2);
                    Console.WriteLine(3);
                }

                _ = OnDownloadStringCompletedAsync1(d.DownloadStringTaskAsync(address));
                Console.WriteLine();
            }
            """
        );

    [Fact]
    public Task Sender_and_state_are_handed_on() =>
        Net.Fixes(
            """
            void M(MailMessage message)
            {
                var client = new SmtpClient();
                client.SendCompleted += delegate (object sender, AsyncCompletedEventArgs e)
                {
                    ((SmtpClient)sender).Dispose();
                    if (e.Cancelled)
                    {
                        Console.WriteLine(e.UserState);
                    }
                };
                client.{|LAP4001:SendAsync|}(message, message.To);
            }
            """,
            """
            void M(MailMessage message)
            {
                var client = new SmtpClient();

                async Task OnSendCompletedAsync(object sender, Task send, object state)
                {
                    await Task.Yield();
                    await Task.WhenAny(send);
                    ((SmtpClient)sender).Dispose();
                    if (send.IsCanceled)
                    {
                        Console.WriteLine(state);
                    }
                }

                _ = OnSendCompletedAsync(client, client.SendMailAsync(message), message.To);
            }
            """
        );

    [Fact]
    public Task All_that_a_handler_hears_together() =>
        Net.Fixes(
            """
            readonly WebClient client = new WebClient();

            C()
            {
                client.DownloadStringCompleted += this.OnDone;
            }

            void First(Uri address) { client.{|LAP4001:DownloadStringAsync|}(address); }

            void Next(Uri address)
            {
                client.{|LAP4001:DownloadStringAsync|}(address, 2);
            }

            /// <summary>Goes on.</summary>
            void OnDone(object sender, DownloadStringCompletedEventArgs e)
            {
                if (e.Error != null)
                    return;
                ((WebClient)sender).{|LAP4001:DownloadStringAsync|}(new Uri(e.Result));
            }

            void Other(Uri address)
            {
                using (var other = new WebClient())
                {
                    other.DownloadStringCompleted += new DownloadStringCompletedEventHandler(OnDone);
                    other.{|LAP4001:DownloadStringAsync|}(address);
                }
            }
            """,
            """
            readonly WebClient client = new WebClient();

            C()
            {
            }

            void First(Uri address) { _ = this.OnDoneAsync(client, client.DownloadStringTaskAsync(address)); }

            void Next(Uri address)
            {
                _ = this.OnDoneAsync(client, client.DownloadStringTaskAsync(address));
            }

            /// <summary>Goes on.</summary>
            async Task OnDoneAsync(object sender, Task<string> downloadString)
            {
                string result;
                try
                {
                    result = await downloadString;
                }
                catch (Exception)
                {
                    return;
                }

                _ = this.OnDoneAsync((WebClient)sender, ((WebClient)sender).DownloadStringTaskAsync(new Uri(result)));
            }

            void Other(Uri address)
            {
                using (var other = new WebClient())
                {
                    _ = this.OnDoneAsync(other, other.DownloadStringTaskAsync(address));
                }
            }
            """
        );

    [Fact]
    public Task Handler_detaches_itself() =>
        Net.Fixes(
            """
            WebClient client = new WebClient();

            void M(Uri address)
            {
                client.OpenReadCompleted += OnRead;
                client.{|LAP4001:OpenReadAsync|}(address);
            }

            void OnRead(object sender, OpenReadCompletedEventArgs e)
            {
                client.OpenReadCompleted -= OnRead;
                Console.WriteLine(e.Result);
            }
            """,
            """
            WebClient client = new WebClient();

            void M(Uri address)
            {
                _ = OnReadAsync(client.OpenReadTaskAsync(address));
            }

            async Task OnReadAsync(Task<Stream> openRead)
            {
                var result = await openRead;
                Console.WriteLine(result);
            }
            """
        );

    [Fact]
    public Task Lambda_detaches_itself() =>
        Net.Fixes(
            """
            readonly WebClient client = new WebClient();

            void M(Uri address)
            {
                DownloadStringCompletedEventHandler handler = null;

                // what is shown
                handler = (s, e) =>
                {
                    // once
                    client.DownloadStringCompleted -= handler;

                    if (e.Error != null)
                    {
                        return;
                    }

                    Console.WriteLine(e.Result);
                };
                client.DownloadStringCompleted += handler;
                client.{|LAP4001:DownloadStringAsync|}(address);
            }
            """,
            """
            readonly WebClient client = new WebClient();

            void M(Uri address)
            {
                // what is shown
                async Task OnDownloadStringCompletedAsync(Task<string> downloadString)
                {
                    // once

                    string result;
                    try
                    {
                        result = await downloadString;
                    }
                    catch (Exception)
                    {
                        return;
                    }

                    Console.WriteLine(result);
                }

                _ = OnDownloadStringCompletedAsync(client.DownloadStringTaskAsync(address));
            }
            """
        );

    [Fact]
    public Task Lambda_that_a_local_keeps() =>
        Net.Fixes(
            """
            void M(Uri address)
            {
                var client = new WebClient();
                var onLoaded = new DownloadStringCompletedEventHandler((s, e) => Console.WriteLine(e.Result));
                client.DownloadStringCompleted += onLoaded; // now
                client.{|LAP4001:DownloadStringAsync|}(address);
                Console.WriteLine();
            }

            async Task N(Uri address)
            {
                await Task.Yield();
                var client = new WebClient();
                DownloadStringCompletedEventHandler h = delegate (object s, DownloadStringCompletedEventArgs e)
                {
                    Console.WriteLine(e.Result);
                };
                client.DownloadStringCompleted += h;
                client.{|LAP4001:DownloadStringAsync|}(address);
            }
            """,
            """
            void M(Uri address)
            {
                var client = new WebClient();

                async Task OnLoadedAsync(Task<string> downloadString)
                {
                    var result = await downloadString;
                    Console.WriteLine(result);
                }

                _ = OnLoadedAsync(client.DownloadStringTaskAsync(address));
                Console.WriteLine();
            }

            async Task N(Uri address)
            {
                await Task.Yield();
                var client = new WebClient();
                var result = await client.DownloadStringTaskAsync(address);
                Console.WriteLine(result);
            }
            """
        );

    [Fact]
    public Task Delegate_of_a_method() =>
        Net.Fixes(
            """
            void M(Uri address)
            {
                var client = new WebClient();
                client.DownloadStringCompleted += new DownloadStringCompletedEventHandler(OnLoaded);
                client.{|LAP4001:DownloadStringAsync|}(address);
            }

            void OnLoaded(object sender, DownloadStringCompletedEventArgs e) => Console.WriteLine(e.Result);
            """,
            """
            void M(Uri address)
            {
                var client = new WebClient();
                _ = OnLoadedAsync(client.DownloadStringTaskAsync(address));
            }

            async Task OnLoadedAsync(Task<string> downloadString)
            {
                var result = await downloadString;
                Console.WriteLine(result);
            }
            """
        );

    [Fact]
    public Task Handler_that_is_attached_for_each_start() =>
        Net.Fixes(
            """
            readonly WebClient client = new WebClient();

            void First(Uri address)
            {
                client.OpenReadCompleted += OnRead;
                client.{|LAP4001:OpenReadAsync|}(address);
            }

            void Second(Uri address)
            {
                client.OpenReadCompleted += OnRead;
                if (address.IsFile)
                {
                    client.{|LAP4001:OpenReadAsync|}(address);
                }
                else
                {
                    client.{|LAP4001:OpenReadAsync|}(address, 2);
                }
            }

            void OnRead(object sender, OpenReadCompletedEventArgs e)
            {
                Console.WriteLine(e.Result);
            }
            """,
            """
            readonly WebClient client = new WebClient();

            void First(Uri address)
            {
                _ = OnReadAsync(client.OpenReadTaskAsync(address));
            }

            void Second(Uri address)
            {
                if (address.IsFile)
                {
                    _ = OnReadAsync(client.OpenReadTaskAsync(address));
                }
                else
                {
                    _ = OnReadAsync(client.OpenReadTaskAsync(address));
                }
            }

            async Task OnReadAsync(Task<Stream> openRead)
            {
                var result = await openRead;
                Console.WriteLine(result);
            }
            """
        );

    [Fact]
    public Task Object_that_may_not_be_there() =>
        Net.Fixes(
            """
            WebClient client = new WebClient();

            C()
            {
                client.OpenReadCompleted += OnRead;
            }

            void M(Uri address, bool local)
            {
                // a field
                client?.{|LAP4001:OpenReadAsync|}(address); // goes
                var other = new WebClient();
                other.OpenReadCompleted += OnRead;
                if (local)
                    other?.{|LAP4001:OpenReadAsync|}(address, 2);
                else
                    Stop();
            }

            void OnRead(object sender, OpenReadCompletedEventArgs e)
            {
                ((WebClient)sender).Dispose();
            }

            void Stop() => client = null;
            """,
            """
            WebClient client = new WebClient();

            C()
            {
            }

            void M(Uri address, bool local)
            {
                // a field
                if (client is WebClient client1)
                {
                    _ = OnReadAsync(client1, client1.OpenReadTaskAsync(address));
                } // goes
                var other = new WebClient();
                if (local)
                {
                    if (other != null)
                    {
                        _ = OnReadAsync(other, other.OpenReadTaskAsync(address));
                    }
                }
                else
                    Stop();
            }

            async Task OnReadAsync(object sender, Task<Stream> openRead)
            {
                await Task.WhenAny(openRead);
                ((WebClient)sender).Dispose();
            }

            void Stop() => client = null;
            """
        );

    [Fact]
    public Task Object_that_may_not_be_there_in_an_older_language() =>
        (Net with { LanguageVersion = LanguageVersion.CSharp6 }).Fixes(
            """
            readonly WebClient _client = new WebClient();

            C() { _client.OpenReadCompleted += OnRead; }

            void M(Uri address)
            {
                this._client?.{|LAP4001:OpenReadAsync|}(address);
            }

            void OnRead(object sender, OpenReadCompletedEventArgs e) => Console.WriteLine(1);
            """,
            """
            readonly WebClient _client = new WebClient();

            C() { }

            void M(Uri address)
            {
                var client = this._client;
                if (client != null)
                {
                    var ignored = OnReadAsync(client.OpenReadTaskAsync(address));
                }
            }

            async Task OnReadAsync(Task<Stream> openRead)
            {
                await Task.WhenAny(openRead);
                Console.WriteLine(1);
            }
            """
        );

    [Fact]
    public Task Object_that_a_field_is_given_for_those_who_cancel() =>
        Net.Fixes(
            """
            WebClient running;

            void M(Uri address)
            {
                var client = new WebClient();
                client.DownloadProgressChanged += OnProgress;
                client.OpenReadCompleted += OnRead;

                // for cancellation
                running = client;

                client.{|LAP4001:OpenReadAsync|}(address);
            }

            void OnProgress(object sender, DownloadProgressChangedEventArgs e) => Console.WriteLine(e);

            void OnRead(object sender, OpenReadCompletedEventArgs e) => Console.WriteLine(e.Error);

            void Stop() => running?.CancelAsync();
            """,
            """
            WebClient running;

            void M(Uri address)
            {
                var client = new WebClient();
                client.DownloadProgressChanged += OnProgress;

                // for cancellation
                running = client;

                _ = OnReadAsync(client.OpenReadTaskAsync(address));
            }

            void OnProgress(object sender, DownloadProgressChangedEventArgs e) => Console.WriteLine(e);

            async Task OnReadAsync(Task<Stream> openRead)
            {
                await Task.WhenAny(openRead);
                var error = openRead.Exception?.InnerException;
                Console.WriteLine(error);
            }

            void Stop() => running?.CancelAsync();
            """
        );

    [Fact]
    public Task Object_that_is_its_own_state() =>
        Net.Fixes(
            """
            void M(Uri address)
            {
                var client = new WebClient();
                client.OpenReadCompleted += OnRead;
                client.{|LAP4001:OpenReadAsync|}(address, client);
                Action stop = client.CancelAsync;
            }

            void OnRead(object sender, OpenReadCompletedEventArgs e)
            {
                ((WebClient)e.UserState).Dispose();
            }
            """,
            """
            void M(Uri address)
            {
                var client = new WebClient();
                _ = OnReadAsync(client.OpenReadTaskAsync(address), client);
                Action stop = client.CancelAsync;
            }

            async Task OnReadAsync(Task<Stream> openRead, object state)
            {
                await Task.WhenAny(openRead);
                ((WebClient)state).Dispose();
            }
            """
        );

    [Theory]
    [InlineData("protected override void OnLoad(EventArgs e)")]
    [InlineData("void Window_Loaded(object sender, EventArgs e)")]
    [InlineData("void Form1_Load(object sender, EventArgs e)")]
    public Task Handler_that_is_attached_when_a_window_is_loaded(string method) =>
        Net.Fixes(
            $$"""
            class Window
            {
                protected virtual void OnLoad(EventArgs e) { }
            }

            class Main : Window
            {
                readonly WebClient client = new WebClient();

                {{method}}
                {
                    client.OpenReadCompleted += OnRead;
                }

                void Read(Uri address) { client.{|LAP4001:OpenReadAsync|}(address); }

                void OnRead(object sender, OpenReadCompletedEventArgs e) => Console.WriteLine(e.Result);
            }
            """,
            $$"""
            class Window
            {
                protected virtual void OnLoad(EventArgs e) { }
            }

            class Main : Window
            {
                readonly WebClient client = new WebClient();

                {{method}}
                {
                }

                void Read(Uri address) { _ = OnReadAsync(client.OpenReadTaskAsync(address)); }

                async Task OnReadAsync(Task<Stream> openRead)
                {
                    var result = await openRead;
                    Console.WriteLine(result);
                }
            }
            """
        );

    [Fact]
    public Task Handler_that_starts_the_next_operation_on_the_local_that_it_sees() =>
        Net.Fixes(
            """
            void M(Uri address)
            {
                var client = new WebClient();
                client.OpenReadCompleted += (s, e) =>
                {
                    if (e.Error != null)
                    {
                        client.{|LAP4001:OpenReadAsync|}(address);
                    }
                };
                client.{|LAP4001:OpenReadAsync|}(address);
            }
            """,
            """
            void M(Uri address)
            {
                var client = new WebClient();

                async Task OnOpenReadCompletedAsync(Task<Stream> openRead)
                {
                    try
                    {
                        await openRead;
                    }
                    catch (Exception)
                    {
                        _ = OnOpenReadCompletedAsync(client.OpenReadTaskAsync(address));
                    }
                }

                _ = OnOpenReadCompletedAsync(client.OpenReadTaskAsync(address));
            }
            """
        );

    [Fact]
    public Task Lambda_that_stands_deep_moves_to_where_a_function_stands() =>
        Net.Fixes(
            """
            void M(Uri address)
            {
                // loads it
                var client = new WebClient();

                // shows it
                client.DownloadStringCompleted += (s, e) =>
                                                      {
                                                          if (e.Result.Length > 0)
                                                          {
                                                              Console.WriteLine(e.Result);
                                                          }
                                                      };
                client.{|LAP4001:DownloadStringAsync|}(address);
            }
            """,
            """
            void M(Uri address)
            {
                // loads it
                var client = new WebClient();

                // shows it
                async Task OnDownloadStringCompletedAsync(Task<string> downloadString)
                {
                    var result = await downloadString;
                    if (result.Length > 0)
                    {
                        Console.WriteLine(result);
                    }
                }

                _ = OnDownloadStringCompletedAsync(client.DownloadStringTaskAsync(address));
            }
            """
        );

    [Fact]
    public Task Handler_that_is_attached_straight_after_the_start() =>
        Net.Fixes(
            """
            void M(Uri address)
            {
                var client = new WebClient();
                client.{|LAP4001:OpenReadAsync|}(address);
                client.OpenReadCompleted += OnRead;
            }

            void OnRead(object sender, OpenReadCompletedEventArgs e) => Console.WriteLine(e.Result);
            """,
            """
            void M(Uri address)
            {
                var client = new WebClient();
                _ = OnReadAsync(client.OpenReadTaskAsync(address));
            }

            async Task OnReadAsync(Task<Stream> openRead)
            {
                var result = await openRead;
                Console.WriteLine(result);
            }
            """
        );

    [Fact]
    public Task Title_says_that_the_handler_may_run_at_once_and_its_exceptions_are_lost() =>
        (Net with { Title = "Replace 'DownloadStringAsync' with 'DownloadStringTaskAsync' (may change semantics)" }).Fixes(
            """
            void M(Uri address)
            {
                var client = new WebClient();
                client.DownloadStringCompleted += OnDone;
                client.{|LAP4001:DownloadStringAsync|}(address);
            }
            void OnDone(object sender, DownloadStringCompletedEventArgs e) { Console.WriteLine(); }
            """,
            """
            void M(Uri address)
            {
                var client = new WebClient();
                _ = OnDoneAsync(client.DownloadStringTaskAsync(address));
            }
            async Task OnDoneAsync(Task<string> downloadString)
            {
                await Task.WhenAny(downloadString);
                Console.WriteLine();
            }
            """
        );

    [Fact]
    public Task Title_says_it_too_where_the_handler_catches_everything() =>
        (Net with { Title = "Replace 'DownloadStringAsync' with 'DownloadStringTaskAsync' (may change semantics)" }).Fixes(
            """
            void M(Uri address)
            {
                var client = new WebClient();
                client.DownloadStringCompleted += OnDone;
                client.{|LAP4001:DownloadStringAsync|}(address);
            }
            void OnDone(object sender, DownloadStringCompletedEventArgs e)
            {
                try
                {
                    Console.WriteLine(e.Result);
                }
                catch
                {
                }
            }
            """,
            """
            void M(Uri address)
            {
                var client = new WebClient();
                _ = OnDoneAsync(client.DownloadStringTaskAsync(address));
            }
            async Task OnDoneAsync(Task<string> downloadString)
            {
                try
                {
                    var result = await downloadString;
                    Console.WriteLine(result);
                }
                catch
                {
                }
            }
            """
        );

    [Theory]
    [InlineData(
        "void M(WebClient c, Uri a) { c.DownloadStringCompleted += OnDone; c.{|LAP4001:DownloadStringAsync|}(a); }",
        RefusalReason.ObjectIsShared
    )]
    [InlineData(
        "public WebClient c = new WebClient(); void M(Uri a) { c.DownloadStringCompleted += OnDone; "
            + "c.{|LAP4001:DownloadStringAsync|}(a); }",
        RefusalReason.ObjectIsShared
    )]
    [InlineData(
        "WebClient M(Uri a) { var c = new WebClient(); c.DownloadStringCompleted += OnDone; "
            + "c.{|LAP4001:DownloadStringAsync|}(a); return c; }",
        RefusalReason.ObjectIsShared
    )]
    [InlineData(
        "void M(Uri a) { var c = new WebClient(); "
            + "c.DownloadStringCompleted += (s, e) => { ((WebClient)e.UserState).{|LAP4001:DownloadStringAsync|}(a); }; "
            + "c.{|LAP4001:DownloadStringAsync|}(a, c); }",
        RefusalReason.ObjectIsShared
    )]
    [InlineData(
        "void M(Uri a) { var c = new WebClient(); c.DownloadStringCompleted += OnDone; c.DownloadStringCompleted += OnDone; "
            + "c.{|LAP4001:DownloadStringAsync|}(a); }",
        RefusalReason.SeveralHandlers
    )]
    [InlineData(
        "void M(Uri a, DownloadStringCompletedEventHandler h) { var c = new WebClient(); c.DownloadStringCompleted += h; "
            + "c.{|LAP4001:DownloadStringAsync|}(a); }",
        RefusalReason.HandlerIsUnknown
    )]
    [InlineData(
        "void M(Uri a) { var c = new WebClient(); c.DownloadStringCompleted += OnDone; "
            + "c.{|LAP4001:DownloadStringAsync|}(a); OnDone(this, null); }",
        RefusalReason.HandlerMustStay
    )]
    [InlineData(
        "DownloadStringCompletedEventHandler h = (s, e) => { }; void M(Uri a) { var c = new WebClient(); c.DownloadStringCompleted += h; "
            + "c.{|LAP4001:DownloadStringAsync|}(a); }",
        RefusalReason.HandlerMustStay
    )]
    [InlineData(
        "void M(Uri a) { DownloadStringCompletedEventHandler h = (s, e) => { }; var c = new WebClient(); c.DownloadStringCompleted += h; "
            + "c.{|LAP4001:DownloadStringAsync|}(a); h(null, null); }",
        RefusalReason.HandlerMustStay
    )]
    [InlineData(
        "void M(Uri a, bool b) { var c = new WebClient(); if (b) { c.DownloadStringCompleted += OnDone; } "
            + "c.{|LAP4001:DownloadStringAsync|}(a); }",
        RefusalReason.SubscriptionIsNotCertain
    )]
    [InlineData(
        "void M(Uri a) { var c = new WebClient(); c.{|LAP4001:DownloadStringAsync|}(a); Console.ReadLine(); "
            + "c.DownloadStringCompleted += OnDone; }",
        RefusalReason.SubscriptionIsNotCertain
    )]
    [InlineData(
        "WebClient c = new WebClient(); void M(Uri a) { c.DownloadStringCompleted += OnDone; c.{|LAP4001:DownloadStringAsync|}(a); } "
            + "void N(Uri a) { c.{|LAP4001:DownloadStringAsync|}(a); }",
        RefusalReason.SubscriptionIsNotCertain
    )]
    [InlineData(
        "WebClient c = new WebClient(); void M(Uri a) { c.DownloadStringCompleted += OnDone; c.{|LAP4001:DownloadStringAsync|}(a); "
            + "Console.ReadLine(); c.DownloadStringCompleted += OnDone; c.{|LAP4001:DownloadStringAsync|}(a); }",
        RefusalReason.SeveralHandlers
    )]
    [InlineData(
        "WebClient c = new WebClient(); void M(Uri a) { c.DownloadStringCompleted += OnDone; c = new WebClient(); "
            + "c.{|LAP4001:DownloadStringAsync|}(a); }",
        RefusalReason.SubscriptionIsNotCertain
    )]
    [InlineData(
        "class Client : WebClient { public void LoadAsync() { } } void M(Uri a) { var c = new Client(); "
            + "c.DownloadStringCompleted += OnDone; c.LoadAsync(); c.{|LAP4001:DownloadStringAsync|}(a); }",
        RefusalReason.HandlerMustStay
    )]
    [InlineData(
        "void M(Uri a) { var c = new WebClient(); c.DownloadStringCompleted += OnDone; c.{|LAP4001:DownloadStringAsync|}(a); "
            + "c.DownloadStringCompleted -= OnDone; }",
        RefusalReason.SubscriptionIsNotCertain
    )]
    [InlineData(
        "void M(Uri a) { var c = new WebClient(); c.DownloadStringCompleted += (s, e) => Console.WriteLine(e); "
            + "c.{|LAP4001:DownloadStringAsync|}(a); }",
        RefusalReason.EventDataIsUsedOtherwise
    )]
    [InlineData(
        "object Next() => null; void M(Uri a) { var c = new WebClient(); c.DownloadStringCompleted += OnDone; "
            + "c.{|LAP4001:DownloadStringAsync|}(a, Next()); }",
        RefusalReason.StateHasEffects
    )]
    [InlineData(
        "void M(Uri a) { var c = new WebClient(); c.DownloadStringCompleted += OnDone; c.{|LAP4001:DownloadStringAsync|}(address: a); }",
        RefusalReason.CallIsIrregular
    )]
    [InlineData(
        "WebClient Client => c; WebClient c = new WebClient(); C() { c.DownloadStringCompleted += OnDone; } "
            + "void M(Uri a) { Client?.{|LAP4001:DownloadStringAsync|}(a); }",
        RefusalReason.ObjectIsShared
    )]
    [InlineData(
        "void M() { var c = new WebClient(); c.UploadStringCompleted += (s, e) => { }; "
            + "c.{|LAP4001:UploadStringAsync|}(null, null, \"x\"); }",
        RefusalReason.OverloadIsAmbiguous
    )]
    public Task Nothing_is_offered(string members, RefusalReason reason) =>
        Net.DoesNotFix(members + "\nvoid OnDone(object sender, DownloadStringCompletedEventArgs e) { }", reason);

    [Fact]
    public Task Language_without_exception_filters() =>
        (Net with { LanguageVersion = LanguageVersion.CSharp5 }).DoesNotFix(
            """
            void M(Uri a)
            {
                var c = new WebClient();
                c.DownloadStringCompleted += delegate { };
                c.{|LAP4001:DownloadStringAsync|}(a);
            }
            """,
            RefusalReason.LanguageIsTooOld
        );
}
