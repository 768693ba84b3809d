using AsyncAnalyzers.Patterns.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Patterns.Flow;

/// <summary>Tells what may wait for an operation that runs: a call, an await, a lock, the result of a task, or a loop that comes
/// round.</summary>
internal static class Waiting
{
    /// <summary>Whether a node itself may wait, or runs code in source that may.</summary>
    public static bool MayBeAt(SyntaxNode node, SourceReader source) => IsWait(node) || RunsSource(node, source);

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

    private static bool IsWait(SyntaxNode node) =>
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
