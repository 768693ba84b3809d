using AsyncAnalyzers.Patterns.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Patterns.Flow;

/// <summary>Tells whether the object that an operation belongs to is disposed straight after its start.</summary>
internal static class PromptDisposal
{
    /// <summary>Whether nothing between a start and the disposal of its object can wait for the operation.</summary>
    public static bool Follows(IInvocationOperation start, IOperation? receiver, SourceReader source) =>
        start.Syntax.FirstAncestorOrSelf<StatementSyntax>() is { } begin
        && FunctionSyntax.Around(start.Syntax) == FunctionSyntax.Around(begin)
        && (
            IsNext(begin, receiver, source)
            || (
                receiver is ILocalReferenceOperation { Local: var local }
                && ScopeOf(local, begin, source) is { } scope
                && !CanWait(scope, begin, source)
            )
        );

    /// <summary><c>x.Start(…); x.Close();</c>.</summary>
    private static bool IsNext(StatementSyntax begin, IOperation? receiver, SourceReader source) =>
        begin is ExpressionStatementSyntax or LocalDeclarationStatementSyntax
        && begin.Parent is BlockSyntax block
        && block.Statements.SkipWhile(s => s != begin).Skip(1).FirstOrDefault()
            is ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0 } next }
        && source.OperationOf(next) is IInvocationOperation { TargetMethod.Name: "Close" or "Dispose", Instance: { } disposed }
        && receiver is not (null or IInstanceReferenceOperation)
        && ObjectIdentity.AreSame(receiver, disposed);

    /// <summary>The statement or block at whose end a local is disposed that is declared with <c>using</c>, in the function of the
    /// start.</summary>
    private static SyntaxNode? ScopeOf(ILocalSymbol local, StatementSyntax begin, SourceReader source) =>
        local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(source.CancellationToken)
            is VariableDeclaratorSyntax { Parent.Parent: { } declaration }
        && FunctionSyntax.Around(declaration) == FunctionSyntax.Around(begin)
            ? declaration switch
            {
                UsingStatementSyntax statement => statement,
                LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0, Parent: BlockSyntax block } => block,
                _ => null,
            }
            : null;

    /// <summary>Whether anything behind the start may wait: a call, an await, a lock, the result of a task, or a loop that comes
    /// round.</summary>
    private static bool CanWait(SyntaxNode scope, StatementSyntax begin, SourceReader source) =>
        begin.Ancestors().TakeWhile(n => n != scope).Any(n => n is LockStatementSyntax || LoopSyntax.IsLoop(n))
        || scope
            .DescendantNodes(n => n is not AnonymousFunctionExpressionSyntax)
            .Where(n => n.SpanStart >= begin.Span.End)
            .Any(n => Waiting.MayBeAt(n, source));
}
