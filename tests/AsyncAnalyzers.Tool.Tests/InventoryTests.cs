using AsyncAnalyzers.Rewriting.Refusals;
using AsyncAnalyzers.Tool.Loading;
using AsyncAnalyzers.Tool.Sites;
using AsyncAnalyzers.Tool.Working;
using Microsoft.CodeAnalysis;
using Xunit;

namespace AsyncAnalyzers.Tool.Tests;

public sealed class InventoryTests
{
    [Fact]
    public async Task Says_what_can_be_fixed_and_why_the_rest_cannot()
    {
        using var solution = new WrittenSolution()
            .Write("Reader.cs", LegacyCode.Ended)
            .Write("Caller.cs", LegacyCode.Prescribed)
            .Project("Shop", TargetPlatform.DotNetFramework, "Reader.cs", "Caller.cs");

        var inventory = await solution.TakeInventoryAsync();

        Assert.Equal(
            ["Caller.cs(15): LAP2005 None CallbackMustStay", "Reader.cs(8): LAP2005 SameBehavior "],
            inventory.Sites.Select(s =>
                $"{inventory.Findings.RelativePath(s.File)}({s.Line}): {s.Rule} {s.Outcome.Verdict} {s.Outcome.Reason}"
            )
        );
        Assert.True(inventory.Findings.IsWhole);
    }

    [Fact]
    public async Task A_site_of_several_projects_is_one_site()
    {
        using var solution = new WrittenSolution()
            .Write("Reader.cs", LegacyCode.Ended)
            .Project("Shop", TargetPlatform.DotNetFramework, "Reader.cs")
            .Project("Shop", TargetPlatform.Net, "Reader.cs")
            .Project("Store", TargetPlatform.Net, "Reader.cs");

        var inventory = await solution.TakeInventoryAsync();

        Assert.Equal(["Shop", "Store"], Assert.Single(inventory.Sites).Projects.AsEnumerable());
        Assert.Equal(1, Tally.Of(inventory.Sites).Sites);
        Assert.Equal(
            ["Shop LAP2005 1", "Store LAP2005 1"],
            ProjectTally.Of(inventory.Sites).Select(t => $"{t.Project} {t.Rule} {t.Tally.Sites}")
        );
    }

    [Fact]
    public async Task Of_a_project_what_it_refers_to_is_left_out()
    {
        using var solution = new WrittenSolution()
            .Write("Reader.cs", LegacyCode.Ended)
            .Write("Caller.cs", LegacyCode.Prescribed)
            .Project("Shop", TargetPlatform.Net, "Reader.cs")
            .Project("Store", TargetPlatform.Net, "Caller.cs");
        var project = solution.Solution.Projects.First().FilePath!;

        var findings = await Findings.InAsync(solution.Loaded with { Path = project }, new SilentProgress(), CancellationToken.None);

        Assert.Equal(["Shop"], findings.Sites.Select(s => s.Document.Project.AssemblyName));
    }

    [Fact]
    public async Task What_does_not_compile_makes_it_incomplete()
    {
        using var solution = new WrittenSolution()
            .Write("Reader.cs", LegacyCode.Ended + "class Broken : Missing { }")
            .Project("Shop", TargetPlatform.Net, "Reader.cs");

        var findings = await solution.FindAsync();

        Assert.False(findings.IsWhole);
        Assert.Contains("(1 error, the first CS0246: ", Assert.Single(findings.Problems).Text, StringComparison.Ordinal);
        Assert.Single(findings.Sites);
    }

    [Fact]
    public async Task What_MSBuild_said_of_a_project_counts_only_where_it_is_broken()
    {
        using var solution = new WrittenSolution()
            .Write("Reader.cs", LegacyCode.Ended)
            .Write("Caller.cs", "class Broken : Missing { }")
            .Project("Shop", TargetPlatform.Net, "Reader.cs")
            .Project("Store", TargetPlatform.Net, "Caller.cs")
            .Project("Empty", TargetPlatform.Net);
        var said = new[] { "Shop", "Store", "Store", "Store", "Store", "Empty", "Gone" }.Select(
            (name, index) => new Problem(solution.PathOf(name + ".csproj"), $"{index}")
        );

        var findings = await Findings.InAsync(solution.Loaded with { Problems = [.. said] }, new SilentProgress(), CancellationToken.None);

        Assert.Equal(
            [
                "Store.csproj: 1",
                "Store.csproj: 2",
                "Store.csproj: 3",
                "Store.csproj: and 1 more, which 'dotnet build' prints",
                "Store.csproj: does not compile as it is loaded",
                "Empty.csproj: 5",
                "Gone.csproj: 6",
            ],
            findings.Problems.Select(p => $"{findings.RelativePath(p.Path)}: {p.Text.Split(" (")[0]}")
        );
    }

    [Fact]
    public void A_file_in_an_encoding_that_nobody_knows_is_named()
    {
        using var solution = new WrittenSolution()
            .Write("Reader.cs", LegacyCode.Ended)
            .Write("Caller.cs", [.. "// caf"u8, 0xE9])
            .Project("Shop", TargetPlatform.Net, "Reader.cs", "Caller.cs");

        var (_, problems) = KeptBytes.In(solution.Solution);

        Assert.Equal("Caller.cs", Path.GetFileName(Assert.Single(problems).Path));
    }

    [Fact]
    public async Task A_rule_without_a_fix_says_so()
    {
        using var solution = new WrittenSolution()
            .Write(
                "Counter.cs",
                """
                using System;

                public delegate void Count(out int count);

                public class Counter
                {
                    public int Run(Count count)
                    {
                        var pending = count.BeginInvoke(out var found, null, null);
                        var early = found;
                        count.EndInvoke(out found, pending);
                        return early + found;
                    }
                }
                """
            )
            .Project("Shop", TargetPlatform.DotNetFramework, "Counter.cs");

        var inventory = await solution.TakeInventoryAsync();

        Assert.Equal(Outcome.NoFixForRule, inventory.Sites.Single(s => s.Rule == "LAP1008").Outcome.Reason);
    }

    /// <summary>A table of reasons is of use only if each is one that docs/refusals.md explains.</summary>
    [Fact]
    public async Task Reasons_are_those_of_the_fixes()
    {
        using var solution = new WrittenSolution()
            .Write("Caller.cs", LegacyCode.Prescribed)
            .Project("Shop", TargetPlatform.Net, "Caller.cs");

        var inventory = await solution.TakeInventoryAsync();

        Assert.Equal([(nameof(RefusalReason.CallbackMustStay), 1)], Tally.Of(inventory.Sites).Reasons.AsEnumerable());
    }

    [Theory]
    [InlineData("class C { void M(System.Action a) { HERE } }", "M:C.M(System.Action)")]
    [InlineData("class C { System.Action a; int P { get { HERE return 1; } } }", "P:C.P")]
    [InlineData("class C { System.Action a; C() { void Local() { HERE } } }", "M:C.#ctor")]
    [InlineData("class C { static System.Action a; static System.Action b = () => { HERE }; }", "F:C.b")]
    public async Task A_site_knows_its_member(string source, string member)
    {
        using var solution = new WrittenSolution()
            .Write("C.cs", source.Replace("HERE", "a.BeginInvoke(null, null);", StringComparison.Ordinal))
            .Project("Shop", TargetPlatform.DotNetFramework, "C.cs");

        var inventory = await solution.TakeInventoryAsync();

        Assert.Equal(member, Assert.Single(inventory.Sites).Member);
    }

    [Fact]
    public async Task Severities_are_those_of_the_configuration()
    {
        using var solution = new WrittenSolution().Write("Reader.cs", LegacyCode.Ended).Project("Shop", TargetPlatform.Net, "Reader.cs");
        var project = solution.Solution.Projects.Single();
        var options = project.CompilationOptions!.WithSpecificDiagnosticOptions([new("LAP2005", ReportDiagnostic.Suppress)]);
        var loaded = solution.Loaded with { Solution = solution.Solution.WithProjectCompilationOptions(project.Id, options) };

        Assert.Empty((await Findings.InAsync(loaded, new SilentProgress(), CancellationToken.None)).Sites);
    }
}
