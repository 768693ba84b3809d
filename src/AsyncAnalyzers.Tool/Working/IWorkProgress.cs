namespace AsyncAnalyzers.Tool.Working;

/// <summary>Hears how far the work is. The work itself knows no console.</summary>
internal interface IWorkProgress
{
    /// <summary>Some work begins.</summary>
    /// <param name="title">What is done.</param>
    /// <param name="steps">How many steps it has; null where nobody knows.</param>
    IWorkStage Begin(string title, int? steps = null);
}
