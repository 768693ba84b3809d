namespace AsyncAnalyzers.Behavior.Tests.Running;

/// <summary>Programs compiled and run on one platform.</summary>
internal sealed class PlatformRun
{
    private readonly CompiledPrograms _compiled;
    private readonly IReadOnlyDictionary<string, IReadOnlyList<string>> _traces;

    private PlatformRun(CompiledPrograms compiled, IReadOnlyDictionary<string, IReadOnlyList<string>> traces)
    {
        _compiled = compiled;
        _traces = traces;
    }

    public static PlatformRun Of(IEnumerable<ProgramGroup> groups, IReadOnlyDictionary<string, string> texts, Platform platform)
    {
        using var folder = new TemporaryFolder();
        var compiled = CompiledPrograms.Of(groups, texts, platform, folder.Path);
        return new PlatformRun(compiled, ProgramRuns.Of(compiled, [.. texts.Keys], platform, folder.Path));
    }

    /// <summary>Why a program does not compile; null where it does.</summary>
    public string? ErrorOf(string program) => _compiled.Errors.GetValueOrDefault(program);

    /// <summary>What a program said; null where it did not run here.</summary>
    public IReadOnlyList<string>? TraceOf(string program) => _traces.GetValueOrDefault(program);
}
