using AsyncAnalyzers.Patterns.Calls;
using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Refusals;
using AsyncAnalyzers.Rewriting.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncAnalyzers.Rewriting.Plans;

/// <summary>Calls the End of the operation that began, on the same object and with the same arguments.</summary>
internal sealed class UseMatchingEndPlan(SimpleNameSyntax name, string end) : RewritePlan
{
    protected override string Act => $"Call '{end}'";

    public static Planned<RewritePlan> TryCreate(EndCall end, CallSite site, RewriteContext context)
    {
        var begins = end.FindBegins();
        if (new EndMatcher(context.Symbols, context.Source).Match(end, begins) != EndMatch.OtherOperation)
        {
            return RefusalReason.ReceiverCannotBeNamed.At(site.Access);
        }

        return site.Name is IdentifierNameSyntax name && begins.Select(b => b.Methods.End.Name).Distinct().ToList() is { Count: 1 } ends
            ? new UseMatchingEndPlan(name, ends[0])
            : RefusalReason.CallbackMustStay.At(site.Access);
    }

    public static Planned<RewritePlan> TryCreate(FromAsyncEnd wrapped, CallSite site, RewriteContext context) =>
        new EndMatcher(context.Symbols, context.Source).Match(wrapped.Methods, wrapped.Receiver, wrapped.End.Method, wrapped.End.Instance)
            == EndMatch.OtherOperation
        && site.Name is IdentifierNameSyntax name
            ? new UseMatchingEndPlan(name, wrapped.Methods.End.Name)
            : RefusalReason.OnlyAuthorKnows.At(site.Access);

    protected override void AddEdits(SyntaxEdits edits) =>
        edits.Replace(name, current => SyntaxFactory.IdentifierName(end).WithTriviaFrom(current));
}
