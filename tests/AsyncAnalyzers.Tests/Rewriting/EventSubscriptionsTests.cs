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
}
