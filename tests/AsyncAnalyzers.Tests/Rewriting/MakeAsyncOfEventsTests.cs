using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Rewriting.Refusals;
using AsyncAnalyzers.Tests.Rules;
using Xunit;
using static AsyncAnalyzers.Tests.Rules.EventTest;

namespace AsyncAnalyzers.Tests.Rewriting;

/// <summary>The second action for event-based operations: the member that starts one in the end becomes async, and its callers await
/// it.</summary>
public sealed class MakeAsyncOfEventsTests
{
    private static CallPairTest Net { get; } =
        OnNet.Only(DiagnosticIds.UseTaskInsteadOfEvent) with
        {
            EquivalenceKey = "LAP4001.MakeAsync",
            Title = "Make 'Load' async and await the task (may change semantics)",
        };

    [Fact]
    public Task Callers_await_and_the_lambda_comes_behind_the_task() =>
        Net.Fixes(
            """
            /// <summary>Loads.</summary>
            void Load(Uri address)
            {
                var client = new WebClient();
                client.DownloadStringCompleted += (s, e) => Console.WriteLine(e.Result);
                client.{|LAP4001:DownloadStringAsync|}(address); // goes
            }

            async Task M(Uri address)
            {
                await Task.Yield();

                // first
                Load(address);
                Console.WriteLine();
            }
            """,
            """
            /// <summary>Loads.</summary>
            async Task LoadAsync(Uri address)
            {
                var client = new WebClient();
                var result = await client.DownloadStringTaskAsync(address); // goes
                Console.WriteLine(result);
            }

            async Task M(Uri address)
            {
                await Task.Yield();

                // first
                await LoadAsync(address);
                Console.WriteLine();
            }
            """
        );

    [Fact]
    public Task Handlers_of_events_become_async_void() =>
        Net.Fixes(
            """
            event EventHandler Opened;

            C()
            {
                Opened += (sender, e) =>
                {
                    Console.WriteLine("Opened");
                    Load();
                };
            }

            void Load()
            {
                var client = new WebClient();
                client.DownloadStringCompleted += OnLoaded;
                client.{|LAP4001:DownloadStringAsync|}(new Uri("http://localhost/"));
            }

            void OnLoaded(object sender, DownloadStringCompletedEventArgs e)
            {
                if (e.Error == null)
                {
                    Console.WriteLine(e.Result);
                }
            }

            // again
            void Reload_Click(object sender, EventArgs e)
            {
                Console.WriteLine("Clicked");
                Load();
            }
            """,
            """
            event EventHandler Opened;

            C()
            {
                Opened += async (sender, e) =>
                {
                    Console.WriteLine("Opened");
                    await LoadAsync();
                };
            }

            async Task LoadAsync()
            {
                var client = new WebClient();
                await OnLoadedAsync(client.DownloadStringTaskAsync(new Uri("http://localhost/")));
            }

            async Task OnLoadedAsync(Task<string> downloadString)
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

                Console.WriteLine(result);
            }

            // again
            async void Reload_Click(object sender, EventArgs e)
            {
                Console.WriteLine("Clicked");
                await LoadAsync();
            }
            """
        );

    [Theory]
    [InlineData("void M() { Load(null); }", RefusalReason.UseCannotFollow)]
    [InlineData("void M_Click(object sender, EventArgs e) { Load(null); Console.WriteLine(); }", RefusalReason.UseCannotFollow)]
    [InlineData("Action<Uri> M() => Load;", RefusalReason.UseCannotFollow)]
    [InlineData("async Task M(C c) { await Task.Yield(); c?.Load(null); }", RefusalReason.UseCannotFollow)]
    public Task Caller_that_does_not_wait_cannot_follow(string caller, RefusalReason reason) =>
        (Net with { Title = null }).DoesNotFix(
            $$"""
            void Load(Uri address)
            {
                var client = new WebClient();
                client.DownloadStringCompleted += (s, e) => Console.WriteLine(1);
                client.{|LAP4001:DownloadStringAsync|}(address);
            }

            {{caller}}
            """,
            reason
        );

    [Theory]
    [InlineData("void Load(Uri a)", "Console.WriteLine();", RefusalReason.WouldStillBlock)]
    [InlineData("void Load_Click(object sender, EventArgs a)", "", RefusalReason.MemberIsPrescribed)]
    [InlineData("[Obsolete] void Load(Uri a)", "", RefusalReason.MemberIsPrescribed)]
    [InlineData("async void Load(Uri a)", "await Task.Yield();", RefusalReason.IsAsyncAlready)]
    [InlineData("void Load(ref Uri a)", "", RefusalReason.MemberCannotBeAsync)]
    public Task Member_stays_as_it_is(string member, string behind, RefusalReason reason) =>
        (Net with { Title = null }).DoesNotFix(
            $$"""
            {{member}}
            {
                var client = new WebClient();
                client.DownloadStringCompleted += (s, e) => Console.WriteLine(1);
                client.{|LAP4001:DownloadStringAsync|}(new Uri("http://localhost/"));
                {{behind}}
            }
            """,
            reason
        );

    [Fact]
    public Task Member_that_others_may_call() =>
        (Net with { Class = "public class C", Title = null }).DoesNotFix(
            """
            public void Load(Uri address)
            {
                var client = new WebClient();
                client.DownloadStringCompleted += (s, e) => Console.WriteLine(1);
                client.{|LAP4001:DownloadStringAsync|}(address);
            }
            """,
            RefusalReason.MemberIsSeenOutside
        );
}
