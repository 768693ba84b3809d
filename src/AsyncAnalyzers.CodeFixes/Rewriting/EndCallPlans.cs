using AsyncAnalyzers.Patterns;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Rewriting;

/// <summary>Removes a second end call, where nothing is done with what it would return.</summary>
internal sealed class RemoveEndPlan(IInvocationOperation end) : RewritePlan
{
    public override string Title => $"Remove the second '{end.TargetMethod.Name}'";

    public static RemoveEndPlan? TryCreate(EndCall end)
        => end.Call is { Syntax.Parent: ExpressionStatementSyntax { Parent: BlockSyntax } } call
            && !EndRewrite.HasEffects(call.Instance)
            && call.Arguments.All(a => a.Parameter?.RefKind == RefKind.None)
                ? new RemoveEndPlan(call)
                : null;

    protected override void AddEdits(SyntaxEdits edits) => edits.ReplaceStatement((StatementSyntax)end.Syntax.Parent!, _ => []);
}

/// <summary>Calls End on the delegate that began.</summary>
internal sealed class UseBeginReceiverPlan(ExpressionSyntax receiver, ILocalSymbol began) : RewritePlan
{
    public override string Title => $"Call 'EndInvoke' on '{began.Name}'";

    /// <summary>The plan where the delegate that began is a local that can be named at the end call.</summary>
    public static UseBeginReceiverPlan? TryCreate(EndCall end, RewriteContext context)
        => end.OnlyBegin is { Instance: ILocalReferenceOperation { Local: var began } }
            && end.Call.Instance?.Syntax is ExpressionSyntax receiver
            && SymbolEqualityComparer.Default.Equals(began.Type, end.Call.TargetMethod.ContainingType)
            && context.Model.LookupSymbols(receiver.SpanStart, name: began.Name).Contains(began, SymbolEqualityComparer.Default)
                ? new UseBeginReceiverPlan(receiver, began)
                : null;

    protected override void AddEdits(SyntaxEdits edits)
        => edits.Replace(receiver, current => SyntaxFactory.IdentifierName(began.Name).WithTriviaFrom(current));
}
