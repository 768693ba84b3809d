using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;
using static AsyncAnalyzers.EndToEnd.Tests.WrittenCode;

namespace AsyncAnalyzers.EndToEnd.Tests;

/// <summary>The installed tool on solutions of several projects.</summary>
[Collection(nameof(MigrationCollection))]
public sealed partial class ToolTests(Migrations migrations, InstalledTool tool) : IClassFixture<InstalledTool>
{
    private static readonly byte[] s_unreadable = [.. "// caf"u8, 0xE9, (byte)'\n'];

    [Fact]
    public void Fixes_a_solution_and_keeps_new_code_out()
    {
        using var folder = CreateSolution();

        Assert.Equal(0, Run(folder, "check", "All.slnx", "--baseline", "legacy.txt", "--update").ExitCode);
        Assert.Equal(
            [
                "LAP1001\tModern\tM:Linked.Run(System.Action)\t1",
                "LAP1002\tFramework\tM:Linked.Run(System.Action)\t1",
                "LAP2005\tFramework\tM:NAME.Reader.Read(System.IO.Stream,System.Byte[])\t1",
                "LAP2005\tModern\tM:NAME.Reader.Read(System.IO.Stream,System.Byte[])\t1",
            ],
            File.ReadLines(Path.Combine(folder.Path, "legacy.txt"))
        );
        Assert.EndsWith(
            "4 of 4 left, 0 new.\n",
            Run(folder, "check", "All.slnx", "--baseline", "legacy.txt").OrFail().Output,
            StringComparison.Ordinal
        );

        Assert.Equal(0, Run(folder, "fix", "All.slnx", "--patch", "all.patch").ExitCode);
        folder.AssertHolds("Shared/Linked.cs", LinkedLegacy);
        new Command("git", "apply", "--check", "all.patch") { Folder = folder.Path }
            .Run()
            .OrFail();

        var shared = new FileInfo(Path.Combine(folder.Path, "Shared", "Linked.cs")) { IsReadOnly = true };
        var outcome = Run(folder, "fix", "All.slnx");
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("Shared/Linked.cs: is read-only\nNothing is written: ", outcome.Output, StringComparison.Ordinal);
        folder.AssertHolds("Framework/Reader.cs", OnWindows(Legacy), Encoding.UTF8);
        shared.IsReadOnly = false;

        outcome = Run(folder, "fix", "All.slnx");
        Assert.True(outcome.ExitCode == 0, outcome.Output);
        Assert.Contains("fixed Modern/Reader.cs(", outcome.Output, StringComparison.Ordinal);
        folder.AssertHolds("Shared/Linked.cs", LinkedFixed);
        folder.AssertHolds("Framework/Reader.cs", OnWindows(Fixed), Encoding.UTF8);
        Assert.Equal([.. s_unreadable, .. WrittenFolder.Plain.GetBytes(Fixed)], folder.Bytes("Modern/Reader.cs"));
        Assert.Contains("0 Warning(s)", folder.Dotnet("build", "All.slnx"), StringComparison.Ordinal);

        folder.Write("Modern/New.cs", LinkedLegacy.Replace("Linked", "New", StringComparison.Ordinal));
        outcome = Run(folder, "check", "All.slnx", "--baseline", "legacy.txt");
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("Modern/New.cs(9,49): LAP1001: ", outcome.Output, StringComparison.Ordinal);
        Assert.EndsWith("0 of 4 left, 1 new.\n", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_does_not_load_is_named_and_the_rest_goes_on()
    {
        using var folder = CreateSolution();
        folder.Write("Broken/Broken.csproj", """<Project Sdk="Nowhere.Sdk" />""");
        folder.WriteProject("Lost", "net10.0");
        folder.Write("Lost/Lost.cs", "class Lost : Absent.Library { }");
        folder.Write("Basic/Basic.vbproj", """<Project Sdk="Microsoft.NET.Sdk" />""");
        WriteSolution(folder, "Some.slnx", "Framework/Framework.csproj", "Broken/Broken.csproj", "Lost/Lost.csproj", "Basic/Basic.vbproj");
        folder.Dotnet("restore", "Lost");

        var outcome = Run(folder, "inventory", "Some.slnx", "--sarif", "some.sarif", "--html", "some.html");

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(
            "Broken/Broken.csproj: The SDK 'Nowhere.Sdk' specified could not be found.",
            outcome.Output,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Lost/Lost.csproj: does not compile as it is loaded (1 error, the first CS0246: ",
            outcome.Output,
            StringComparison.Ordinal
        );
        Assert.Contains("Basic/Basic.vbproj: is not a C# project: left out", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("The result is not whole.", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(
            ["Reader.cs(10): LAP2005", "Linked.cs(9): LAP1002"],
            SarifLog.Read(Path.Combine(folder.Path, "some.sarif")).OfOurRules.Select(f => f.ToString())
        );
        Assert.Contains("Broken/Broken.csproj", File.ReadAllText(Path.Combine(folder.Path, "some.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_project_only_its_own_code_counts()
    {
        using var folder = CreateSolution();

        using var json = JsonDocument.Parse(JsonIn(Run(folder, "inventory", "Modern/Modern.csproj", "--json").Output));

        Assert.Equal(
            ["Modern"],
            json.RootElement.GetProperty("sites")
                .EnumerateArray()
                .SelectMany(s => s.GetProperty("projects").EnumerateArray())
                .Select(p => p.GetString())
                .Distinct()
        );
    }

    [Fact]
    public void Without_an_SDK_it_says_so()
    {
        using var folder = CreateSolution();
        folder.Write("global.json", """{ "sdk": { "version": "99.0.100", "rollForward": "disable" } }""");

        var outcome = Run(folder, "inventory", "All.slnx");

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("All.slnx: no .NET SDK is installed that can load it", outcome.Output, StringComparison.Ordinal);
    }

    /// <summary>The commands of docs/tool.md, in their order, print what the page says that they print.</summary>
    [Fact]
    public void Page_shows_what_it_prints()
    {
        using var folder = new WrittenFolder(migrations.Feed);
        var page = File.ReadAllText(Path.Combine(RepositoryLayout.Root, "docs", "tool.md"));
        folder.WriteProject("Shop", "net472");
        folder.Write("Shop/Orders.cs", Source().Match(page).Groups["source"].Value);
        folder.Dotnet("restore", "Shop");

        var commands = Commands().Matches(page);
        Assert.Equal(4, commands.Count);
        foreach (Match command in commands)
        {
            var outcome = tool.In(Path.Combine(folder.Path, "Shop"), command.Groups["arguments"].Value.Split(' ')).Run().OrFail();
            Assert.Superset(LinesOf(command.Groups["output"].Value), LinesOf(outcome.Output));
        }

        static HashSet<string> LinesOf(string text) => [.. text.Split('\n').Select(line => line.Trim())];
    }

    private CommandOutcome Run(WrittenFolder folder, params string[] arguments) => tool.In(folder.Path, arguments).Run();

    private static string JsonIn(string output) => output[output.IndexOf('{', StringComparison.Ordinal)..(output.LastIndexOf('}') + 1)];

    /// <summary>A project for .NET Framework and one for .NET that compile one file both; in each a file in another encoding.</summary>
    private WrittenFolder CreateSolution()
    {
        var folder = new WrittenFolder(migrations.Feed);
        folder.WriteProject("Framework", "net472", LinkedItem);
        folder.WriteProject("Modern", "net10.0", LinkedItem);
        folder.Write("Shared/Linked.cs", LinkedLegacy);
        folder.Write("Framework/Reader.cs", OnWindows(Legacy), Encoding.UTF8);
        folder.Write("Modern/Reader.cs", [.. s_unreadable, .. WrittenFolder.Plain.GetBytes(Legacy)]);
        WriteSolution(folder, "All.slnx", "Framework/Framework.csproj", "Modern/Modern.csproj");
        folder.Dotnet("restore", "All.slnx");
        return folder;
    }

    private static void WriteSolution(WrittenFolder folder, string name, params string[] projects) =>
        folder.Write(name, $"<Solution>{string.Concat(projects.Select(p => $"""<Project Path="{p}" />"""))}</Solution>");

    [GeneratedRegex("```csharp\n(?<source>[^`]*)```")]
    private static partial Regex Source();

    [GeneratedRegex(@"\$ async-analyzers (?<arguments>.*)\n(?<output>[^`]*)```")]
    private static partial Regex Commands();
}
