using System.Collections.Immutable;
using AsyncAnalyzers.Patterns.Calls;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Results;
using AsyncAnalyzers.Rewriting.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Rewriting.Starts;

/// <summary>The place of a begin call: what of the code is to be replaced with the start of a task.</summary>
/// <param name="Role">What the call is there.</param>
/// <param name="Invocation">The call.</param>
/// <param name="Whole">The call with the conditional access, casts and parentheses around it.</param>
/// <param name="Statement">The statement it is part of; null in an expression body.</param>
/// <param name="Variable">The local or private field that takes the async result.</param>
internal sealed record BeginCallSite(BeginCallRole Role, InvocationExpressionSyntax Invocation, ExpressionSyntax Whole, StatementSyntax? Statement, ISymbol? Variable)
{
    /// <summary>Whether the call is <c>d?.BeginInvoke(…)</c>.</summary>
    public bool IsConditional => Invocation.Expression is MemberBindingExpressionSyntax;

    /// <summary>The begin call in the whole expression, which may have been edited since.</summary>
    public static InvocationExpressionSyntax InvocationIn(ExpressionSyntax whole)
        => whole switch
        {
            InvocationExpressionSyntax invocation => invocation,
            ParenthesizedExpressionSyntax parenthesized => InvocationIn(parenthesized.Expression),
            CastExpressionSyntax cast => InvocationIn(cast.Expression),
            ConditionalAccessExpressionSyntax access => InvocationIn(access.WhenNotNull),
            _ => throw new ArgumentException("Holds no begin call.", nameof(whole)),
        };

    /// <summary>The place of a pair's begin call, or null where no rewrite knows its like.</summary>
    public static BeginCallSite? TryFind(BeginCall begin, RewriteContext context)
    {
        if (begin.Call.Syntax is not InvocationExpressionSyntax invocation)
        {
            return null;
        }

        ExpressionSyntax whole = invocation;
        if (begin.Call.Instance is IConditionalAccessInstanceOperation)
        {
            // Only d?.BeginInvoke(…): in a?.B.BeginInvoke(…) what may be null is not the receiver.
            if (invocation is not { Expression: MemberBindingExpressionSyntax, Parent: ConditionalAccessExpressionSyntax access })
            {
                return null;
            }

            whole = access;
        }

        while (whole.Parent is ParenthesizedExpressionSyntax or CastExpressionSyntax)
        {
            whole = (ExpressionSyntax)whole.Parent;
        }

        return whole.Parent switch
        {
            ExpressionStatementSyntax statement => new BeginCallSite(BeginCallRole.Statement, invocation, whole, statement, null),
            AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax statement } assignment when assignment.Right == whole && invocation.Expression is not MemberBindingExpressionSyntax
                => context.Model.GetSymbolInfo(assignment.Left, context.CancellationToken).Symbol switch
                {
                    (ILocalSymbol or IFieldSymbol { DeclaredAccessibility: Accessibility.Private }) and var variable => new BeginCallSite(BeginCallRole.Assignment, invocation, whole, statement, variable),
                    IDiscardSymbol => new BeginCallSite(BeginCallRole.Statement, invocation, whole, statement, null),
                    _ => null,
                },
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax statement } } declarator }
                when invocation.Expression is not MemberBindingExpressionSyntax && context.Model.GetDeclaredSymbol(declarator, context.CancellationToken) is ILocalSymbol local
                => new BeginCallSite(BeginCallRole.Declaration, invocation, whole, statement, local),
            LambdaExpressionSyntax or ArrowExpressionClauseSyntax { Parent: BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax } when IsValueUnused(begin.Call) => new BeginCallSite(BeginCallRole.ExpressionBody, invocation, whole, null, null),
            ArgumentSyntax argument when begin.Ends.Any(e => e.Syntax == argument.Parent?.Parent) => new BeginCallSite(BeginCallRole.EndArgument, invocation, whole, whole.FirstAncestorOrSelf<StatementSyntax>(), null),
            _ => null,
        };
    }

    /// <summary>The whole expression in its statement, which may have been edited since.</summary>
    public static ExpressionSyntax WholeIn(StatementSyntax statement)
        => statement switch
        {
            ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax assignment } => assignment.Right,
            ExpressionStatementSyntax expression => expression.Expression,
            LocalDeclarationStatementSyntax declaration => declaration.Declaration.Variables[0].Initializer!.Value,
            _ => throw new ArgumentException("Holds no begin call.", nameof(statement)),
        };

    /// <summary>Puts a started task and what belongs to it in the place of a begin call whose async result nobody reads.</summary>
    public void Replace(SyntaxEdits edits, TaskSyntaxFactory tasks, TaskStart start, Func<InvocationExpressionSyntax, StartedTask, IReadOnlyList<StatementSyntax>> statements)
    {
        RemoveOrphans(edits, start);
        if (Statement is not null)
        {
            edits.ReplaceStatement(Statement, current => Build(WholeIn(current)));
            return;
        }

        edits.Replace(Whole.Parent is ArrowExpressionClauseSyntax ? Whole.Parent.Parent! : Whole.Parent!, current => current switch
        {
            ParenthesizedLambdaExpressionSyntax { ExpressionBody: { } body } lambda => lambda.WithBody(AsBody(body)),
            SimpleLambdaExpressionSyntax { ExpressionBody: { } body } lambda => lambda.WithBody(AsBody(body)),
            BaseMethodDeclarationSyntax { ExpressionBody: { } arrow } method => AsBody(arrow.Expression) switch
            {
                BlockSyntax block => method.WithExpressionBody(null).WithSemicolonToken(default).WithBody(TaskSyntaxFactory.InPlaceOfExpression(block, method.SemicolonToken)),
                var body => method.WithExpressionBody(arrow.WithExpression((ExpressionSyntax)body)),
            },
            LocalFunctionStatementSyntax { ExpressionBody: { } arrow } function => AsBody(arrow.Expression) switch
            {
                BlockSyntax block => function.WithExpressionBody(null).WithSemicolonToken(default).WithBody(TaskSyntaxFactory.InPlaceOfExpression(block, function.SemicolonToken)),
                var body => function.WithExpressionBody(arrow.WithExpression((ExpressionSyntax)body)),
            },
            AccessorDeclarationSyntax { ExpressionBody: { } arrow } accessor => AsBody(arrow.Expression) switch
            {
                BlockSyntax block => accessor.WithExpressionBody(null).WithSemicolonToken(default).WithBody(TaskSyntaxFactory.InPlaceOfExpression(block, accessor.SemicolonToken)),
                var body => accessor.WithExpressionBody(arrow.WithExpression((ExpressionSyntax)body)),
            },
            _ => current,
        });

        IReadOnlyList<StatementSyntax> Build(ExpressionSyntax whole) => statements(InvocationIn(whole), start.Build(whole));

        CSharpSyntaxNode AsBody(ExpressionSyntax whole)
            => Build(whole) is var built && built.Count == 1 && built[0] is ExpressionStatementSyntax only
                ? only.Expression.WithTriviaFrom(whole)
                : tasks.Block(built);
    }

    /// <summary>
    /// Puts a started task in the place of a begin call whose async result a variable holds, and behind it what follows on the task; the
    /// variable holds the task.
    /// </summary>
    public void ReplaceKept(
        SyntaxEdits edits, TaskSyntaxFactory tasks, TaskStart start, AsyncResultVariable held, CompletedSynchronouslyBranch? branch, Func<InvocationExpressionSyntax, StartedTask, IReadOnlyList<StatementSyntax>> statements)
    {
        RemoveOrphans(edits, start);
        held.AddEdits(edits, tasks.TaskType(start.Result), branch?.WasCompleted);
        branch?.AddEdits(edits);
        edits.ReplaceStatement(Statement!, current =>
        {
            var whole = WholeIn(current);
            var started = start.Build(whole);
            var taken = current.ReplaceNode(whole, started.Task.WithTriviaFrom(whole));
            var following = statements(InvocationIn(whole), started with { Receiver = ImmutableArray<StatementSyntax>.Empty, Arguments = ImmutableArray<StatementSyntax>.Empty, Task = SyntaxFactory.IdentifierName(Variable!.Name) });
            return started.Before(tasks, [taken, .. branch is null ? following : branch.Behind(following)]);
        });
    }

    private static void RemoveOrphans(SyntaxEdits edits, TaskStart start)
    {
        foreach (var orphan in start.Orphans)
        {
            edits.ReplaceStatement(orphan, _ => []);
        }
    }

    private static bool IsValueUnused(IOperation begin)
    {
        var current = begin.Parent;
        while (current is IConversionOperation or IConditionalAccessOperation)
        {
            current = current.Parent;
        }

        return current is IExpressionStatementOperation;
    }
}
