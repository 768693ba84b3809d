using System.Text.RegularExpressions;
using AsyncAnalyzers.Analyzers;
using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Options;
using AsyncAnalyzers.Tests.Repository;
using Microsoft.CodeAnalysis;
using Xunit;

namespace AsyncAnalyzers.Tests.Rules.Configuration;

/// <summary>LAP0003.</summary>
public sealed partial class OptionValueIsUnknownTests
{
    public static TheoryData<string, string> Values { get; } = KnownValues();

    [Fact]
    public Task Unknown_value_is_reported_in_no_file() =>
        With("async_analyzers.fixes = same_behaviour")
            .ReportsInFile("class C;", Unknown("async_analyzers.fixes", "same_behaviour", "all", "all, same_behavior"));

    [Fact]
    public Task It_is_reported_once_for_all_files() =>
        (
            With("async_analyzers.blocking = Never") with
            {
                OtherFiles = [("/Other.cs", "class D;"), ("/Third.cs", "class E;")],
            }
        ).ReportsInFile("class C;", Unknown("async_analyzers.blocking", "Never", "keep", "keep, make_async"));

    [Fact]
    public Task Each_option_and_each_value_is_reported() =>
        (
            With("async_analyzers.fixes = none", "async_analyzers.blocking = none", "[Other.cs]", "async_analyzers.fixes = some") with
            {
                OtherFiles = [("/Other.cs", "class D;")],
            }
        ).ReportsInFile(
            "class C;",
            Unknown("async_analyzers.fixes", "none", "all", "all, same_behavior"),
            Unknown("async_analyzers.blocking", "none", "keep", "keep, make_async"),
            Unknown("async_analyzers.fixes", "some", "all", "all, same_behavior")
        );

    [Theory]
    [MemberData(nameof(Values))]
    public Task Known_values_are_silent(string name, string value) => With($"{name} = {value}").ReportsInFile("class C;");

    [Fact]
    public Task Capital_letters_are_silent() => With("async_analyzers.fixes = Same_Behavior ").ReportsInFile("class C;");

    [Fact]
    public Task Options_of_others_are_silent() => With("other_analyzers.fixes = none").ReportsInFile("class C;");

    /// <summary>What the page of the rule calls a violation is one, and what it calls correct is none.</summary>
    [Fact]
    public async Task Examples_of_the_page()
    {
        var page = new RulePage(DiagnosticIds.OptionValueIsUnknown);

        await With(SettingIn(page.TextOf("Violation")))
            .ReportsInFile("class C;", Unknown("async_analyzers.fixes", "same_behaviour", "all", "all, same_behavior"));
        await With(SettingIn(page.TextOf("How to correct it"))).ReportsInFile("class C;");
    }

    /// <summary>docs/configuration.md lists the options, the default of each first.</summary>
    [Fact]
    public void Options_are_documented() =>
        Assert.Equal(
            ConfigurationOption.All.Select(o =>
                $"| `{o.Name}` | `{o.Default}` (default), {string.Join(", ", o.Values.Skip(1).Select(v => $"`{v}`"))} |"
            ),
            OptionRow().Matches(RepositoryFiles.Read("docs/configuration.md")).Select(m => m.Value)
        );

    private static CallPairTest With(params string[] options) =>
        CallPairTest.OnNet with
        {
            Analyzers = [new ConfigurationAnalyzer()],
            Families = ["LAP0"],
            Options = options,
        };

    private static DiagnosticResult Unknown(params string[] arguments) =>
        new DiagnosticResult(DiagnosticIds.OptionValueIsUnknown, DiagnosticSeverity.Warning).WithArguments([.. arguments]);

    private static string SettingIn(string text) => Setting().Match(text).Value;

    private static TheoryData<string, string> KnownValues()
    {
        var values = new TheoryData<string, string>();
        foreach (var option in ConfigurationOption.All)
        {
            foreach (var value in option.Values)
            {
                values.Add(option.Name, value);
            }
        }

        return values;
    }

    [GeneratedRegex(@"^async_analyzers\..*$", RegexOptions.Multiline)]
    private static partial Regex Setting();

    [GeneratedRegex(@"^\| `async_analyzers\.\w+` \| `\w+` \(default\)[^|]* \|", RegexOptions.Multiline)]
    private static partial Regex OptionRow();
}
