using System.Formats.Tar;
using AsyncAnalyzers.Testing;

namespace AsyncAnalyzers.Ports;

/// <summary>A copy of a library at its commit, with project files for .NET Framework and .NET, the package, and the program.</summary>
internal sealed class LibraryCopy
{
    private readonly Library _library;

    private LibraryCopy(Library library, string folder)
    {
        _library = library;
        Folder = folder;
    }

    /// <summary>Where it is.</summary>
    public string Folder { get; }

    /// <summary>Takes the files of the commit out of the repository, and lays ours over them.</summary>
    public static LibraryCopy Create(Library library, string repositories, string folder, PackageFeed feed)
    {
        Directory.CreateDirectory(folder);
        var archive = Path.Combine(folder, "commit.tar");
        new Command("git", "archive", "--output", archive, library.Commit) { Folder = Path.Combine(repositories, library.Name) }
            .Run()
            .OrFail();
        TarFile.ExtractToDirectory(archive, folder, overwriteFiles: false);
        File.Delete(archive);
        Lay(library.Overlay, folder);
        Lay(Path.Combine(Library.Overlays, "NUnit"), Path.Combine(folder, "NUnit"));
        File.Copy(Path.Combine(Library.Overlays, "Directory.Build.props"), Path.Combine(folder, "Directory.Build.props"));
        feed.AddTo(folder);
        return new LibraryCopy(library, folder);
    }

    /// <summary>Fixes the projects of the library with the package alone, as its readme says.</summary>
    public void Fix()
    {
        Dotnet("restore", _library.Program).Run().OrFail();
        foreach (var project in _library.Projects)
        {
            var format = Dotnet("format", "analyzers", project, "--no-restore");
            (format with { Environment = new Dictionary<string, string>(format.Environment) { ["AsyncAnalyzersMode"] = "Recommended" } })
                .Run()
                .OrFail();
        }
    }

    /// <summary>Builds the library and the program.</summary>
    public void Build() => Dotnet("build", _library.Program).Run().OrFail();

    /// <summary>What the program says under Mono.</summary>
    public Answers RunUnderMono() => Run(new Command("mono", [OutputOf("net472", ".exe"), .. _library.Arguments]));

    /// <summary>What the program says on .NET.</summary>
    public Answers RunOnDotnet() => Run(Dotnet([OutputOf("net10.0", ".dll"), .. _library.Arguments]));

    private Answers Run(Command command) => Answers.Of((command with { Folder = Folder }).Run());

    private Command Dotnet(params string[] arguments) => PackageFeed.DotnetIn(Folder, arguments);

    private string OutputOf(string framework, string extension) =>
        Path.Combine(_library.Program, "bin", "Debug", framework, Path.GetFileName(_library.Program) + extension);

    private static void Lay(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy, overwrite: true);
        }
    }
}
