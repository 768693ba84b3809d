using System.IO.Compression;
using System.Xml.Linq;

namespace AsyncAnalyzers.EndToEnd.Tests;

/// <summary>A folder that holds the package as it would be published, packed once for all tests.</summary>
public sealed class PackageFeed : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _package;

    /// <summary>Packs the package.</summary>
    public PackageFeed()
    {
        Command.Dotnet("pack", RepositoryLayout.PackageProject, "--output", Folder, "--artifacts-path", _folder["artifacts"]).Run().OrFail();
        _package = Directory.GetFiles(Folder, "*.nupkg").Single();
        Version = Manifest().Descendants().Single(element => element.Name.LocalName == "version").Value;
    }

    /// <summary>The folder to restore the package from.</summary>
    public string Folder => _folder["feed"];

    /// <summary>The version of the package.</summary>
    public string Version { get; }

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
        return name is "[Content_Types].xml" || name.StartsWith("_rels/", StringComparison.Ordinal) || name.StartsWith("package/", StringComparison.Ordinal);
    }
}
