namespace AsyncAnalyzers.EndToEnd.Tests;

/// <summary>A diagnostic at a line of a source file.</summary>
internal readonly record struct Finding(string File, int Line, string Id)
{
    /// <inheritdoc/>
    public override string ToString() => $"{File}({Line}): {Id}";
}
