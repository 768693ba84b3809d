using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Patterns;

/// <summary>An end call whose async result is a local variable, seen from its own side.</summary>
/// <param name="Call">The call.</param>
/// <param name="Result">The local that holds the async result.</param>
/// <param name="Source">Reads the source around.</param>
internal sealed record EndCall(IInvocationOperation Call, ILocalSymbol Result, SourceReader Source)
{
    /// <summary>The end call that a call is; null where it is none, or its async result comes from anywhere but a local.</summary>
    public static EndCall? TryRecognise(IInvocationOperation call, LegacyAsyncSymbols symbols, SourceReader source)
        => ApmMethodPair.IsEnd(call.TargetMethod, symbols)
            && call.Arguments.FirstOrDefault(a => symbols.IsAsyncResult(a.Parameter?.Type))?.Value is { } value
            && Unconverted(value) is ILocalReferenceOperation { Local: var local }
                ? new EndCall(call, local, source)
                : null;

    /// <summary>The begin call whose result the local holds, where it never holds that of another.</summary>
    public IInvocationOperation? OnlyBegin
        => Source.ValuesOf(Result).ToList() is { Count: 1 } values && values[0] is { } value ? Unconverted(value) as IInvocationOperation : null;

    /// <summary>An end call of the same async result that has always run when this one is reached, and nothing was begun in between.</summary>
    public IInvocationOperation? EarlierEnd(LegacyAsyncSymbols symbols)
    {
        var scope = SourceReader.EnclosingMember(Call.Syntax);
        var references = Source.ReferencesTo(Result, scope).ToList();
        foreach (var earlier in references.Select(r => OuterOf(r).Parent?.Parent).OfType<IInvocationOperation>())
        {
            if (earlier.Syntax.Span.End <= Call.Syntax.SpanStart
                && ApmMethodPair.IsEnd(earlier.TargetMethod, symbols)
                && earlier.Syntax.FirstAncestorOrSelf<StatementSyntax>() is { Parent: BlockSyntax block } statement
                && statement is ExpressionStatementSyntax or LocalDeclarationStatementSyntax
                && IsUnconditional(earlier.Syntax, statement)
                && block.Span.Contains(Call.Syntax.Span)
                && IsInSameFunction(block)
                && !references.Any(r => IsWrite(r) && r.Syntax.SpanStart > earlier.Syntax.SpanStart && r.Syntax.SpanStart < Call.Syntax.Span.End))
            {
                return earlier;
            }
        }

        return null;
    }

    private bool IsInSameFunction(BlockSyntax block)
        => !Call.Syntax.Ancestors().TakeWhile(n => n != block).Any(n => n is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax);

    private static bool IsUnconditional(SyntaxNode call, StatementSyntax statement)
        => !call.Ancestors().TakeWhile(n => n != statement).Any(n => n is ConditionalExpressionSyntax or ConditionalAccessExpressionSyntax or SwitchExpressionSyntax or AnonymousFunctionExpressionSyntax
            || n.RawKind is (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression
                or (int)SyntaxKind.CoalesceExpression);

    private static bool IsWrite(IOperation reference) => reference.Parent is IAssignmentOperation assignment && assignment.Target == reference;

    private static IOperation OuterOf(IOperation value) => value.Parent is IConversionOperation conversion ? OuterOf(conversion) : value;

    private static IOperation Unconverted(IOperation value) => value is IConversionOperation conversion ? Unconverted(conversion.Operand) : value;
}
