using AsyncAnalyzers.Patterns.Calls;
using AsyncAnalyzers.Patterns.Events;
using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Refusals;
using AsyncAnalyzers.Rewriting.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace AsyncAnalyzers.Rewriting.Events;

/// <summary>The Begin and End methods of a WCF client's contract, wrapped: <c>Task.Factory.FromAsync(c.BeginAdd, c.EndAdd, a, b, null)</c>.
/// Where the client has them for its contract only, it is taken as that.</summary>
/// <param name="Operation">The start.</param>
/// <param name="Statement">The statement that it is.</param>
/// <param name="Pair">The methods.</param>
/// <param name="Context">The document.</param>
/// <param name="IsNamed">Whether Begin is given by its name; otherwise a lambda calls it.</param>
internal sealed record FromAsyncStart(
    EapOperation Operation,
    ExpressionStatementSyntax Statement,
    ApmMethodPair Pair,
    RewriteContext Context,
    bool IsNamed
) : EventStart(Operation, Statement)
{
    /// <summary>FromAsync takes this many arguments for a Begin that it is given by its name.</summary>
    private const int MaximumNamedArguments = 3;

    public override string Name => "Task.Factory.FromAsync";

    public override ITypeSymbol? Result => Pair.End.ReturnsVoid ? null : Pair.Result;

    /// <summary>What Begin throws at once the event told; from here the caller gets it.</summary>
    public override bool MayChangeSemantics => true;

    /// <summary>A client posts its events to the context of the start.</summary>
    public override HandlerTurn Turn => HandlerTurn.Later;

    /// <summary>The call, where the object can be named twice and the types can be told.</summary>
    public static Planned<EventStart> TryCreate(
        EapOperation operation,
        ExpressionStatementSyntax statement,
        ApmMethodPair pair,
        RewriteContext context
    )
    {
        if (
            operation.Call.Instance is not { } receiver
            || SourceReader.Unconverted(receiver)
                is not (
                    ILocalReferenceOperation
                    or IParameterReferenceOperation
                    or IFieldReferenceOperation
                    or IConditionalAccessInstanceOperation
                )
        )
        {
            return RefusalReason.ReceiverCannotBeNamed.At(operation.Site.Access);
        }

        var start = new FromAsyncStart(operation, statement, pair, context, IsNamed: true);
        return start.IsMeant(context) ? start
            : start with { IsNamed = false } is var inLambda && inLambda.IsMeant(context) ? inLambda
            : RefusalReason.OverloadIsAmbiguous.At(operation.Site.Access);
    }

    public override ExpressionSyntax Task(InvocationExpressionSyntax current)
    {
        var arguments = ArgumentsIn(current).Select(a => a.WithoutTrivia()).ToList();
        var none = Argument(LiteralExpression(SyntaxKind.NullLiteralExpression));
        var end = Argument(Member(current, Pair.End.Name));
        return Context.Tasks.FromAsync(
            IsNamed
                ? [Argument(Member(current, Pair.Begin.Name)), end, .. arguments, none]
                : [Argument(BeginLambda(current, arguments)), end, none]
        );
    }

    /// <summary><c>(callback, state) => c.BeginAdd(a, b, callback, state)</c>, which FromAsync calls at once.</summary>
    private ParenthesizedLambdaExpressionSyntax BeginLambda(InvocationExpressionSyntax current, List<ArgumentSyntax> arguments)
    {
        var names = new FreshNames(Statement);
        var (callback, state) = (names.Take("callback"), names.Take("state"));
        return ParenthesizedLambdaExpression(
            ParameterList(TaskSyntaxFactory.Listed([Parameter(Identifier(callback)), Parameter(Identifier(state))])),
            InvocationExpression(
                Member(current, Pair.Begin.Name),
                ArgumentList(TaskSyntaxFactory.Listed([.. arguments, Argument(IdentifierName(callback)), Argument(IdentifierName(state))]))
            )
        );
    }

    private MemberAccessExpressionSyntax Member(InvocationExpressionSyntax current, string name)
    {
        var receiver = ReceiverIn(current).WithoutTrivia();
        return MemberAccessExpression(
            SyntaxKind.SimpleMemberAccessExpression,
            Pair.Begin.ContainingType.TypeKind == TypeKind.Interface
                ? ParenthesizedExpression(CastExpression(Context.Tasks.Type(Pair.Begin.ContainingType), receiver))
                : receiver,
            IdentifierName(name)
        );
    }

    /// <summary>Whether the call has the type that is wanted, and gives Begin what it takes: not an <c>int</c> for a
    /// <c>double</c>.</summary>
    private bool IsMeant(RewriteContext context) =>
        (!IsNamed || Pair.OperationParameters.Count() <= MaximumNamedArguments)
        && Meant(context) is { } method
        && context.Model.Compilation.ClassifyConversion(method.ReturnType, context.Tasks.TaskOf(Result)).IsIdentity
        && (
            !IsNamed
            || Pair.OperationParameters.Zip(
                    method.Parameters.Skip(2),
                    (own, inferred) => context.Model.Compilation.ClassifyConversion(inferred.Type, own.Type)
                )
                .All(c => c.IsIdentity || (c.IsReference && c.IsImplicit))
        );
}
