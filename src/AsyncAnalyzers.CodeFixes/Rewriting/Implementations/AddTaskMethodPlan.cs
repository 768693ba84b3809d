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
internal sealed class AddTaskMethodPlan(ForwardingPair pair, string name, TaskStart start, RewriteContext context) : RewritePlan
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

        if (ForwardingPair.TryRecognise(begin) is not { } pair || pair.Inner.Call.Syntax is not InvocationExpressionSyntax call)
        {
            return RefusalReason.ImplementationIsIrregular.At(begin.Declaration);
        }

        var site = new BeginCallSite(BeginCallRole.ExpressionBody, call, call, Statement: null, Variable: null);
        if (!TaskStartSelector.TryCreate(pair.Inner, site, context, new FreshNames(call)).Succeeds(out var start, out var refusal))
        {
            return refusal;
        }

        return start.ByReference.IsEmpty
            ? new AddTaskMethodPlan(pair, name, start, context)
            : RefusalReason.TaskCannotCarry.At(begin.Declaration);
    }

    protected override void AddEdits(SyntaxEdits edits)
    {
        var type = (TypeDeclarationSyntax)pair.Begin.Declaration.Parent!;
        var index = type.Members.IndexOf(pair.End.Declaration);
        edits.Replace(type, current => current.WithMembers(current.Members.Insert(index + 1, Method())));
    }

    private MethodDeclarationSyntax Method()
    {
        var begin = pair.Begin.Declaration;
        var left = new[] { pair.Begin.Callback.Name, pair.Begin.State!.Name };
        var parameters = begin.ParameterList.Parameters.Where(p => !left.Contains(p.Identifier.ValueText));
        var started = start.Build(CallWithoutState());
        var statements = started.Before(context.Tasks);
        var method = MethodDeclaration(context.Tasks.TaskType(start.Result), name)
            .WithModifiers(TokenList(begin.Modifiers.Where(m => !m.IsKind(SyntaxKind.VirtualKeyword)).Select(m => m.WithoutTrivia())))
            .WithParameterList(ParameterList(TaskSyntaxFactory.Listed(parameters.Select(p => p.WithoutTrivia()).ToList())));
        method =
            begin.ExpressionBody is not null && statements.Count == 0
                ? method.WithExpressionBody(ArrowExpressionClause(started.Task)).WithSemicolonToken(Token(SyntaxKind.SemicolonToken))
                : method.WithBody(context.Tasks.Block([.. statements, ReturnStatement(started.Task)]));
        return method
            .WithLeadingTrivia(ParameterDocumentation.ForCounterpartOf(begin, left).Insert(0, EndOfLine(context.NewLine)))
            .WithTrailingTrivia(EndOfLine(context.NewLine))
            .WithAdditionalAnnotations(Formatter.Annotation);
    }

    /// <summary>The inner call with nothing for the state, which a task has no use for.</summary>
    private InvocationExpressionSyntax CallWithoutState()
    {
        var call = (InvocationExpressionSyntax)pair.Inner.Call.Syntax;
        return pair.Inner.StateArgument?.Syntax.FirstAncestorOrSelf<ArgumentSyntax>() is { } state
            ? call.ReplaceNode(state.Expression, LiteralExpression(SyntaxKind.NullLiteralExpression))
            : call;
    }
}
