namespace AsyncAnalyzers.Tool.Working;

/// <summary>Where nobody watches.</summary>
internal sealed class SilentProgress : IWorkProgress, IWorkStage
{
    public IWorkStage Begin(string title, int? steps = null) => this;

    public void Advance() { }

    public void Dispose() { }
}
