using AsyncAnalyzers.Patterns.Implementations;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Plans;
using AsyncAnalyzers.Rewriting.Refusals;
using AsyncAnalyzers.Rewriting.Starts;
using AsyncAnalyzers.Rewriting.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace AsyncAnalyzers.Rewriting.Implementations;

/// <summary>
/// A method that returns a task stands beside a Begin and End that only forward: over the counterpart of what they forward to, over
/// <c>FromAsync</c>, or, for a delegate, over <c>Task.Run</c>. Begin and End stay as they are.
/// </summary>
internal sealed class AddTaskMethodPlan(
    BeginImplementation begin,
    ForwardedOperation operation,
    string name,
    TaskStart start,
    RewriteContext context
) : RewritePlan
{
    protected override string Act => $"Add '{name}'";

    /// <summary>The plan for a Begin method.</summary>
    public static async Task<Planned<RewritePlan>> TryCreateAsync(BeginImplementation begin, RewriteContext context)
    {
        var project = context.Document.Project;
        if (
            TaskMethodName.For(begin) is not { } name
            || await DisabledCode.HasAsync(project, name, context.CancellationToken).ConfigureAwait(false)
        )
        {
            return RefusalReason.NameIsTaken.At(begin.Declaration);
        }

        if (
            ForwardedOperation.ToAnotherPair(begin) is not { } operation
            || operation.Begins[0] is not { Begun: { } inner, Call.Syntax: InvocationExpressionSyntax call }
        )
        {
            return RefusalReason.ImplementationIsIrregular.At(begin.Declaration);
        }

        var site = new BeginCallSite(BeginCallRole.ExpressionBody, call, call, Statement: null, Variable: null);
        if (!TaskStartSelector.TryCreate(inner, site, context, new FreshNames(call)).Succeeds(out var start, out var refusal))
        {
            return refusal;
        }

        return start.ByReference.IsEmpty
            ? new AddTaskMethodPlan(begin, operation, name, start, context)
            : RefusalReason.TaskCannotCarry.At(begin.Declaration);
    }

    protected override void AddEdits(SyntaxEdits edits)
    {
        var type = (TypeDeclarationSyntax)begin.Declaration.Parent!;
        var index = type.Members.IndexOf(operation.Ends[0].Method.Declaration);
        edits.Replace(type, current => current.WithMembers(current.Members.Insert(index + 1, Method())));
    }

    private MethodDeclarationSyntax Method()
    {
        var declaration = begin.Declaration;
        var left = new[] { begin.Callback.Name, begin.State!.Name };
        var parameters = declaration.ParameterList.Parameters.Where(p => !left.Contains(p.Identifier.ValueText));
        var started = start.Build(CallWithoutState());
        var statements = started.Before(context.Tasks);
        var method = MethodDeclaration(context.Tasks.TaskType(start.Result), name)
            .WithModifiers(TokenList(declaration.Modifiers.Where(m => !m.IsKind(SyntaxKind.VirtualKeyword)).Select(m => m.WithoutTrivia())))
            .WithParameterList(ParameterList(TaskSyntaxFactory.Listed(parameters.Select(p => p.WithoutTrivia()).ToList())));
        method =
            declaration.ExpressionBody is not null && statements.Count == 0
                ? method.WithExpressionBody(ArrowExpressionClause(started.Task)).WithSemicolonToken(Token(SyntaxKind.SemicolonToken))
                : method.WithBody(context.Tasks.Block([.. statements, ReturnStatement(started.Task)]));
        return method
            .WithLeadingTrivia(ParameterDocumentation.ForCounterpartOf(declaration, left).Insert(0, EndOfLine(context.NewLine)))
            .WithTrailingTrivia(EndOfLine(context.NewLine))
            .WithAdditionalAnnotations(Formatter.Annotation);
    }

    /// <summary>The inner call with nothing for the state, which a task has no use for.</summary>
    private InvocationExpressionSyntax CallWithoutState()
    {
        var inner = operation.Begins[0].Begun!;
        var call = (InvocationExpressionSyntax)inner.Call.Syntax;
        return inner.StateArgument?.Syntax.FirstAncestorOrSelf<ArgumentSyntax>() is { } state
            ? call.ReplaceNode(state.Expression, LiteralExpression(SyntaxKind.NullLiteralExpression))
            : call;
    }
}
