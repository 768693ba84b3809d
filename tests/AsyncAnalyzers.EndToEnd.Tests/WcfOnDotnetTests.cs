using Xunit;

namespace AsyncAnalyzers.EndToEnd.Tests;

/// <summary>A WCF client that is fixed and then moved to .NET calls the same service: Mono, where the service runs, has no operations that
/// return a task.</summary>
[Collection(nameof(MigrationCollection))]
public sealed class WcfOnDotnetTests(Migrations migrations) : IDisposable
{
    /// <summary>What tools wrote for the service: with parameters, and with messages.</summary>
    private static readonly string[] s_generated = ["CalculatorClient.cs", "MessageClient.cs"];

    private readonly TemporaryFolder _folder = new();
    private readonly Sample _client = new("WcfClient") { Folder = Path.Combine(RepositoryLayout.EndToEndTests, "WcfClient") };
    private readonly Sample _service = new("WcfCalculator");

    [MonoFact]
    public async Task Fixed_client_on_Net_prints_what_the_original_prints()
    {
        var original = Client("original");
        original.Build();
        var migrated = Client("fixed");
        migrated.Format();
        Assert.Contains("Task<double> AddAsync(", migrated.Source, StringComparison.Ordinal);
        Assert.DoesNotContain("AddCompleted +=", migrated.SourceOf("Program.cs"), StringComparison.Ordinal);
        Assert.Equal(s_generated.Select(original.SourceOf), s_generated.Select(migrated.SourceOf));

        migrated.Retarget(
            ("net472", "net10.0"),
            (
                """<Reference Include="System.ServiceModel" />""",
                """<PackageReference Include="System.ServiceModel.Http" Version="10.1.0" />"""
            )
        );
        migrated.Build();

        using var host = await WcfHost.StartAsync(migrations.Of(_service.Name).Original.OutputOf("net472", ".exe"));
        var printed = original.RunUnderMono(host.Address);
        Assert.NotEmpty(printed);
        Assert.Equal(printed, migrated.RunUnderDotnet(host.Address));
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    /// <summary>The client with the classes that tools wrote for the service.</summary>
    private Consumer Client(string name)
    {
        var consumer = Consumer.Create(_client, _folder[name], migrations.Feed);
        foreach (var file in s_generated)
        {
            File.Copy(Path.Combine(_service.Folder, file), Path.Combine(_folder[name], file));
        }

        return consumer;
    }
}
