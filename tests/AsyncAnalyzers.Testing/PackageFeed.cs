using System.IO.Compression;
using System.Xml.Linq;

namespace AsyncAnalyzers.Testing;

/// <summary>A folder that holds the package as it would be published, packed once for all tests.</summary>
public sealed class PackageFeed : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _package;

    /// <summary>Packs the package, under a version that no package has which the machine may know already.</summary>
    public PackageFeed()
    {
        var version = $"-p:MinVerVersionOverride=1.0.0-test.x{Guid.NewGuid():N}";
        Command
            .Dotnet("pack", RepositoryLayout.PackageProject, version, "--output", Folder, "--artifacts-path", _folder["artifacts"])
            .Run()
            .OrFail();
        _package = Directory.GetFiles(Folder, "*.nupkg").Single();
        Version = Manifest().Descendants().Single(element => element.Name.LocalName == "version").Value;
    }

    /// <summary>The folder to restore the package from.</summary>
    public string Folder => _folder["feed"];

    /// <summary>The version of the package.</summary>
    public string Version { get; }

    /// <summary>Lets NuGet know, in a folder, nothing but the feed and what the build of the tests restored.</summary>
    public void AddTo(string folder) =>
        File.WriteAllText(
            Path.Combine(folder, "nuget.config"),
            $"""
            <configuration>
              <packageSources>
                <clear />
                <add key="feed" value="{Folder}" />
              </packageSources>
              <fallbackPackageFolders>
                <clear />
                <add key="restored" value="{RepositoryLayout.PackageRoot}" />
              </fallbackPackageFolders>
            </configuration>
            """
        );

    /// <summary>The .NET SDK in a folder that the feed was added to.</summary>
    public static Command DotnetIn(string folder, params string[] arguments)
    {
        var command = Command.Dotnet(arguments) with { Folder = folder };

        // A package cache of its own: the version of the package says nothing about what is in it.
        return command with
        {
            Environment = new Dictionary<string, string>(command.Environment) { ["NUGET_PACKAGES"] = Path.Combine(folder, "packages") },
        };
    }

    /// <summary>Puts what is in the package into a folder, as NuGet does for projects with a packages.config.</summary>
    public void ExtractTo(string folder) => ZipFile.ExtractToDirectory(_package, folder);

    /// <summary>The text of a file in the package.</summary>
    public string Read(string file)
    {
        using var archive = ZipFile.OpenRead(_package);
        using var reader = new StreamReader(archive.GetEntry(file)!.Open());
        return reader.ReadToEnd();
    }

    /// <summary>The paths of the files in the package, without those that only make it one.</summary>
    public string[] Files()
    {
        using var archive = ZipFile.OpenRead(_package);
        return [.. archive.Entries.Select(entry => entry.FullName).Where(name => !IsEnvelope(name)).Order(StringComparer.Ordinal)];
    }

    /// <summary>The .nuspec of the package.</summary>
    public XDocument Manifest()
    {
        using var archive = ZipFile.OpenRead(_package);
        using var stream = archive.GetEntry("AsyncAnalyzers.nuspec")!.Open();
        return XDocument.Load(stream);
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    private static bool IsEnvelope(string name)
    {
        return name is "[Content_Types].xml"
            || name.StartsWith("_rels/", StringComparison.Ordinal)
            || name.StartsWith("package/", StringComparison.Ordinal);
    }
}
