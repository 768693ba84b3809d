using AsyncAnalyzers.Patterns.Calls;
using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Rewriting.Refusals;
using AsyncAnalyzers.Rewriting.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Rewriting.Plans;

/// <summary>Removes a second end call, where nothing is done with what it would return.</summary>
internal sealed class RemoveEndPlan(IInvocationOperation end) : RewritePlan
{
    protected override string Act => $"Remove the second '{end.TargetMethod.Name}'";

    public static Planned<RewritePlan> TryCreate(EndCall end) =>
        end.Call is { Syntax.Parent: ExpressionStatementSyntax { Parent: BlockSyntax } } call
        && !Evaluation.HasEffects(call.Instance)
        && call.Arguments.All(a => a.Parameter?.RefKind == RefKind.None)
            ? new RemoveEndPlan(call)
            : RefusalReason.EndResultIsUsed.At(end.Call.Syntax);

    protected override void AddEdits(SyntaxEdits edits) => edits.ReplaceStatement((StatementSyntax)end.Syntax.Parent!, _ => []);
}
