namespace AsyncAnalyzers.EndToEnd.Tests;

/// <summary>The tool as a user has it: packed, and installed from the package.</summary>
public sealed class InstalledTool : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>Packs what the build made, and installs it.</summary>
    public InstalledTool()
    {
        Command
            .Dotnet(
                "pack",
                RepositoryLayout.ToolProject,
                "--no-build",
                "--configuration",
                RepositoryLayout.Configuration,
                "--output",
                _folder["feed"]
            )
            .Run()
            .OrFail();
        File.WriteAllText(
            _folder["nuget.config"],
            $"""
            <configuration>
              <packageSources>
                <clear />
                <add key="feed" value="{_folder["feed"]}" />
              </packageSources>
            </configuration>
            """
        );
        PackageFeed
            .DotnetIn(_folder.Path, "tool", "install", "AsyncAnalyzers.Tool", "--prerelease", "--tool-path", _folder["tools"])
            .Run()
            .OrFail();
    }

    /// <summary>The tool with arguments, in a folder.</summary>
    public Command In(string folder, params string[] arguments) =>
        new(_folder["tools", "async-analyzers"], arguments) { Folder = folder, Timeout = TimeSpan.FromMinutes(2) };

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();
}
