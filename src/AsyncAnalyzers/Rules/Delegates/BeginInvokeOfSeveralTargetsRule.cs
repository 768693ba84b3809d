using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Patterns.Calls;
using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Rules.Delegates;

/// <summary>
/// LAP1006: <c>BeginInvoke</c> of an event, or of a variable that delegates are added to: with more than one target it throws
/// ArgumentException, "The delegate must have only one target". See
/// <see href="https://learn.microsoft.com/dotnet/standard/asynchronous-programming-patterns/asynchronous-programming-using-delegates">
/// Asynchronous programming using delegates</see>.
/// </summary>
internal sealed class BeginInvokeOfSeveralTargetsRule : CallPairRule
{
    public override DiagnosticDescriptor Descriptor => Descriptors.BeginInvokeOfSeveralTargets;

    public override bool AppliesTo(LegacyAsyncSymbols symbols) => symbols.SupportsDelegateBeginInvoke;

    public override Finding? Inspect(MethodUse use) =>
        use is { IsOfDelegate: true, Begin: { } begin } && SourceOfTargets(begin.Receiver, begin.Call.Syntax, use.Source) is { } several
            ? new Finding(several.Name)
            : null;

    /// <summary>The event or variable that may hold several delegates.</summary>
    private static ISymbol? SourceOfTargets(IOperation? receiver, SyntaxNode begin, SourceReader source) =>
        receiver switch
        {
            IEventReferenceOperation { Event: var raised } => raised,
            ILocalReferenceOperation { Local: var local } when IsCombined(local, begin, source) => local,
            ILocalReferenceOperation { Local: var local } when source.ValuesOf(local).ToList() is { Count: 1 } values => (
                values[0] as IEventReferenceOperation
            )?.Event,
            _ => null,
        };

    /// <summary>Whether the last thing that happens to a local before Begin is that a delegate is added to another one.</summary>
    private static bool IsCombined(ILocalSymbol local, SyntaxNode begin, SourceReader source)
    {
        if (
            local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(source.CancellationToken) is not VariableDeclaratorSyntax declarator
        )
        {
            return false;
        }

        var writes = source
            .ReferencesTo(local, SourceReader.EnclosingMember(declarator))
            .Where(r => SourceReader.IsWrite(r) && r.Syntax.SpanStart < begin.SpanStart)
            .ToList();
        var additions = writes
            .AsEnumerable()
            .Reverse()
            .TakeWhile(r => r.Parent is ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add })
            .ToList();
        var before =
            additions.Count < writes.Count ? (writes[writes.Count - additions.Count - 1].Parent as ISimpleAssignmentOperation)?.Value
            : declarator.Initializer is { } initializer ? (source.OperationOf(initializer) as ISymbolInitializerOperation)?.Value
            : null;
        var repeated = additions.Any(a => a.Syntax.Ancestors().TakeWhile(n => !n.Span.Contains(declarator.Span)).Any(LoopSyntax.IsLoop))
            ? 1
            : 0;
        return additions.Count + repeated + (before is null or { ConstantValue: { HasValue: true, Value: null } } ? 0 : 1) > 1;
    }
}
