namespace AsyncAnalyzers.Tool.Working;

/// <summary>Something in the input that the work met.</summary>
/// <param name="Path">The solution, project or file that has it.</param>
/// <param name="Text">What it is, and what helps.</param>
/// <param name="MakesIncomplete">Whether something is missing from the result because of it.</param>
internal sealed record Problem(string Path, string Text, bool MakesIncomplete = true);
