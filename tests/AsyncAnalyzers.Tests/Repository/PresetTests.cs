using Microsoft.CodeAnalysis;
using Xunit;

namespace AsyncAnalyzers.Tests.Repository;

/// <summary>The severities that the package's MSBuild property <c>AsyncAnalyzersMode</c> chooses are those of the rules.</summary>
public sealed class PresetTests
{
    private const string Folder = "src/AsyncAnalyzers.Package/config/";

    [Fact]
    public void None_switches_every_rule_off() => AssertHolds("none", _ => "none");

    [Fact]
    public void Recommended_warns_where_a_fix_modernizes() =>
        AssertHolds("recommended", rule => IsInfo(rule) && Catalog.FixableIds.Contains(rule.Id) ? "warning" : null);

    [Fact]
    public void Migrate_warns_of_all_that_can_be_modern() => AssertHolds("migrate", rule => IsInfo(rule) ? "warning" : null);

    [Fact]
    public void All_warns_of_everything() => AssertHolds("all", _ => "warning");

    [Fact]
    public void There_are_no_other_presets() =>
        Assert.Equal(
            ["all", "migrate", "none", "recommended"],
            Directory.GetFiles(RepositoryFiles.PathOf(Folder)).Select(PresetOf).Order(StringComparer.Ordinal)
        );

    /// <summary>Compares a preset with what it should hold; the message of the failure is what belongs there.</summary>
    private static void AssertHolds(string preset, Func<DiagnosticDescriptor, string?> severityOf)
    {
        var text = RepositoryFiles.Read($"{Folder}asyncanalyzers_{preset}.globalconfig");
        var settings = Catalog
            .Descriptors.Select(rule => (rule.Id, Severity: severityOf(rule)))
            .Where(setting => setting.Severity is not null)
            .Select(setting => $"dotnet_diagnostic.{setting.Id}.severity = {setting.Severity}\n");

        var expected = "is_global = true\nglobal_level = -100\n\n" + string.Concat(settings);
        Assert.Equal(expected, text[text.IndexOf("is_global", StringComparison.Ordinal)..]);
    }

    private static bool IsInfo(DiagnosticDescriptor rule) => rule.DefaultSeverity == DiagnosticSeverity.Info;

    private static string PresetOf(string file) => Path.GetFileNameWithoutExtension(file)["asyncanalyzers_".Length..];
}
