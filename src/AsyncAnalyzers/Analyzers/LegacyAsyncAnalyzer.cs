using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AsyncAnalyzers.Analyzers;

/// <summary>
/// What all hosts do alike: generated code is not theirs, and the known types of a compilation are looked up once, when the first name
/// passes. A host says what triggers it, and which inspectors look there.
/// </summary>
public abstract class LegacyAsyncAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc />
    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
            Register(start, new Lazy<LegacyAsyncSymbols?>(() => LegacyAsyncSymbols.TryCreate(start.Compilation)))
        );
    }

    /// <summary>Registers what triggers the host in one compilation.</summary>
    private protected abstract void Register(CompilationStartAnalysisContext start, Lazy<LegacyAsyncSymbols?> known);
}
