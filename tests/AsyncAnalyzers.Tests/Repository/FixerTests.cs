using System.Composition;
using System.Reflection;

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

using Xunit;

namespace AsyncAnalyzers.Tests.Repository;

/// <summary>What every fixer does.</summary>
public sealed class FixerTests
{
    public static TheoryData<string> Fixers { get; } = [.. Catalog.FixerTypes.Select(t => t.Name)];

    [Theory]
    [MemberData(nameof(Fixers))]
    public void It_is_exported_and_shared(string fixer)
    {
        var type = Of(fixer).GetType();
        var exported = type.GetCustomAttribute<ExportCodeFixProviderAttribute>();

        Assert.NotNull(exported);
        Assert.Equal([LanguageNames.CSharp], exported.Languages);
        Assert.Equal(fixer, exported.Name);
        Assert.NotNull(type.GetCustomAttribute<SharedAttribute>());
    }

    [Theory]
    [MemberData(nameof(Fixers))]
    public void It_fixes_what_there_is(string fixer)
    {
        Assert.NotEmpty(Of(fixer).FixableDiagnosticIds);
        Assert.Subset(Catalog.Descriptors.Select(d => d.Id).ToHashSet(), Of(fixer).FixableDiagnosticIds.ToHashSet());
    }

    [Theory]
    [MemberData(nameof(Fixers))]
    public void It_fixes_all_without_losing_edits(string fixer)
    {
        var provider = Of(fixer).GetFixAllProvider();

        Assert.NotNull(provider);
        Assert.NotSame(WellKnownFixAllProviders.BatchFixer, provider);
    }

    private static CodeFixProvider Of(string fixer) => Catalog.Fixers.Single(f => f.GetType().Name == fixer);
}
