namespace AsyncAnalyzers.Testing;

/// <summary>A folder outside the repository that is gone after the tests.</summary>
public sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("AsyncAnalyzers-");

    /// <summary>Its full path.</summary>
    public string Path => _folder.FullName;

    /// <summary>The full path of something in the folder.</summary>
    public string this[params string[] path] => System.IO.Path.Combine([_folder.FullName, .. path]);

    /// <inheritdoc/>
    public void Dispose() => _folder.Delete(recursive: true);
}
