using Xunit;

namespace AsyncAnalyzers.EndToEnd.Tests;

/// <summary>What the MSBuild property <c>AsyncAnalyzersMode</c> makes of a build and of <c>dotnet format</c>.</summary>
[Collection(nameof(MigrationCollection))]
public class PresetTests(Migrations migrations)
{
    /// <summary>LAP1002 is a warning by default, LAP1007 is information.</summary>
    private const string Source = """
        using System;

        class Worker
        {
            void Forget(Action work) => work.BeginInvoke(null, null);

            int Wait(Func<int> work)
            {
                IAsyncResult pending = work.BeginInvoke(null, null);
                Console.WriteLine("Working");
                return work.EndInvoke(pending);
            }
        }

        """;

    [Theory]
    [InlineData("None", "")]
    [InlineData("Default", "LAP1002")]
    [InlineData("", "LAP1002")]
    [InlineData("Recommended", "LAP1002 LAP1007")]
    [InlineData("migrate", "LAP1002 LAP1007")]
    [InlineData("All", "LAP1002 LAP1007")]
    [InlineData("Everything", "LAP0002 LAP1002")]
    public void Mode_chooses_what_a_build_reports(string mode, string ids)
    {
        using var folder = WithMode(mode);

        Assert.Equal(ids, string.Join(" ", folder.WarningsOfBuild()));
    }

    /// <summary>Once for the project, however many files it has.</summary>
    [Theory]
    [InlineData(".editorconfig", "[*.cs]")]
    [InlineData(".globalconfig", "is_global = true")]
    public void Unknown_value_of_an_option_is_reported_once(string file, string header)
    {
        using var folder = WithMode("");
        folder.Write("Other.cs", "class Other { }\n");
        folder.Write(file, header + "\nasync_analyzers.fixes = some\n");

        Assert.Equal("LAP0003 LAP1002", string.Join(" ", folder.WarningsOfBuild()));
    }

    [Theory]
    [InlineData(".editorconfig", "[*.cs]")]
    [InlineData(".globalconfig", "is_global = true")]
    public void The_users_own_severity_wins(string file, string header)
    {
        using var folder = WithMode("All");
        folder.Write(file, header + "\ndotnet_diagnostic.LAP1007.severity = none\n");

        Assert.Equal("LAP1002", string.Join(" ", folder.WarningsOfBuild()));
    }

    [Fact]
    public void With_a_preset_bulk_fixing_needs_no_list_of_ids()
    {
        using var folder = WithMode("Recommended");

        folder.Dotnet("format", "analyzers");

        folder.AssertHolds(
            "Worker.cs",
            """
            using System;
            using System.Threading.Tasks;

            class Worker
            {
                void Forget(Action work) => _ = Task.Run(work);

                int Wait(Func<int> work)
                {
                    Task<int> pending = Task.Run(work);
                    Console.WriteLine("Working");
                    return pending.GetAwaiter().GetResult();
                }
            }

            """
        );
    }

    private WrittenFolder WithMode(string mode)
    {
        var folder = new WrittenFolder(migrations.Feed);
        folder.Write("Worker.cs", Source);
        folder.WriteProjectWithPackage("Worker.csproj", "net472", $"<AsyncAnalyzersMode>{mode}</AsyncAnalyzersMode>");
        return folder;
    }
}
