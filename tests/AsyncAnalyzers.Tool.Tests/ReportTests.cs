using System.Text.Json;
using AsyncAnalyzers.Tool.Reports;
using AsyncAnalyzers.Tool.Sites;
using AsyncAnalyzers.Tool.Working;
using Spectre.Console;
using Xunit;

namespace AsyncAnalyzers.Tool.Tests;

/// <summary>One inventory with a site of each kind, in each form.</summary>
public sealed class ReportTests : IAsyncLifetime
{
    private readonly WrittenSolution _solution = new WrittenSolution()
        .Write("A Reader.cs", LegacyCode.Ended)
        .Write("Caller.cs", LegacyCode.Prescribed)
        .Write("Runner.cs", LegacyCode.CalledBack)
        .Project("Shop", TargetPlatform.DotNetFramework, "A Reader.cs", "Caller.cs", "Runner.cs")
        .Project("Store", TargetPlatform.DotNetFramework, "A Reader.cs");

    private Inventory _inventory = null!;

    public async Task InitializeAsync() => _inventory = await _solution.TakeInventoryAsync();

    public Task DisposeAsync()
    {
        _solution.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public void Table_has_a_row_for_each_project_and_rule()
    {
        var output = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        console.Profile.Width = 140;

        console.Write(InventoryTable.Of(_inventory));

        Assert.Equal(
            [
                "Project Rule Sites With an action Same behavior In bulk Without an action, by reason",
                "Shop LAP1007 1 1 0 1",
                "LAP2005 2 1 1 1 1 CallbackMustStay",
                "Store LAP2005 1 1 1 1",
                "All 3 2 1 2 1 CallbackMustStay",
            ],
            output
                .ToString()
                .Split('\n')
                .Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)))
                .Where(line => line.Any(char.IsLetter))
        );
    }

    [Fact]
    public void Json_has_all()
    {
        using var json = JsonDocument.Parse(JsonReport.Of(_inventory));

        Assert.True(json.RootElement.GetProperty("isWhole").GetBoolean());
        Assert.Equal(3, json.RootElement.GetProperty("totals").GetProperty("sites").GetInt32());
        Assert.Equal(1, json.RootElement.GetProperty("totals").GetProperty("withoutAction").GetProperty("CallbackMustStay").GetInt32());
        Assert.Equal(
            ["A Reader.cs 8 sameBehavior", "Caller.cs 15 none", "Runner.cs 7 mayChange"],
            json.RootElement.GetProperty("sites")
                .EnumerateArray()
                .Select(s => $"{s.GetProperty("file")} {s.GetProperty("line")} {s.GetProperty("verdict")}")
        );
    }

    [Fact]
    public void Sarif_says_of_each_result_what_can_be_done()
    {
        using var sarif = JsonDocument.Parse(SarifReport.Of(_inventory));

        Assert.Equal("2.1.0", sarif.RootElement.GetProperty("version").GetString());
        var run = Assert.Single(sarif.RootElement.GetProperty("runs").EnumerateArray());
        var rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules");
        Assert.Equal(
            [
                "LAP2005 note A%20Reader.cs 8 True False -",
                "LAP2005 note Caller.cs 15 False False CallbackMustStay",
                "LAP1007 note Runner.cs 7 True True -",
            ],
            run.GetProperty("results").EnumerateArray().Select(Describe)
        );

        string Describe(JsonElement result)
        {
            var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
            var properties = result.GetProperty("properties");
            return string.Join(
                ' ',
                rules[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id"),
                result.GetProperty("level"),
                place.GetProperty("artifactLocation").GetProperty("uri"),
                place.GetProperty("region").GetProperty("startLine"),
                properties.GetProperty("fixable"),
                properties.GetProperty("mayChange"),
                properties.TryGetProperty("reason", out var reason) ? reason : "-"
            );
        }
    }

    [Fact]
    public void Sarif_says_where_the_result_is_not_whole()
    {
        var findings = _inventory.Findings with { Problems = [new Problem(_solution.PathOf("Shop.csproj"), "is broken")] };

        using var sarif = JsonDocument.Parse(SarifReport.Of(_inventory with { Findings = findings }));

        var invocation = sarif.RootElement.GetProperty("runs")[0].GetProperty("invocations")[0];
        Assert.False(invocation.GetProperty("executionSuccessful").GetBoolean());
        Assert.Equal(
            "Shop.csproj: is broken",
            invocation.GetProperty("toolExecutionNotifications")[0].GetProperty("message").GetProperty("text").GetString()
        );
    }

    [Fact]
    public void Page_needs_nothing_beside_it()
    {
        var page = HtmlReport.Of(_inventory, "Shop & Store");

        Assert.Contains("<title>Legacy async code in Shop &amp; Store</title>", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("<(link|img)|src=|@import|url\\(", page);
        Assert.Contains("<td>Runner.cs</td><td>7</td>", page, StringComparison.Ordinal);
    }

    /// <summary>As the page is opened, and after clicks and words typed into its filter, in a real browser.</summary>
    [BrowserTheory]
    [InlineData("", "", "A Reader.cs", "Caller.cs", "Runner.cs")]
    [InlineData("#sort=line", "", "Runner.cs", "A Reader.cs", "Caller.cs")]
    [InlineData("", "click('line')", "Runner.cs", "A Reader.cs", "Caller.cs")]
    [InlineData("#sort=line", "click('line')", "Caller.cs", "A Reader.cs", "Runner.cs")]
    [InlineData("", "type('lap2005 callback')", "Caller.cs")]
    public void Page_shows_and_sorts_every_site(string address, string action, params string[] files)
    {
        const string Actions = """
            function click(key) { document.querySelector(`th[data-key=${key}] button`).click(); }
            function type(words) { filter.value = words; filter.dispatchEvent(new Event("input")); }
            """;
        var page = HtmlReport.Of(_inventory, "Shop") + $"<script>{Actions}\n{action}</script>";

        var shown = Browser.Open(page, address);

        Assert.Equal(files, Browser.RowsOf(shown).Select(cells => cells[0]));
        Assert.Contains($"""<span id="shown">{files.Length}</span>""", shown, StringComparison.Ordinal);
    }
}
