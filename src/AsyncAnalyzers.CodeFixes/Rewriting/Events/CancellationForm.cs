namespace AsyncAnalyzers.Rewriting.Events;

/// <summary>What takes the place of <c>e.Cancel = true</c> in the work of a <c>BackgroundWorker</c>.</summary>
internal enum CancellationForm
{
    /// <summary>Nothing else is done there: <c>token.ThrowIfCancellationRequested();</c> for the whole <c>if</c> statement.</summary>
    Throws,

    /// <summary>The branch does something more, and leaves: it throws in the end.</summary>
    ThrowsLast,

    /// <summary>The work goes on behind the branch: a local keeps it in mind until the work has come to its end.</summary>
    Noted,
}
