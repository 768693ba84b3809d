using AsyncAnalyzers.Patterns.Calls;
using AsyncAnalyzers.Patterns.Flow;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Refusals;
using AsyncAnalyzers.Rewriting.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Rewriting.Plans;

/// <summary>Calls End on the object that began.</summary>
internal sealed class UseBeginReceiverPlan(string end, ExpressionSyntax receiver, ILocalSymbol began) : RewritePlan
{
    protected override string Act => $"Call '{end}' on '{began.Name}'";

    /// <summary>The plan where the object that began is a local that can be named at the end call.</summary>
    public static Planned<RewritePlan> TryCreate(EndCall end, RewriteContext context)
    {
        if (
            end.FindOnlyBegin() is not { Instance: ILocalReferenceOperation { Local: var began } } begin
            || end.Call.Instance?.Syntax is not ExpressionSyntax receiver
            || ObjectIdentity.AreSame(begin.Instance, end.Call.Instance)
        )
        {
            return RefusalReason.ReceiverCannotBeNamed.At(end.Call.Syntax);
        }

        var isNamed = context.Model.LookupSymbols(receiver.SpanStart, name: began.Name).Contains(began, SymbolEqualityComparer.Default);
        var hasEnd =
            SymbolEqualityComparer.Default.Equals(began.Type, end.Call.TargetMethod.ContainingType)
            || began.Type.TypeKind != TypeKind.Delegate;
        return isNamed && hasEnd
            ? new UseBeginReceiverPlan(end.Call.TargetMethod.Name, receiver, began)
            : RefusalReason.ReceiverCannotBeNamed.At(end.Call.Syntax);
    }

    protected override void AddEdits(SyntaxEdits edits) =>
        edits.Replace(receiver, current => SyntaxFactory.IdentifierName(began.Name).WithTriviaFrom(current));
}
