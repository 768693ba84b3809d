using AsyncAnalyzers.Patterns.Calls;
using AsyncAnalyzers.Patterns.Implementations;
using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Plans;
using AsyncAnalyzers.Rewriting.Refusals;
using AsyncAnalyzers.Rewriting.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Operations;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace AsyncAnalyzers.Rewriting.Implementations;

/// <summary>
/// A Begin that has no End gets one, where what Begin does tells what that has to be: it ends the other operation that Begin forwards to,
/// or waits for the task that Begin returns.
/// </summary>
internal sealed class AddEndMethodPlan(
    BeginImplementation begin,
    ITypeSymbol? result,
    Func<ExpressionSyntax, ExpressionSyntax> end,
    RewriteContext context
) : RewritePlan
{
    protected override string Act => $"Add '{begin.NameOfEnd}'";

    /// <summary>The plan for a Begin method.</summary>
    public static Planned<RewritePlan> TryCreate(BeginImplementation begin, RewriteContext context) =>
        !begin.LacksEnd ? RefusalReason.MemberIsSeenOutside.At(begin.Declaration)
        : ForwardedOperation.ToAnotherBegin(begin) is { Begun: { } inner } ? OverInner(begin, inner, context)
        : WrappedTask.ReturnedBy(begin) is { } task ? OverTask(begin, task, context)
        : RefusalReason.OnlyAuthorKnows.At(begin.Declaration);

    private static Planned<RewritePlan> OverInner(BeginImplementation begin, BeginCall inner, RewriteContext context)
    {
        if (inner.Methods.ByReferenceResults.Any())
        {
            return RefusalReason.TaskCannotCarry.At(inner.Call.Syntax);
        }

        if (
            inner.Call.Syntax is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax or SimpleNameSyntax } call
            || NamesWhatBeginHas(inner)
        )
        {
            return RefusalReason.ReceiverCannotBeNamed.At(inner.Call.Syntax);
        }

        var name = IdentifierName(inner.Methods.End.Name);
        ExpressionSyntax ended = call.Expression is MemberAccessExpressionSyntax access ? access.WithName(name).WithoutTrivia() : name;
        return new AddEndMethodPlan(
            begin,
            inner.Methods.End.ReturnsVoid ? null : inner.Methods.Result,
            value => InvocationExpression(ended, ArgumentList(SingletonSeparatedList(Argument(value)))),
            context
        );
    }

    private static AddEndMethodPlan OverTask(BeginImplementation begin, WrappedTask task, RewriteContext context) =>
        new(
            begin,
            task.Result,
            value =>
                task.IsWrapped
                    ? context.Tasks.Wrap("End", task.Result, value)
                    : TaskSyntaxFactory.ResultOf(
                        ParenthesizedExpression(CastExpression(context.Tasks.TaskType(task.Result), value)),
                        canAwait: false
                    ),
            context
        );

    /// <summary>Whether the object that begins is a local or parameter, or made by a call.</summary>
    private static bool NamesWhatBeginHas(BeginCall inner) =>
        inner.Receiver is { } receiver
        && (
            Evaluation.HasEffects(receiver)
            || receiver.DescendantsAndSelf().Any(o => o is ILocalReferenceOperation or IParameterReferenceOperation)
        );

    protected override void AddEdits(SyntaxEdits edits)
    {
        var type = (TypeDeclarationSyntax)begin.Declaration.Parent!;
        var index = type.Members.IndexOf(begin.Declaration);
        edits.Replace(type, current => current.WithMembers(current.Members.Insert(index + 1, Method())));
    }

    private MethodDeclarationSyntax Method()
    {
        var taken = SourceReader.NamesIn(begin.Declaration, _ => true).Select(n => n.Identifier.ValueText);
        var parameter = context.Tasks.ParameterOf(context.Symbols.AsyncResult, new FreshNames(taken).FreeOf("result", "asyncResult"));
        var value = end(IdentifierName(parameter.Identifier.ValueText));
        var method = MethodDeclaration(
                result is null ? PredefinedType(Token(SyntaxKind.VoidKeyword)) : context.Tasks.Type(result),
                begin.NameOfEnd
            )
            .WithModifiers(TokenList(begin.Declaration.Modifiers.Select(m => m.WithoutTrivia())))
            .WithParameterList(ParameterList(SingletonSeparatedList(parameter)));
        method = begin.Declaration.ExpressionBody is not null
            ? method.WithExpressionBody(ArrowExpressionClause(value)).WithSemicolonToken(Token(SyntaxKind.SemicolonToken))
            : method.WithBody(context.Tasks.Block(result is null ? ExpressionStatement(value) : ReturnStatement(value)));
        return method
            .WithLeadingTrivia(EndOfLine(context.NewLine))
            .WithTrailingTrivia(EndOfLine(context.NewLine))
            .WithAdditionalAnnotations(Formatter.Annotation);
    }
}
