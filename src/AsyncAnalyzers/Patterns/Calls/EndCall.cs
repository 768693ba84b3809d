using System.Collections.Immutable;
using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Patterns.Calls;

/// <summary>An end call, seen from its own side.</summary>
/// <param name="Call">The call.</param>
/// <param name="Value">The async result that it is given: a local, a parameter, or the begin call itself.</param>
/// <param name="Symbols">The known types.</param>
/// <param name="Source">Reads the source around.</param>
internal sealed record EndCall(IInvocationOperation Call, IOperation Value, LegacyAsyncSymbols Symbols, SourceReader Source)
{
    /// <summary>What is used more often than that was not written by hand; each end call would look at all of it.</summary>
    private const int MaximumReferences = 100;

    /// <summary>The end call that a call is; null where it is none, or its async result comes from anywhere else.</summary>
    public static EndCall? TryRecognise(IInvocationOperation call, LegacyAsyncSymbols symbols, SourceReader source) =>
        ApmMethodPair.IsEnd(call.TargetMethod, symbols)
        && call.Arguments.FirstOrDefault(a => symbols.IsAsyncResult(a.Parameter?.Type))?.Value is { } argument
        && SourceReader.Unconverted(argument)
            is (ILocalReferenceOperation or IParameterReferenceOperation { Parameter.RefKind: RefKind.None } or IInvocationOperation)
                and var value
            ? new EndCall(call, value, symbols, source)
            : null;

    /// <summary>The local or parameter that holds the async result; null where the begin call is nested in this one.</summary>
    public ISymbol? Variable =>
        Value switch
        {
            ILocalReferenceOperation { Local: var local } => local,
            IParameterReferenceOperation { Parameter: var parameter } => parameter,
            _ => null,
        };

    /// <summary>The call whose result this one ends: nested in it, or the only one whose result the local ever holds.</summary>
    public IInvocationOperation? FindOnlyBegin() =>
        Value switch
        {
            IInvocationOperation call => call,
            ILocalReferenceOperation { Local: var local } => Source.OnlyValueOf(local) as IInvocationOperation,
            _ => null,
        };

    /// <summary>
    /// The begin calls of which one returned the async result: the only one in sight, or all those that call the function back whose
    /// parameter it is. None where that cannot be told.
    /// </summary>
    public ImmutableArray<BeginCall> FindBegins() =>
        Variable is IParameterSymbol { ContainingSymbol: IMethodSymbol function } parameter
            ? Source.ReferencesTo(parameter, SourceReader.EnclosingMember(Call.Syntax)).Any(SourceReader.IsWrite)
                ? ImmutableArray<BeginCall>.Empty
                : CallbackRegistrations.BeginsOf(function, Symbols, Source)
            : FindOnlyBegin() is { } begin && BeginCall.TryRecognise(begin, Symbols, Source) is { } pair
                ? ImmutableArray.Create(pair)
                : ImmutableArray<BeginCall>.Empty;

    /// <summary>Whether the local may hold null, or something that cannot be told, in place of an async result.</summary>
    public bool MayHoldNothing() =>
        Variable is { } variable
        && (
            variable is not ILocalSymbol local
            || Source.ValuesOf(local).Any(v => v is null or IDefaultValueOperation or { ConstantValue: { HasValue: true, Value: null } })
        );

    /// <summary>Whether the function around is itself an End method that was given the async result, and may hand it on as often as it has
    /// to.</summary>
    public bool IsInEndMethod =>
        Variable
            is IParameterSymbol
            {
                ContainingSymbol: IMethodSymbol { MethodKind: not (MethodKind.AnonymousFunction or MethodKind.LocalFunction) } method
            }
        && (
            method.IsOverride
            || ApmNames.MayEnd(method.Name)
            || method.Name.StartsWith("OnEnd", StringComparison.Ordinal)
            || !method.ExplicitInterfaceImplementations.IsEmpty
        );

    /// <summary>An end call of the same async result that has always run when this one is reached, and nothing was begun in
    /// between.</summary>
    public IInvocationOperation? FindEarlierEnd() =>
        EarlierCall(c => c.TargetMethod.Name == Call.TargetMethod.Name && ApmMethodPair.IsEnd(c.TargetMethod, Symbols));

    /// <summary>A call of FromAsync that was given the same async result before, or that made it, and ends it.</summary>
    public IInvocationOperation? FindEarlierFromAsync() =>
        EarlierCall(c => Symbols.IsFromAsync(c.TargetMethod))
        ?? (FindOnlyBegin() is { } made && Symbols.IsFromAsync(made.TargetMethod) ? made : null);

    private IInvocationOperation? EarlierCall(Func<IInvocationOperation, bool> isMeant)
    {
        if (Variable is null)
        {
            return null;
        }

        var references = Source.ReferencesTo(Variable, SourceReader.EnclosingMember(Call.Syntax)).Take(MaximumReferences + 1).ToList();
        return references.Count > MaximumReferences
            ? null
            : references
                .Select(r => OuterOf(r).Parent?.Parent)
                .OfType<IInvocationOperation>()
                .FirstOrDefault(earlier =>
                    isMeant(earlier)
                    && AlwaysRunsBefore(earlier.Syntax)
                    && !references.Any(r => SourceReader.IsWrite(r) && MayRunBetween(r.Syntax, earlier.Syntax))
                );
    }

    /// <summary>Whether a call is part of a plain statement that stands before this call, or before one around it, in the same
    /// list.</summary>
    private bool AlwaysRunsBefore(SyntaxNode earlier) =>
        earlier.Span.End <= Call.Syntax.SpanStart
        && earlier.FirstAncestorOrSelf<StatementSyntax>() is { } statement
        && statement is ExpressionStatementSyntax or LocalDeclarationStatementSyntax
        && IsUnconditional(earlier, statement)
        && (statement.Parent is GlobalStatementSyntax global ? global.Parent : statement.Parent)
            is BlockSyntax
                or SwitchSectionSyntax
                or CompilationUnitSyntax
        && (statement.Parent is GlobalStatementSyntax ? statement.Parent.Parent! : statement.Parent) is { } list
        && list.Span.Contains(Call.Syntax.Span)
        && FunctionOf(Call.Syntax) == FunctionOf(earlier);

    /// <summary>A write in another function may run at any time.</summary>
    private bool MayRunBetween(SyntaxNode write, SyntaxNode earlier) =>
        FunctionOf(write) != FunctionOf(earlier) || (write.SpanStart > earlier.SpanStart && write.SpanStart < Call.Syntax.Span.End);

    private static SyntaxNode? FunctionOf(SyntaxNode node) =>
        node.Ancestors().FirstOrDefault(n => n is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax);

    private static bool IsUnconditional(SyntaxNode call, StatementSyntax statement) =>
        !call.Ancestors()
            .TakeWhile(n => n != statement)
            .Any(n =>
                n
                    is ConditionalExpressionSyntax
                        or ConditionalAccessExpressionSyntax
                        or SwitchExpressionSyntax
                        or AnonymousFunctionExpressionSyntax
                || n.RawKind
                    is (int)SyntaxKind.LogicalAndExpression
                        or (int)SyntaxKind.LogicalOrExpression
                        or (int)SyntaxKind.CoalesceExpression
            );

    private static IOperation OuterOf(IOperation value) => value.Parent is IConversionOperation conversion ? OuterOf(conversion) : value;
}
