using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Patterns.Calls;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Rules.Apm;

/// <summary>
/// LAP2002: a path from a Begin method to the exit of the function passes no matching End, which must be called for each Begin. See
/// <see href="https://learn.microsoft.com/dotnet/standard/asynchronous-programming-patterns/asynchronous-programming-model-apm">
/// Asynchronous Programming Model</see>.
/// </summary>
internal sealed class EndCanBeMissedRule : CallPairRule
{
    public override DiagnosticDescriptor Descriptor => Descriptors.EndCanBeMissed;

    public override Finding? Inspect(MethodUse use) =>
        use.Begin is { Kind: PairKind.Apm } begin && EndPathAnalysis.CanBeMissed(begin, use.Symbols, use.Source)
            ? new Finding(use.Method.Name, begin.Methods.End.Name)
            : null;
}
