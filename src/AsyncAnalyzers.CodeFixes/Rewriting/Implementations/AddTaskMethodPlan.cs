using AsyncAnalyzers.Patterns.Implementations;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Plans;
using AsyncAnalyzers.Rewriting.Refusals;
using AsyncAnalyzers.Rewriting.Syntax;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncAnalyzers.Rewriting.Implementations;

/// <summary>A method that returns a task stands beside a Begin and End that only forward, which stay as they are.</summary>
internal sealed class AddTaskMethodPlan(TaskMethodOfPair method) : RewritePlan
{
    protected override string Act => $"Add '{method.Name}'";

    /// <summary>The plan for a Begin method.</summary>
    public static Planned<RewritePlan> TryCreate(BeginImplementation begin, RewriteContext context) =>
        TaskMethodOfPair.TryCreate(begin, context).Succeeds(out var method, out var refusal) ? new AddTaskMethodPlan(method) : refusal;

    protected override void AddEdits(SyntaxEdits edits)
    {
        var type = (TypeDeclarationSyntax)method.Begin.Declaration.Parent!;
        var index = type.Members.IndexOf(method.End.Declaration);
        edits.Replace(type, current => current.WithMembers(current.Members.Insert(index + 1, method.BesidePair())));
    }
}
