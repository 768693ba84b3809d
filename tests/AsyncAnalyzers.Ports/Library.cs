using AsyncAnalyzers.Testing;

namespace AsyncAnalyzers.Ports;

/// <summary>A public library of legacy code, and the program that shows what it does.</summary>
/// <param name="Name">Its name, and that of the folder that has its repository.</param>
/// <param name="Commit">The commit that is ported.</param>
/// <param name="Projects">The projects that are fixed.</param>
/// <param name="Program">The project of the program, which is not fixed.</param>
/// <param name="Arguments">What the program is given.</param>
internal sealed record Library(string Name, string Commit, string[] Projects, string Program, params string[] Arguments)
{
    /// <summary>The libraries of docs/ported.md.</summary>
    public static IReadOnlyList<Library> All { get; } =
    [
        new("websocket-sharp", "42704061c92cd5ce56cf6f4c695f5303b27e1027", ["websocket-sharp"], "Exercise"),
        new("FluentFTP", "b4ad7e25322c9bdfabdc1e6731c013ce6428bc8b", ["FluentFTP"], "Exercise"),
        new(
            "monotorrent",
            "5bfbc3859ad60aa718d64b29f03cea7ebee393f9",
            ["src/MonoTorrent", "src/MonoTorrent.Dht"],
            "src/MonoTorrent.Tests",
            // The first ends the process when a handler of its own comes late; the others overflow the stack on .NET, before the fix as
            // after.
            "DiskWriterTests",
            "NetworkIOTests.*Slow"
        ),
    ];

    /// <summary>The folder of the files that are laid over those of the repository.</summary>
    public string Overlay => Path.Combine(Overlays, Name);

    /// <summary>The folder of what all libraries get.</summary>
    public static string Overlays { get; } = Path.Combine(RepositoryLayout.Root, "tests", "AsyncAnalyzers.Ports", "libraries");
}
