namespace AsyncAnalyzers.Tool.Working;

/// <summary>A part of the work that is under way until it is disposed of.</summary>
internal interface IWorkStage : IDisposable
{
    /// <summary>One more step is done.</summary>
    void Advance();
}
