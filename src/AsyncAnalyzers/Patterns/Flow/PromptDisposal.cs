using AsyncAnalyzers.Patterns.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Patterns.Flow;

/// <summary>Finds what disposes of the object that an operation belongs to straight after its start.</summary>
internal static class PromptDisposal
{
    /// <summary>The method that disposes of the object of a start, where nothing in between can wait for the operation: <c>Dispose</c>,
    /// <c>Close</c> or <c>Abort</c>; null where none is next.</summary>
    public static IMethodSymbol? FindAfter(IInvocationOperation start, IOperation? receiver, SourceReader source)
    {
        if (
            start.Syntax.FirstAncestorOrSelf<StatementSyntax>() is not { } begin
            || FunctionSyntax.Around(start.Syntax) != FunctionSyntax.Around(begin)
        )
        {
            return null;
        }

        return CalledNext(begin, receiver, source)
            ?? (
                receiver is ILocalReferenceOperation { Local: var local }
                && ScopeOf(local, begin, source) is { } scope
                && !CanWait(scope, begin, source)
                    ? DisposeOf(local.Type, source)
                    : null
            );
    }

    /// <summary><c>x.Start(…); x.Close();</c>.</summary>
    private static IMethodSymbol? CalledNext(StatementSyntax begin, IOperation? receiver, SourceReader source) =>
        begin is ExpressionStatementSyntax or LocalDeclarationStatementSyntax
        && begin.Parent is BlockSyntax block
        && block.Statements.SkipWhile(s => s != begin).Skip(1).FirstOrDefault()
            is ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0 } next }
        && source.OperationOf(next)
            is IInvocationOperation { TargetMethod: { Name: "Close" or "Dispose" or "Abort" } disposal, Instance: { } disposed }
        && receiver is not (null or IInstanceReferenceOperation)
        && ObjectIdentity.AreSame(receiver, disposed)
            ? disposal
            : null;

    /// <summary>What <c>using</c> calls.</summary>
    private static IMethodSymbol? DisposeOf(ITypeSymbol type, SourceReader source)
    {
        var declared = source.Model.Compilation.GetSpecialType(SpecialType.System_IDisposable).GetMembers(nameof(IDisposable.Dispose));
        return declared.OfType<IMethodSymbol>().FirstOrDefault() is { } dispose
            ? type.FindImplementationForInterfaceMember(dispose) as IMethodSymbol ?? dispose
            : null;
    }

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
