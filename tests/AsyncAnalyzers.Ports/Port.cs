using AsyncAnalyzers.Testing;

namespace AsyncAnalyzers.Ports;

/// <summary>A library before and after the fix, under Mono and on .NET.</summary>
/// <param name="Library">The library.</param>
/// <param name="OriginalUnderMono">What it does as it was written, where it was written for: what the others are compared with.</param>
/// <param name="OriginalOnDotnet">What it does when it is only compiled for .NET.</param>
/// <param name="FixedUnderMono">What it does after the fix, where it was written for.</param>
/// <param name="FixedOnDotnet">What it does after the fix, on .NET.</param>
/// <param name="ChangedFiles">How many files the fix changed.</param>
internal sealed record Port(
    Library Library,
    Answers OriginalUnderMono,
    Answers OriginalOnDotnet,
    Answers FixedUnderMono,
    Answers FixedOnDotnet,
    int ChangedFiles
)
{
    /// <summary>What the fixed library no longer does.</summary>
    public IEnumerable<string> Lost => FixedUnderMono.Missing(OriginalUnderMono).Union(FixedOnDotnet.Missing(OriginalUnderMono));

    /// <summary>Makes both copies, and runs them.</summary>
    public static Port Make(Library library, string repositories, PackageFeed feed)
    {
        using var folder = new TemporaryFolder();
        var original = LibraryCopy.Create(library, repositories, folder["original"], feed);
        var @fixed = LibraryCopy.Create(library, repositories, folder["fixed"], feed);
        @fixed.Fix();
        var changedFiles = CountChanges(original, @fixed);
        original.Build();
        @fixed.Build();
        return new Port(
            library,
            original.RunUnderMono(),
            original.RunOnDotnet(),
            @fixed.RunUnderMono(),
            @fixed.RunOnDotnet(),
            changedFiles
        );
    }

    /// <summary>How many files the fix changed.</summary>
    private static int CountChanges(LibraryCopy original, LibraryCopy @fixed) =>
        Directory
            .EnumerateFiles(original.Folder, "*.cs", SearchOption.AllDirectories)
            .Count(file =>
                File.ReadAllText(file) != File.ReadAllText(Path.Combine(@fixed.Folder, Path.GetRelativePath(original.Folder, file)))
            );
}
