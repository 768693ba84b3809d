using System.Text.RegularExpressions;
using Xunit;

namespace AsyncAnalyzers.EndToEnd.Tests;

/// <summary>A copy of a sample that references the package, as a project of a user does.</summary>
internal sealed partial class Consumer
{
    private readonly Sample _sample;
    private readonly string _folder;

    private Consumer(Sample sample, string folder)
    {
        _sample = sample;
        _folder = folder;
    }

    /// <summary>The text of all its source files as they are now.</summary>
    public string Source => string.Join('\n', _sample.SourceFiles.Select(SourceOf));

    /// <summary>The text of one source file as it is now.</summary>
    public string SourceOf(string file) => File.ReadAllText(CopyOf(file));

    /// <summary>The lines of one source file as they are now.</summary>
    public IEnumerable<string> LinesOf(string file) => File.ReadLines(CopyOf(file));

    /// <summary>Copies a sample into a folder of its own, where NuGet knows nothing but the feed and what the build of the tests
    /// restored.</summary>
    public static Consumer Create(Sample sample, string folder, PackageFeed feed)
    {
        Directory.CreateDirectory(folder);
        var consumer = new Consumer(sample, folder);
        foreach (var file in sample.Files.Concat(sample.SharedFiles))
        {
            File.Copy(file, consumer.CopyOf(file));
        }

        feed.AddTo(folder);
        File.WriteAllText(
            consumer.CopyOf("Directory.Build.targets"),
            $"""
            <Project>
              <PropertyGroup>
                <ErrorLog>$(MSBuildProjectDirectory)/$(TargetFramework).sarif,version=2.1</ErrorLog>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="AsyncAnalyzers" Version="{feed.Version}" PrivateAssets="all" />
              </ItemGroup>
            </Project>
            """
        );
        return consumer;
    }

    /// <summary>Runs <c>dotnet build</c>.</summary>
    public void Build()
    {
        var outcome = Dotnet("build").Run().OrFail();
        Assert.DoesNotMatch(BrokenAnalyzer(), outcome.Output);
    }

    /// <summary>Runs <c>dotnet format analyzers</c>, which applies the fixes.</summary>
    public void Format() => Dotnet("format", "analyzers", "--severity", "info").Run().OrFail();

    /// <summary>What the last build for a target framework reported.</summary>
    public SarifLog Log(string framework) => SarifLog.Read(CopyOf(framework + ".sarif"));

    /// <summary>What the last build for .NET Framework prints under Mono.</summary>
    public string RunUnderMono(params string[] arguments) => Run(new Command("mono", [OutputOf("net472", ".exe"), .. arguments]));

    /// <summary>What the last build for .NET prints.</summary>
    public string RunUnderDotnet(params string[] arguments) => Run(Dotnet([OutputOf("net10.0", ".dll"), .. arguments]));

    /// <summary>Writes the project for another target framework.</summary>
    /// <param name="changes">What its text has, and what it gets instead.</param>
    public void Retarget(params (string Old, string New)[] changes)
    {
        var project = CopyOf(_sample.Name + ".csproj");
        File.WriteAllText(project, changes.Aggregate(File.ReadAllText(project), (text, change) => text.Replace(change.Old, change.New)));
    }

    private string Run(Command command)
    {
        return (command with { Folder = _folder, Timeout = TimeSpan.FromMinutes(1) }).Run().OrFail().Output;
    }

    private Command Dotnet(params string[] arguments) => PackageFeed.DotnetIn(_folder, arguments);

    /// <summary>What the last build for a target framework made.</summary>
    public string OutputOf(string framework, string extension) =>
        Path.Combine(_folder, "bin", "Debug", framework, _sample.Name + extension);

    private string CopyOf(string file) => Path.Combine(_folder, Path.GetFileName(file));

    [GeneratedRegex("AD0001|CS8032|CS9057")]
    private static partial Regex BrokenAnalyzer();
}
