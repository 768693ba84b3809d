using AsyncAnalyzers.Patterns.Flow;
using AsyncAnalyzers.Patterns.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Patterns.Calls;

/// <summary>Tells whether the object that an operation belongs to is disposed straight after its begin call.</summary>
internal static class DisposalAfterBegin
{
    /// <summary>Whether nothing between Begin and the disposal of its object can wait for the operation.</summary>
    public static bool Follows(BeginCall pair, SourceReader source) =>
        pair.Call.Syntax.FirstAncestorOrSelf<StatementSyntax>() is { } begin
        && FunctionSyntax.Around(pair.Call.Syntax) == FunctionSyntax.Around(begin)
        && (
            IsNext(begin, pair, source)
            || (
                pair.Receiver is ILocalReferenceOperation { Local: var local }
                && ScopeOf(local, begin, source) is { } scope
                && !CanWait(scope, begin, source)
            )
        );

    /// <summary><c>x.BeginOp(…); x.Close();</c>.</summary>
    private static bool IsNext(StatementSyntax begin, BeginCall pair, SourceReader source) =>
        begin is ExpressionStatementSyntax or LocalDeclarationStatementSyntax
        && begin.Parent is BlockSyntax block
        && block.Statements.SkipWhile(s => s != begin).Skip(1).FirstOrDefault()
            is ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0 } next }
        && source.OperationOf(next) is IInvocationOperation { TargetMethod.Name: "Close" or "Dispose", Instance: { } disposed }
        && pair.Receiver is not (null or IInstanceReferenceOperation)
        && ObjectIdentity.AreSame(pair.Receiver, disposed);

    /// <summary>The statement or block at whose end a local is disposed that is declared with <c>using</c>, in the function of the begin
    /// call.</summary>
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

    /// <summary>Whether anything behind Begin may wait: a call, an await, a lock, the result of a task, or a loop that comes
    /// round.</summary>
    private static bool CanWait(SyntaxNode scope, StatementSyntax begin, SourceReader source) =>
        begin.Ancestors().TakeWhile(n => n != scope).Any(n => n is LockStatementSyntax || LoopSyntax.IsLoop(n))
        || scope
            .DescendantNodes(n => n is not AnonymousFunctionExpressionSyntax)
            .Where(n => n.SpanStart >= begin.Span.End)
            .Any(n => MayWait(n) || RunsSource(n, source));

    /// <summary>Whether an expression that is no call runs code in source: an accessor, an operator, a constructor.</summary>
    private static bool RunsSource(SyntaxNode node, SourceReader source) =>
        node is ExpressionSyntax
        && source.OperationOf(node) switch
        {
            IPropertyReferenceOperation { Property: { } property } => HasBody(property, source),
            IEventAssignmentOperation { EventReference: IEventReferenceOperation { Event: { } changed } } => HasBody(changed, source),
            IObjectCreationOperation { Constructor: { } constructor } => HasBody(constructor, source),
            IBinaryOperation { OperatorMethod: { } used } => HasBody(used, source),
            IUnaryOperation { OperatorMethod: { } used } => HasBody(used, source),
            IConversionOperation { OperatorMethod: { } used } => HasBody(used, source),
            IDynamicInvocationOperation or IDynamicMemberReferenceOperation => true,
            _ => false,
        };

    private static bool HasBody(ISymbol symbol, SourceReader source) =>
        symbol.IsAbstract && !symbol.Locations.All(l => l.IsInMetadata)
        || symbol
            .DeclaringSyntaxReferences.Select(r => r.GetSyntax(source.CancellationToken))
            .Any(d =>
                d.DescendantNodes()
                    .Any(n =>
                        n is ArrowExpressionClauseSyntax or BlockSyntax { Parent: AccessorDeclarationSyntax or BaseMethodDeclarationSyntax }
                    )
            );

    private static bool MayWait(SyntaxNode node) =>
        node is AwaitExpressionSyntax or LockStatementSyntax or YieldStatementSyntax or GotoStatementSyntax
        || node is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Result" }
        || LoopSyntax.IsLoop(node)
        || (node is InvocationExpressionSyntax call && !IsOutput(call));

    private static bool IsOutput(InvocationExpressionSyntax call) =>
        call.Expression
            is MemberAccessExpressionSyntax
            {
                Expression: IdentifierNameSyntax { Identifier.ValueText: "Console" or "Debug" or "Trace" },
                Name.Identifier.ValueText: "Write" or "WriteLine"
            };
}
