using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Patterns;
using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Rules.Delegates;

/// <summary>
/// LAP1006: <c>BeginInvoke</c> of an event, or of a variable that delegates are added to: with more than one target it throws
/// ArgumentException, "The delegate must have only one target".
/// See <see href="https://learn.microsoft.com/dotnet/standard/asynchronous-programming-patterns/asynchronous-programming-using-delegates">Asynchronous programming using delegates</see>.
/// </summary>
internal sealed class BeginInvokeOfSeveralTargetsRule : CallPairRule
{
    public override DiagnosticDescriptor Descriptor => Descriptors.BeginInvokeOfSeveralTargets;

    public override bool AppliesTo(LegacyAsyncSymbols symbols) => symbols.SupportsDelegateBeginInvoke;

    public override Finding? Inspect(MethodUse use)
        => use is { IsOfDelegate: true, Pair: { } pair } && SourceOfTargets(pair.Receiver, use.Source) is { } several ? new Finding(several.Name) : null;

    /// <summary>The event or variable that may hold several delegates.</summary>
    private static ISymbol? SourceOfTargets(IOperation? receiver, SourceReader source)
        => receiver switch
        {
            IEventReferenceOperation { Event: var raised } => raised,
            ILocalReferenceOperation { Local: var local } when IsCombined(local, source) => local,
            ILocalReferenceOperation { Local: var local } when source.ValuesOf(local).ToList() is { Count: 1 } values => SourceOfTargets(values[0], source) as IEventSymbol,
            _ => null,
        };

    private static bool IsCombined(ILocalSymbol local, SourceReader source)
        => local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(source.CancellationToken) is { } declaration
            && source.ReferencesTo(local, SourceReader.EnclosingMember(declaration))
                .Any(r => r.Parent is ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add } addition && addition.Target == r);
}
