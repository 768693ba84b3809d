using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using AsyncAnalyzers.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace AsyncAnalyzers.Tests.Repository;

/// <summary>What every descriptor has.</summary>
public sealed partial class DescriptorTests
{
    public static TheoryData<string> Ids { get; } = [.. Catalog.Descriptors.Select(d => d.Id)];

    [Fact]
    public void There_are_some() => Assert.NotEmpty(Catalog.Descriptors);

    [Fact]
    public void Ids_are_unique() => Assert.Distinct(Catalog.Descriptors.Select(d => d.Id));

    [Fact]
    public void Messages_under_one_id_differ_in_nothing_else() =>
        Assert.All(
            Catalog.AnalyzerTypes.SelectMany(t => Catalog.Create<DiagnosticAnalyzer>(t).SupportedDiagnostics).GroupBy(d => d.Id),
            rule =>
            {
                Assert.Distinct(rule.Select(d => d.MessageFormat.ToString(CultureInfo.InvariantCulture)));
                Assert.Single(rule.Select(d => (d.Title, d.Description, d.Category, d.DefaultSeverity, d.HelpLinkUri)).Distinct());
            }
        );

    [Fact]
    public void Every_id_has_a_rule_and_every_rule_is_hosted()
    {
        var constants = typeof(DiagnosticIds)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(f => (string)f.GetRawConstantValue()!);

        Assert.Equal(constants.Order(StringComparer.Ordinal), Catalog.Descriptors.Select(d => d.Id));
        Assert.Equal(Catalog.Rules.Select(r => r.Descriptor.Id).Order(StringComparer.Ordinal), Catalog.Descriptors.Select(d => d.Id));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Id_is_family_and_number(string id)
    {
        Assert.Matches(Id(), id);
        Assert.Equal($"AsyncAnalyzers.{Catalog.FamilyOf(id)}", Of(id).Category);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Texts_are_there(string id)
    {
        var descriptor = Of(id);

        Assert.All(
            new[] { descriptor.Title, descriptor.MessageFormat, descriptor.Description },
            text => Assert.False(string.IsNullOrWhiteSpace(text.ToString(CultureInfo.InvariantCulture)))
        );
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Help_link_leads_to_the_page(string id) => Assert.EndsWith($"/docs/rules/{id}.md", Of(id).HelpLinkUri);

    [Theory]
    [MemberData(nameof(Ids))]
    public void Rule_stands_in_the_folder_of_its_family(string id)
    {
        var rule = Assert.Single(Catalog.Rules, r => r.Descriptor.Id == id).Type;

        Assert.Equal($"AsyncAnalyzers.Rules.{Catalog.FamilyOf(id)}", rule.Namespace);
        Assert.True(File.Exists(RepositoryFiles.PathOf($"src/AsyncAnalyzers/Rules/{Catalog.FamilyOf(id)}/{rule.Name}.cs")));
    }

    private static DiagnosticDescriptor Of(string id) => Catalog.Descriptors.First(d => d.Id == id);

    [GeneratedRegex(@"^LAP[0-5]\d{3}$")]
    private static partial Regex Id();
}
