using AsyncAnalyzers.Patterns.Calls;
using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncAnalyzers.Rewriting.Plans;

/// <summary>Calls the End of the operation that began, on the same object and with the same arguments.</summary>
internal sealed class UseMatchingEndPlan(SimpleNameSyntax name, string end) : RewritePlan
{
    protected override string Act => $"Call '{end}'";

    public static UseMatchingEndPlan? TryCreate(EndCall end, CallSite site, RewriteContext context) =>
        new EndMatcher(context.Symbols, context.Source).Match(end) == EndMatch.OtherOperation
        && site.Name is IdentifierNameSyntax name
        && end.Begins.Select(b => b.Methods.End.Name).Distinct().ToList() is { Count: 1 } ends
            ? new UseMatchingEndPlan(name, ends[0])
            : null;

    public static UseMatchingEndPlan? TryCreate(FromAsyncEnd wrapped, CallSite site, RewriteContext context) =>
        new EndMatcher(context.Symbols, context.Source).Match(wrapped.Methods, wrapped.Receiver, wrapped.End.Method, wrapped.End.Instance)
            == EndMatch.OtherOperation
        && site.Name is IdentifierNameSyntax name
            ? new UseMatchingEndPlan(name, wrapped.Methods.End.Name)
            : null;

    protected override void AddEdits(SyntaxEdits edits) =>
        edits.Replace(name, current => SyntaxFactory.IdentifierName(end).WithTriviaFrom(current));
}
