using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Patterns;

/// <summary>An end call whose async result is in a local or parameter, seen from its own side.</summary>
/// <param name="Call">The call.</param>
/// <param name="Result">The local or parameter that holds the async result.</param>
/// <param name="Source">Reads the source around.</param>
internal sealed record EndCall(IInvocationOperation Call, ISymbol Result, SourceReader Source)
{
    /// <summary>What is used more often than that was not written by hand; each end call would look at all of it.</summary>
    private const int MaximumReferences = 100;

    /// <summary>The end call that a call is; null where it is none, or its async result comes from anywhere else.</summary>
    public static EndCall? TryRecognise(IInvocationOperation call, LegacyAsyncSymbols symbols, SourceReader source)
        => ApmMethodPair.IsEnd(call.TargetMethod, symbols)
            && call.Arguments.FirstOrDefault(a => symbols.IsAsyncResult(a.Parameter?.Type))?.Value is { } value
                ? Unconverted(value) switch
                {
                    ILocalReferenceOperation { Local: var local } => new EndCall(call, local, source),
                    IParameterReferenceOperation { Parameter: { RefKind: RefKind.None } parameter } => new EndCall(call, parameter, source),
                    _ => null,
                }
                : null;

    /// <summary>The begin call whose result the local holds, where it never holds that of another.</summary>
    public IInvocationOperation? OnlyBegin
        => Result is ILocalSymbol local && Source.ValuesOf(local).ToList() is { Count: 1 } values && values[0] is { } value ? Unconverted(value) as IInvocationOperation : null;

    /// <summary>Whether the local may hold null, or something that cannot be told, in place of an async result.</summary>
    public bool MayHoldNothing
        => Result is not ILocalSymbol local || Source.ValuesOf(local).Any(v => v is null or IDefaultValueOperation or { ConstantValue: { HasValue: true, Value: null } });

    /// <summary>An end call of the same async result that has always run when this one is reached, and nothing was begun in between.</summary>
    public IInvocationOperation? EarlierEnd(LegacyAsyncSymbols symbols)
    {
        var references = Source.ReferencesTo(Result, SourceReader.EnclosingMember(Call.Syntax)).Take(MaximumReferences + 1).ToList();
        return references.Count > MaximumReferences
            ? null
            : references.Select(r => OuterOf(r).Parent?.Parent).OfType<IInvocationOperation>().FirstOrDefault(earlier =>
            earlier.TargetMethod.Name == Call.TargetMethod.Name
            && ApmMethodPair.IsEnd(earlier.TargetMethod, symbols)
            && AlwaysRunsBefore(earlier.Syntax)
            && !references.Any(r => SourceReader.IsWrite(r) && MayRunBetween(r.Syntax, earlier.Syntax)));
    }

    /// <summary>Whether a call is part of a plain statement that stands before this call, or before one around it, in the same list.</summary>
    private bool AlwaysRunsBefore(SyntaxNode earlier)
        => earlier.Span.End <= Call.Syntax.SpanStart
            && earlier.FirstAncestorOrSelf<StatementSyntax>() is { } statement
            && statement is ExpressionStatementSyntax or LocalDeclarationStatementSyntax
            && IsUnconditional(earlier, statement)
            && (statement.Parent is GlobalStatementSyntax global ? global.Parent : statement.Parent) is BlockSyntax or SwitchSectionSyntax or CompilationUnitSyntax
            && (statement.Parent is GlobalStatementSyntax ? statement.Parent.Parent! : statement.Parent) is { } list
            && list.Span.Contains(Call.Syntax.Span)
            && FunctionOf(Call.Syntax) == FunctionOf(earlier);

    /// <summary>A write in another function may run at any time.</summary>
    private bool MayRunBetween(SyntaxNode write, SyntaxNode earlier)
        => FunctionOf(write) != FunctionOf(earlier) || (write.SpanStart > earlier.SpanStart && write.SpanStart < Call.Syntax.Span.End);

    private static SyntaxNode? FunctionOf(SyntaxNode node)
        => node.Ancestors().FirstOrDefault(n => n is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax);

    private static bool IsUnconditional(SyntaxNode call, StatementSyntax statement)
        => !call.Ancestors().TakeWhile(n => n != statement).Any(n => n is ConditionalExpressionSyntax or ConditionalAccessExpressionSyntax or SwitchExpressionSyntax or AnonymousFunctionExpressionSyntax
            || n.RawKind is (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression
                or (int)SyntaxKind.CoalesceExpression);

    private static IOperation OuterOf(IOperation value) => value.Parent is IConversionOperation conversion ? OuterOf(conversion) : value;

    private static IOperation Unconverted(IOperation value) => value is IConversionOperation conversion ? Unconverted(conversion.Operand) : value;
}
