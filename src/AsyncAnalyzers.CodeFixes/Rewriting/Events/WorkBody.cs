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

/// <summary>
/// The body of what a <c>BackgroundWorker</c> does, as a function for <c>Task.Run</c> has it: it returns the result that it set, reports by
/// <c>IProgress&lt;int&gt;</c>, asks a <c>CancellationToken</c>, and throws where it said that it was cancelled. See
/// <see href="https://learn.microsoft.com/dotnet/standard/asynchronous-programming-patterns/consuming-the-task-based-asynchronous-pattern">
/// Consuming the Task-based Asynchronous Pattern</see>.
/// </summary>
internal sealed class WorkBody
{
    private readonly BackgroundWork _work;
    private readonly RewriteContext _context;
    private readonly HashSet<SyntaxNode> _results = [];
    private readonly HashSet<IfStatementSyntax> _cancellations = [];

    private WorkBody(BackgroundWork work, RewriteContext context)
    {
        _work = work;
        _context = context;
        var names = new FreshNames(work.Work.Function.Body);
        Argument = names.Take("argument");
        Progress = names.Take("progress");
        Token = names.Take("token");
    }

    /// <summary>What the work calls what it is given.</summary>
    public string Argument { get; }

    /// <summary>What it calls whom it reports to.</summary>
    public string Progress { get; }

    /// <summary>What it calls the token that it asks.</summary>
    public string Token { get; }

    private SyntaxNode Body => _work.Work.Function.Body;

    /// <summary>The body, where the work does nothing more when it has set its result, or has said that it was cancelled.</summary>
    public static Planned<WorkBody> TryCreate(BackgroundWork work, RewriteContext context)
    {
        var body = new WorkBody(work, context);
        var odd = work.Work.Function.DataUses.FirstOrDefault(use => !body.TryRead(use));
        return odd is null ? body : RefusalReason.EventDataIsUsedOtherwise.At(odd.Operation.Syntax);
    }

    /// <summary>Makes the edits inside the body.</summary>
    public void AddEdits(SyntaxEdits edits)
    {
        foreach (var use in _work.Work.Function.DataUses.Where(u => u.Property?.Name == "Argument"))
        {
            edits.Replace((ExpressionSyntax)use.Operation.Syntax, current => IdentifierName(Argument).WithTriviaFrom(current));
        }

        foreach (var report in _work.Uses.Reports)
        {
            edits.Replace(
                (InvocationExpressionSyntax)report.Syntax,
                current => current.WithExpression(Member(Progress, "Report").WithTriviaFrom(current.Expression))
            );
        }

        foreach (var question in _work.Uses.Questions.Where(q => !_cancellations.Any(c => c.Condition.Span.Contains(q.Syntax.Span))))
        {
            edits.Replace((ExpressionSyntax)question.Syntax, current => Member(Token, "IsCancellationRequested").WithTriviaFrom(current));
        }

        foreach (var cancellation in _cancellations)
        {
            edits.ReplaceStatement(
                cancellation,
                current =>
                    [
                        ExpressionStatement(InvocationExpression(Member(Token, "ThrowIfCancellationRequested"))),
                        .. OutcomePart
                            .StatementsOf(((IfStatementSyntax)current).Else?.Statement)
                            .Select(s => KeptIndentation.Moved(s, null)),
                    ]
            );
        }

        if (_work.GivesResult)
        {
            AddReturns(edits);
        }
    }

    /// <summary>The body as the function has it.</summary>
    public BlockSyntax In(BlockSyntax? block, ExpressionSyntax? expression, SyntaxToken semicolon)
    {
        if (block is null)
        {
            StatementSyntax[] only =
                _results.Count > 0 ? [ReturnStatement(((AssignmentExpressionSyntax)expression!).Right.WithoutTrivia())]
                : _work.GivesResult ? [ExpressionStatement(expression!.WithoutTrivia()), ReturnNull()]
                : [ExpressionStatement(expression!.WithoutTrivia())];
            return TaskSyntaxFactory.InPlaceOfExpression(_context.Tasks.Block(only), semicolon);
        }

        return _work.GivesResult && !Leaves((BlockSyntax)Body)
            ? block.AddStatements(SyntaxEdits.LaidOut(ReturnNull().WithTrailingTrivia(EndOfLine(_context.NewLine))))
            : block;
    }

    private static ReturnStatementSyntax ReturnNull() => ReturnStatement(LiteralExpression(SyntaxKind.NullLiteralExpression));

    private static MemberAccessExpressionSyntax Member(string of, string name) =>
        MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, IdentifierName(of), IdentifierName(name));

    private bool TryRead(EventDataUse use) =>
        use.Property?.Name switch
        {
            "Argument" => !SourceReader.IsWrite(use.Operation),
            "Result" => TryReadResult(use.Operation),
            "Cancel" => TryReadCancellation(use.Operation),
            _ => false,
        };

    private bool TryReadResult(IOperation written)
    {
        if (written.Parent is not ISimpleAssignmentOperation { Syntax: AssignmentExpressionSyntax assignment } set || set.Target != written)
        {
            return false;
        }

        _results.Add(assignment);
        return assignment == Body
            || (Body as ArrowExpressionClauseSyntax)?.Expression == assignment
            || (
                assignment.Parent is ExpressionStatementSyntax statement
                && Body is BlockSyntax block
                && FunctionSyntax.Around(statement) == FunctionSyntax.Around(block)
                && LastStatement.Is(statement, block)
            );
    }

    /// <summary>Reads <c>if (worker.CancellationPending) { e.Cancel = true; return; }</c>, behind which nothing is done and nobody would
    /// catch what is thrown.</summary>
    private bool TryReadCancellation(IOperation written)
    {
        if (
            written.Parent is not ISimpleAssignmentOperation { Value.ConstantValue.Value: true, Syntax.Parent: StatementSyntax statement }
            || statement.FirstAncestorOrSelf<IfStatementSyntax>() is not { Statement: var branch } asking
            || !_work.Uses.Questions.Any(q => IsAnswer(asking.Condition, q.Syntax))
            || Body is not BlockSyntax block
            || FunctionSyntax.CatchingAround(statement, block).Any()
        )
        {
            return false;
        }

        var done = OutcomePart.StatementsOf(branch).ToList();
        _cancellations.Add(asking);
        return done[0] == statement
            && done.Count <= 2
            && done.ElementAtOrDefault(1) switch
            {
                null => LastStatement.Is(asking, block),
                ReturnStatementSyntax => true,
                BreakStatementSyntax leaving => leaving.FirstAncestorOrSelf<StatementSyntax>(s =>
                    LoopSyntax.IsLoop(s) || s is SwitchStatementSyntax
                )
                    is { } left
                    && LoopSyntax.IsLoop(left)
                    && LastStatement.Is(left, block),
                _ => false,
            };
    }

    /// <summary>Whether a condition is a question, or compares it with <c>true</c>.</summary>
    private static bool IsAnswer(ExpressionSyntax condition, SyntaxNode question) =>
        condition == question
        || condition
            is BinaryExpressionSyntax
            {
                RawKind: (int)SyntaxKind.EqualsExpression,
                Left: var left,
                Right.RawKind: (int)SyntaxKind.TrueLiteralExpression
            }
            && left == question;

    private void AddReturns(SyntaxEdits edits)
    {
        foreach (var result in _results.Select(r => r.Parent).OfType<ExpressionStatementSyntax>())
        {
            edits.ReplaceStatement(
                result,
                current =>
                    [
                        ReturnStatement(((AssignmentExpressionSyntax)((ExpressionStatementSyntax)current).Expression).Right.WithoutTrivia())
                            .WithTriviaFrom(current),
                    ]
            );
            if (LastStatement.ReturnAfter(result) is { } leaving)
            {
                edits.ReplaceStatement(leaving, _ => []);
            }
        }

        foreach (
            var leaving in Body.DescendantNodes()
                .OfType<ReturnStatementSyntax>()
                .Where(r =>
                    FunctionSyntax.Around(r) == FunctionSyntax.Around(Body)
                    && !_cancellations.Any(c => c.Statement.Span.Contains(r.Span))
                    && !_results.Any(a => a.Parent is StatementSyntax set && LastStatement.ReturnAfter(set) == r)
                )
        )
        {
            edits.Replace(leaving, current => ReturnNull().WithTriviaFrom(current));
        }
    }

    /// <summary>Whether control never comes to the end of a statement once results are returned.</summary>
    private bool Leaves(StatementSyntax statement) =>
        statement switch
        {
            ExpressionStatementSyntax { Expression: var set } => _results.Contains(set),
            BlockSyntax block => block.Statements.Any(Leaves),
            IfStatementSyntax { Else.Statement: var otherwise } branching => Leaves(branching.Statement) && Leaves(otherwise),
            UsingStatementSyntax held => Leaves(held.Statement),
            LockStatementSyntax locked => Leaves(locked.Statement),
            TryStatementSyntax attempt => Leaves(attempt.Block) && attempt.Catches.All(c => Leaves(c.Block)),
            SwitchStatementSyntax choice => choice.Sections.All(s => s.Statements.Any(Leaves))
                && choice.Sections.Any(s => s.Labels.Any(SyntaxKind.DefaultSwitchLabel)),
            ReturnStatementSyntax or ThrowStatementSyntax => true,
            _ => false,
        };
}
