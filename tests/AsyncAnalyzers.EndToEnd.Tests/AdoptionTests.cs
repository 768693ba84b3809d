using System.Text.Json;
using Xunit;

namespace AsyncAnalyzers.EndToEnd.Tests;

/// <summary>Presets, options, <c>dotnet format</c> and the tool on one solution of several projects, each with options of its
/// own.</summary>
[Collection(nameof(MigrationCollection))]
public sealed class AdoptionTests(Migrations migrations, InstalledTool tool) : IClassFixture<InstalledTool>
{
    private const string Source = """
        using System;

        class Worker
        {
            int Same(Func<int> work)
            {
                IAsyncResult pending = work.BeginInvoke(null, null);
                return work.EndInvoke(pending);
            }

            void Changed(Func<int> work)
            {
                work.BeginInvoke(ar => { Console.WriteLine(work.EndInvoke(ar)); }, null);
            }
        }

        """;

    private const string Same = """
            int Same(Func<int> work)
            {
                Task<int> pending = Task.Run(work);
                return pending.GetAwaiter().GetResult();
            }
        """;

    [Fact]
    public void Each_project_has_what_it_asks_for()
    {
        using var folder = CreateSolution();

        Assert.Equal(
            ["Careful: LAP1007 LAP1007", "Ending: LAP1007 LAP1007", "Modern: LAP1001 LAP1001 LAP1001 LAP1001"],
            WarningsByProject(folder)
        );
        Assert.Equal(["Careful: none, sameBehavior", "Ending: sameBehavior", "Modern: mayChange, sameBehavior"], VerdictsByProject(folder));

        folder.Dotnet("format", "analyzers", "Shop.slnx");

        AssertHas(folder, "Careful", Same, "work.BeginInvoke(ar => { Console.WriteLine(work.EndInvoke(ar)); }, null);");
        AssertHas(
            folder,
            "Ending",
            Same,
            "_ = Task.Run(() => CompleteInvoke(Task.Run(work)));",
            "async void CompleteInvoke(Task<int> work1)"
        );
        AssertHas(folder, "Modern", Same, "_ = Task.Run(() => { Console.WriteLine(work()); });");
        Assert.Equal(["Careful: LAP1007"], WarningsByProject(folder));
    }

    /// <summary>The tool leaves what <c>dotnet format</c> leaves.</summary>
    [Fact]
    public void Tool_fixes_as_format_does()
    {
        using var formatted = CreateSolution();
        using var fixedByTool = CreateSolution();

        formatted.Dotnet("format", "analyzers", "Shop.slnx");
        tool.In(fixedByTool.Path, "fix", "Shop.slnx").Run().OrFail();

        Assert.All(
            ["Careful", "Ending", "Modern"],
            project =>
            {
                var worker = $"{project}/Worker.cs";
                Assert.Equal(formatted.Bytes(worker), fixedByTool.Bytes(worker));
            }
        );
    }

    private WrittenFolder CreateSolution()
    {
        var folder = new WrittenFolder(migrations.Feed);
        folder.Write(
            "Shop.slnx",
            """
            <Solution>
              <Project Path="Careful/Careful.csproj" />
              <Project Path="Ending/Ending.csproj" />
              <Project Path="Modern/Modern.csproj" />
            </Solution>
            """
        );
        folder.Write(
            "Directory.Build.props",
            "<Project><PropertyGroup><AsyncAnalyzersMode>Recommended</AsyncAnalyzersMode></PropertyGroup></Project>"
        );
        Write(folder, "Careful", "net472", "fixes = same_behavior");
        Write(folder, "Ending", "net472", "callback_exceptions = end_process");
        Write(folder, "Modern", "net10.0", "fixes = all");
        folder.Dotnet("restore", "Shop.slnx");
        return folder;
    }

    private static void Write(WrittenFolder folder, string project, string framework, string option)
    {
        folder.WriteProjectWithPackage($"{project}/{project}.csproj", framework, "<EnableNETAnalyzers>false</EnableNETAnalyzers>");
        folder.Write($"{project}/Worker.cs", Source);
        folder.Write($"{project}/.editorconfig", $"[*.cs]\nasync_analyzers.{option}\n");
    }

    private static string[] WarningsByProject(WrittenFolder folder) =>
        [
            .. folder
                .WarningsWithPlaces("Shop.slnx")
                .GroupBy(warning => Path.GetFileNameWithoutExtension(warning.Project), warning => warning.Id)
                .Select(project => $"{project.Key}: {string.Join(" ", project)}")
                .Order(StringComparer.Ordinal),
        ];

    private string[] VerdictsByProject(WrittenFolder folder)
    {
        var output = tool.In(folder.Path, "inventory", "Shop.slnx", "--json").Run().OrFail().Output;
        using var json = JsonDocument.Parse(output[output.IndexOf('{', StringComparison.Ordinal)..(output.LastIndexOf('}') + 1)]);
        return
        [
            .. json
                .RootElement.GetProperty("sites")
                .EnumerateArray()
                .GroupBy(site => site.GetProperty("projects")[0].GetString(), site => site.GetProperty("verdict").GetString())
                .Select(project => $"{project.Key}: {string.Join(", ", project.Distinct().Order(StringComparer.Ordinal))}")
                .Order(StringComparer.Ordinal),
        ];
    }

    private static void AssertHas(WrittenFolder folder, string project, params string[] parts)
    {
        var text = File.ReadAllText(Path.Combine(folder.Path, project, "Worker.cs"));
        Assert.All(parts, part => Assert.Contains(part, text, StringComparison.Ordinal));
    }
}
