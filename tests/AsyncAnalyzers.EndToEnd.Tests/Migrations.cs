using Xunit;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace AsyncAnalyzers.EndToEnd.Tests;

/// <summary>The packed package and the <see cref="Migration"/> of every sample with it, shared by all tests.</summary>
public sealed class Migrations : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, Migration> _migrations;

    /// <summary>Packs the package; the samples wait until they are asked for.</summary>
    public Migrations(IMessageSink diagnostics)
    {
        if (Mono.MissingReason is { } reason)
        {
            diagnostics.OnMessage(new DiagnosticMessage(reason));
        }

        _migrations = Sample.All.ToDictionary(sample => sample.Name, sample => new Migration(sample, _folder, Feed));
    }

    /// <summary>The feed that holds the package.</summary>
    public PackageFeed Feed { get; } = new();

    /// <inheritdoc/>
    public void Dispose()
    {
        _folder.Dispose();
        Feed.Dispose();
    }

    internal Migration Of(string sample) => _migrations[sample];
}

/// <summary>The tests that share <see cref="Migrations"/>.</summary>
[CollectionDefinition(nameof(MigrationCollection))]
public sealed class MigrationCollection : ICollectionFixture<Migrations>;
