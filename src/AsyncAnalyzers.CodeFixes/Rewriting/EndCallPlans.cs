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
            && !EndCallRewrite.HasEffects(call.Instance)
            && call.Arguments.All(a => a.Parameter?.RefKind == RefKind.None)
                ? new RemoveEndPlan(call)
                : null;

    protected override void AddEdits(SyntaxEdits edits) => edits.ReplaceStatement((StatementSyntax)end.Syntax.Parent!, _ => []);
}

/// <summary>Calls End on the object that began.</summary>
internal sealed class UseBeginReceiverPlan(string end, ExpressionSyntax receiver, ILocalSymbol began) : RewritePlan
{
    public override string Title => $"Call '{end}' on '{began.Name}'";

    /// <summary>The plan where the object that began is a local that can be named at the end call.</summary>
    public static UseBeginReceiverPlan? TryCreate(EndCall end, RewriteContext context)
        => end.OnlyBegin is { Instance: ILocalReferenceOperation { Local: var began } } begin
            && end.Call.Instance?.Syntax is ExpressionSyntax receiver
            && !ObjectIdentity.AreSame(begin.Instance, end.Call.Instance)
            && (SymbolEqualityComparer.Default.Equals(began.Type, end.Call.TargetMethod.ContainingType) || began.Type.TypeKind != TypeKind.Delegate)
            && context.Model.LookupSymbols(receiver.SpanStart, name: began.Name).Contains(began, SymbolEqualityComparer.Default)
                ? new UseBeginReceiverPlan(end.Call.TargetMethod.Name, receiver, began)
                : null;

    protected override void AddEdits(SyntaxEdits edits)
        => edits.Replace(receiver, current => SyntaxFactory.IdentifierName(began.Name).WithTriviaFrom(current));
}

/// <summary>Calls the End of the operation that began, on the same object and with the same arguments.</summary>
internal sealed class UseMatchingEndPlan(SimpleNameSyntax name, string end) : RewritePlan
{
    public override string Title => $"Call '{end}'";

    public static UseMatchingEndPlan? TryCreate(EndCall end, CallSite site, RewriteContext context)
        => new EndMatcher(context.Symbols, context.Source).Match(end) == EndMatch.OtherOperation
            && site.Name is IdentifierNameSyntax name
            && end.Begins.Select(b => b.Methods.End.Name).Distinct().ToList() is { Count: 1 } ends
                ? new UseMatchingEndPlan(name, ends[0])
                : null;

    public static UseMatchingEndPlan? TryCreate(FromAsyncEnd wrapped, CallSite site, RewriteContext context)
        => new EndMatcher(context.Symbols, context.Source).Match(wrapped.Methods, wrapped.Receiver, wrapped.End.Method, wrapped.End.Instance) == EndMatch.OtherOperation
            && site.Name is IdentifierNameSyntax name
                ? new UseMatchingEndPlan(name, wrapped.Methods.End.Name)
                : null;

    protected override void AddEdits(SyntaxEdits edits)
        => edits.Replace(name, current => SyntaxFactory.IdentifierName(end).WithTriviaFrom(current));
}
