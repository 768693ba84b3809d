using System.Text;
using Xunit;
using static AsyncAnalyzers.EndToEnd.Tests.WrittenCode;

namespace AsyncAnalyzers.EndToEnd.Tests;

/// <summary>What <c>dotnet format analyzers</c> makes of solutions and files of all kinds.</summary>
[Collection(nameof(MigrationCollection))]
public class FormatTests(Migrations migrations)
{
    [Fact]
    public void Solution_of_many_kinds()
    {
        using var folder = new WrittenFolder(migrations.Feed);
        folder.Write(
            "All.slnx",
            """
            <Solution>
              <Project Path="Framework/Framework.csproj" />
              <Project Path="Modern/Modern.csproj" />
              <Project Path="Multi/Multi.csproj" />
              <Project Path="Standard/Standard.csproj" />
            </Solution>
            """
        );
        folder.Write(
            "Directory.Packages.props",
            $"""
            <Project>
              <PropertyGroup>
                <ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally>
              </PropertyGroup>
              <ItemGroup>
                <GlobalPackageReference Include="AsyncAnalyzers" Version="{migrations.Feed.Version}" />
              </ItemGroup>
            </Project>
            """
        );
        folder.WriteProject("Standard", "netstandard2.0");
        folder.WriteProject("Framework", "net472", """<ProjectReference Include="../Standard/Standard.csproj" />""", LinkedItem);
        folder.WriteProject("Modern", "net10.0", """<ProjectReference Include="../Multi/Multi.csproj" />""", LinkedItem);
        folder.WriteProject("Multi", "net472;net10.0", """<ProjectReference Include="../Standard/Standard.csproj" />""");
        folder.Write("Shared/Linked.cs", LinkedLegacy);
        folder.Write("Standard/Reader.cs", Legacy);
        folder.Write("Framework/Reader.cs", OnWindows(Legacy), Encoding.UTF8);
        folder.Write("Modern/Reader.cs", WithTabs(Legacy));
        folder.Write("Multi/Reader.cs", OnWindows(Legacy), Encoding.Unicode);

        folder.Dotnet("format", "analyzers", "All.slnx", "--severity", "info");

        folder.AssertHolds("Shared/Linked.cs", LinkedFixed);
        folder.AssertHolds("Standard/Reader.cs", Fixed);
        folder.AssertHolds("Framework/Reader.cs", OnWindows(Fixed), Encoding.UTF8);
        folder.AssertHolds("Modern/Reader.cs", WithTabs(Fixed));
        folder.AssertHolds("Multi/Reader.cs", OnWindows(Fixed), Encoding.Unicode);
        Assert.DoesNotContain(
            "warning",
            folder.Dotnet("build", "All.slnx")[..^1].Replace("0 Warning(s)", "", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
    }

    /// <summary>One key comes from whichever diagnostic is first: an event's handlers run one by one whatever else is named, and in
    /// whichever order.</summary>
    [Theory]
    [InlineData("LAP1006", "LAP1007")]
    [InlineData("LAP1007", "LAP1006")]
    [InlineData("LAP1006")]
    public void Event_beside_a_delegate(params string[] ids)
    {
        using var folder = new WrittenFolder(migrations.Feed);
        folder.WriteProject(
            "Events",
            "net472",
            $"""<PackageReference Include="AsyncAnalyzers" Version="{migrations.Feed.Version}" PrivateAssets="all" />"""
        );
        folder.Write(
            "Events/Bell.cs",
            """
            using System;

            class Bell
            {
                event EventHandler Rung;

                void Work(Action other)
                {
                    other.BeginInvoke(other.EndInvoke, null);
                }

                void Ring()
                {
                    var rung = Rung;
                    rung.BeginInvoke(this, EventArgs.Empty, null, null);
                }
            }

            """
        );

        folder.Dotnet(["format", "analyzers", "Events", "--severity", "info", "--diagnostics", .. ids]);

        var text = File.ReadAllText(Path.Combine(folder.Path, "Events/Bell.cs"));
        Assert.Contains("foreach (EventHandler", text, StringComparison.Ordinal);
        Assert.Equal(ids.Length == 1, text.Contains("other.BeginInvoke", StringComparison.Ordinal));
    }

    /// <summary>The key of the run comes from the first diagnostic: what does the same and what may change semantics are fixed in one run,
    /// whichever is first; with <c>same_behavior</c> only the first of these is.</summary>
    [Theory]
    [InlineData("Same", "Changed", "all", false)]
    [InlineData("Changed", "Same", "all", false)]
    [InlineData("Same", "Changed", "same_behavior", true)]
    [InlineData("Changed", "Same", "same_behavior", true)]
    public void What_may_change_beside_what_does_the_same(string first, string second, string fixes, bool leavesWhatMayChange)
    {
        var methods = new Dictionary<string, string>
        {
            ["Same"] = "int Same(Func<int> work) => work.EndInvoke(work.BeginInvoke(null, null));",
            ["Changed"] = "void Changed(Action other) => other.BeginInvoke(ar => { other.EndInvoke(ar); Console.WriteLine(); }, null);",
        };
        using var folder = new WrittenFolder(migrations.Feed);
        folder.WriteProjectWithPackage("Worker.csproj", "net472");
        folder.Write(".editorconfig", $"[*.cs]\nasync_analyzers.fixes = {fixes}\n");
        folder.Write("Worker.cs", $"using System;\n\nclass Worker\n{{\n    {methods[first]}\n\n    {methods[second]}\n}}\n");

        folder.Dotnet("format", "analyzers", "--severity", "info", "--diagnostics", "LAP1007");

        var text = File.ReadAllText(Path.Combine(folder.Path, "Worker.cs"));
        Assert.DoesNotContain("work.BeginInvoke", text, StringComparison.Ordinal);
        Assert.Equal(leavesWhatMayChange, text.Contains("other.BeginInvoke", StringComparison.Ordinal));
    }

    /// <summary>Who formats one project has loaded no other: what implements a contract that others see may stand there, and would not
    /// compile any more.</summary>
    [Fact]
    public void Contract_that_another_project_implements()
    {
        using var folder = new WrittenFolder(migrations.Feed);
        var package = $"""<PackageReference Include="AsyncAnalyzers" Version="{migrations.Feed.Version}" PrivateAssets="all" />""";
        const string Wcf = """<Reference Include="System.ServiceModel" />""";
        folder.WriteProject("Contracts", "net472", package, Wcf);
        folder.WriteProject("Host", "net472", package, Wcf, """<ProjectReference Include="../Contracts/Contracts.csproj" />""");
        const string Contract = """
            using System;
            using System.ServiceModel;

            [ServiceContract]
            public interface ICounter
            {
                [OperationContract(AsyncPattern = true)]
                IAsyncResult BeginCount(string text, AsyncCallback callback, object state);

                int EndCount(IAsyncResult result);
            }

            """;
        folder.Write("Contracts/ICounter.cs", Contract);
        folder.Write(
            "Host/Counter.cs",
            """
            using System;
            using System.Threading.Tasks;

            class Counter : ICounter
            {
                public IAsyncResult BeginCount(string text, AsyncCallback callback, object state)
                {
                    var task = Task.Factory.StartNew(_ => text.Length, state);
                    task.ContinueWith(t => callback(t));
                    return task;
                }

                public int EndCount(IAsyncResult result) => ((Task<int>)result).GetAwaiter().GetResult();
            }

            """
        );

        folder.Dotnet("format", "analyzers", "Contracts", "--severity", "info");

        folder.AssertHolds("Contracts/ICounter.cs", Contract);
        folder.Dotnet("build", "Host");
    }

    private static string WithTabs(string text) => text.Replace("    ", "\t", StringComparison.Ordinal);
}
