using System.Text;
using System.Text.RegularExpressions;
using Xunit;

namespace AsyncAnalyzers.EndToEnd.Tests;

/// <summary>A folder with projects that a test writes itself, for what no sample shows: kinds of projects, of solutions and of
/// files.</summary>
internal sealed partial class WrittenFolder : IDisposable
{
    /// <summary>UTF-8 without a byte order mark, as most files are.</summary>
    public static readonly Encoding Plain = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    private readonly TemporaryFolder _folder = new();
    private readonly PackageFeed _feed;

    public WrittenFolder(PackageFeed feed)
    {
        _feed = feed;
        feed.AddTo(Path);
    }

    public string Path => _folder.Path;

    /// <summary>Writes a file, and the folders that it is in.</summary>
    public void Write(string file, string text, Encoding? encoding = null) =>
        Write(file, [.. (encoding ?? Plain).GetPreamble(), .. (encoding ?? Plain).GetBytes(text)]);

    /// <summary>Writes a file byte for byte, and the folders that it is in.</summary>
    public void Write(string file, byte[] bytes)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(_folder[file])!);
        File.WriteAllBytes(_folder[file], bytes);
    }

    /// <summary>Writes a project for one or more target frameworks.</summary>
    public void WriteProject(string name, string frameworks, params string[] items)
    {
        var multiple = frameworks.Contains(';', StringComparison.Ordinal) ? "s" : "";
        Write(
            $"{name}/{name}.csproj",
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework{multiple}>{frameworks}</TargetFramework{multiple}>
                <!-- Only the rules of AsyncAnalyzers report and fix here. -->
                <EnableNETAnalyzers>false</EnableNETAnalyzers>
              </PropertyGroup>
              <ItemGroup>
                {string.Join("\n    ", items)}
              </ItemGroup>
            </Project>
            """
        );
    }

    /// <summary>Writes a project that references the package.</summary>
    public void WriteProjectWithPackage(string file, string framework, string properties = "") =>
        Write(
            file,
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>{framework}</TargetFramework>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="AsyncAnalyzers" Version="{_feed.Version}" PrivateAssets="all" />
              </ItemGroup>
            </Project>
            """
        );

    /// <summary>The bytes of a file, for what no text shows.</summary>
    public byte[] Bytes(string file) => File.ReadAllBytes(_folder[file]);

    /// <summary>Runs the .NET SDK to a good end, and gives what it printed.</summary>
    public string Dotnet(params string[] arguments) => PackageFeed.DotnetIn(Path, arguments).Run().OrFail().Output;

    /// <summary>The ids of all warnings of a build: what the compiler says of analyzers that it cannot load is among them. MSBuild lists
    /// each twice.</summary>
    public IEnumerable<string> WarningsOfBuild(params string[] arguments)
    {
        var output = Dotnet(["build", .. arguments]);
        return Warning()
            .Matches(output[..output.IndexOf("Build succeeded", StringComparison.Ordinal)])
            .Select(match => match.Groups[1].Value);
    }

    /// <summary>The ids of all warnings of a fresh build, each with its project.</summary>
    public IEnumerable<(string Id, string Project)> WarningsWithPlaces(string solution)
    {
        var output = Dotnet("build", solution, "--no-incremental");
        return WarningOfProject()
            .Matches(output[..output.IndexOf("Build succeeded", StringComparison.Ordinal)])
            .Select(match => (match.Groups["id"].Value, match.Groups["project"].Value));
    }

    /// <summary>Asserts that a file holds a text in an encoding, byte for byte.</summary>
    public void AssertHolds(string file, string text, Encoding? encoding = null)
    {
        Assert.Equal(text, File.ReadAllText(_folder[file]));
        Assert.Equal([.. (encoding ?? Plain).GetPreamble(), .. (encoding ?? Plain).GetBytes(text)], Bytes(file));
    }

    public void Dispose() => _folder.Dispose();

    [GeneratedRegex(@"warning (?<id>\w+): .*\[(?<project>[^\]]+)\]")]
    private static partial Regex WarningOfProject();

    [GeneratedRegex(@"warning (\w+):")]
    private static partial Regex Warning();
}
