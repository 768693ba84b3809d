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
/// <c>IProgress&lt;T&gt;</c>, asks a <c>CancellationToken</c>, and throws where it said that it was cancelled. See
/// <see href="https://learn.microsoft.com/dotnet/standard/asynchronous-programming-patterns/consuming-the-task-based-asynchronous-pattern">
/// Consuming the Task-based Asynchronous Pattern</see>.
/// </summary>
internal sealed class WorkBody
{
    private readonly BackgroundWork _work;
    private readonly RewriteContext _context;
    private readonly HashSet<SyntaxNode> _results = [];
    private readonly List<ExpressionSyntax> _resultUses = [];
    private readonly List<WorkCancellation> _cancellations = [];
    private readonly List<ExpressionSyntax> _cancellationReads = [];
    private readonly string _result;
    private readonly string _isCancelled;
    private bool _readsResult;

    private WorkBody(BackgroundWork work, RewriteContext context)
    {
        _work = work;
        _context = context;
        var names = new FreshNames(work.Work.Function.Body);
        Argument = names.Take("argument");
        Progress = names.Take("progress");
        Token = names.Take("token");
        _result = names.Take("result");
        _isCancelled = names.Take("isCancelled");
    }

    /// <summary>What the work calls what it is given.</summary>
    public string Argument { get; }

    /// <summary>What it calls whom it reports to.</summary>
    public string Progress { get; }

    /// <summary>What it calls the token that it asks.</summary>
    public string Token { get; }

    private SyntaxNode Body => _work.Work.Function.Body;

    /// <summary>Whether a local keeps the result until the work comes to its end: it does more than to set it last.</summary>
    private bool KeepsResult => _work.GivesResult && (_readsResult || Notes);

    /// <summary>Whether a local keeps in mind that the work was cancelled.</summary>
    private bool Notes => _cancellations.Exists(c => c.Form == CancellationForm.Noted);

    /// <summary>The body, where all that the work does with the event's data a function can do.</summary>
    public static Planned<WorkBody> TryCreate(BackgroundWork work, RewriteContext context)
    {
        var body = new WorkBody(work, context);
        var odd = work.Work.Function.DataUses.FirstOrDefault(use => !body.TryRead(use));
        var unknown = odd?.Operation.Syntax ?? (body.Notes ? null : body._cancellationReads.FirstOrDefault());
        return unknown is null ? body : RefusalReason.EventDataIsUsedOtherwise.At(unknown);
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
                current =>
                    current
                        .WithExpression(Member(Progress, "Report").WithTriviaFrom(current.Expression))
                        .WithArgumentList(_work.ReportsData ? AsData(current.ArgumentList) : current.ArgumentList)
            );
        }

        foreach (
            var question in _work.Uses.Questions.Where(q =>
                !_cancellations.Exists(c => c.Form == CancellationForm.Throws && IsAskedBy(c, q.Syntax))
            )
        )
        {
            edits.Replace((ExpressionSyntax)question.Syntax, current => Member(Token, "IsCancellationRequested").WithTriviaFrom(current));
        }

        foreach (var cancellation in _cancellations)
        {
            AddEditsOf(cancellation, edits);
        }

        foreach (var read in _cancellationReads)
        {
            edits.Replace(read, current => IdentifierName(_isCancelled).WithTriviaFrom(current));
        }

        if (KeepsResult)
        {
            foreach (var use in _resultUses)
            {
                edits.Replace(use, current => IdentifierName(_result).WithTriviaFrom(current));
            }
        }
        else if (_work.GivesResult)
        {
            AddReturns(edits);
        }

        if (_work.GivesResult)
        {
            AddResultsToReturns(edits);
        }
    }

    /// <summary>The body as the function has it.</summary>
    public BlockSyntax In(BlockSyntax? block, ExpressionSyntax? expression, SyntaxToken semicolon)
    {
        if (block is null)
        {
            StatementSyntax[] only =
                _results.Count > 0 ? [ReturnStatement(((AssignmentExpressionSyntax)expression!).Right.WithoutTrivia())]
                : _work.GivesResult ? [ExpressionStatement(expression!.WithoutTrivia()), ReturnResult()]
                : [ExpressionStatement(expression!.WithoutTrivia())];
            return TaskSyntaxFactory.InPlaceOfExpression(_context.Tasks.Block(only), semicolon);
        }

        var locals = new List<StatementSyntax>();
        if (KeepsResult)
        {
            locals.Add(_context.Tasks.Local(_result, Null, _work.AnyType));
        }

        if (Notes)
        {
            locals.Add(_context.Tasks.Local(_isCancelled, LiteralExpression(SyntaxKind.FalseLiteralExpression)));
        }

        var end = new List<StatementSyntax>();
        if (Notes)
        {
            end.Add(IfStatement(IdentifierName(_isCancelled), _context.Tasks.Block(ThrowCancelled())));
        }

        if (_work.GivesResult && (KeepsResult ? CanComeToEnd : !Leaves((BlockSyntax)Body)))
        {
            end.Add(ReturnResult());
        }

        return _context
            .Tasks.BlockWith(locals, block)
            .AddStatements([.. end.Select(s => SyntaxEdits.LaidOut(s.WithTrailingTrivia(EndOfLine(_context.NewLine))))]);
    }

    private bool CanComeToEnd =>
        ((BlockSyntax)Body).Statements is var statements
        && (
            statements.Count == 0
            || _context.Model.AnalyzeControlFlow(statements[0], statements.Last()) is not { Succeeded: true, EndPointIsReachable: false }
        );

    private static LiteralExpressionSyntax Null => LiteralExpression(SyntaxKind.NullLiteralExpression);

    private static bool IsAskedBy(WorkCancellation cancellation, SyntaxNode question) =>
        (cancellation.Asking?.Condition ?? (SyntaxNode)cancellation.Set).Span.Contains(question.Span);

    private void AddEditsOf(WorkCancellation cancellation, SyntaxEdits edits)
    {
        switch (cancellation.Form)
        {
            case CancellationForm.Throws:
                edits.ReplaceStatement(
                    cancellation.Whole,
                    current =>
                        [
                            ExpressionStatement(InvocationExpression(Member(Token, "ThrowIfCancellationRequested"))),
                            .. OutcomePart
                                .StatementsOf((current as IfStatementSyntax)?.Else?.Statement)
                                .Select(s => KeptIndentation.Moved(s, null)),
                        ]
                );
                break;
            case CancellationForm.ThrowsLast when cancellation.Leaving is { } leaving:
                edits.ReplaceStatement(cancellation.Set, _ => []);
                edits.ReplaceStatement(leaving, _ => [ThrowCancelled()]);
                break;
            case CancellationForm.ThrowsLast:
                edits.ReplaceStatement(cancellation.Set, _ => []);
                edits.ReplaceStatement(
                    OutcomePart.StatementsOf(cancellation.Asking!.Statement).Last(s => s != cancellation.Set),
                    current => [current, ThrowCancelled()]
                );
                break;
            case CancellationForm.Noted:
                edits.Replace(
                    ((AssignmentExpressionSyntax)cancellation.Set.Expression).Left,
                    current => IdentifierName(_isCancelled).WithTriviaFrom(current)
                );
                break;
        }
    }

    /// <summary><c>throw new OperationCanceledException(token);</c>, by which a task is cancelled whose token asks for it.</summary>
    private ThrowStatementSyntax ThrowCancelled() =>
        ThrowStatement(
            ObjectCreationExpression(_context.Tasks.Type(_context.Symbols.OperationCanceledException!))
                .AddArgumentListArguments(Argument(IdentifierName(Token)))
        );

    /// <summary>The arguments of a report as the event had them.</summary>
    private ArgumentListSyntax AsData(ArgumentListSyntax arguments)
    {
        var data = arguments.Arguments.Count == 1 ? arguments.AddArguments(Argument(Null)) : arguments;
        var created = ObjectCreationExpression(_context.Tasks.Type(_work.ReportedType))
            .WithArgumentList(ArgumentList(TaskSyntaxFactory.Listed([.. data.Arguments.Select(a => a.WithoutTrivia())])));
        return ArgumentList(SingletonSeparatedList(Argument(created))).WithTriviaFrom(arguments);
    }

    private ReturnStatementSyntax ReturnResult() => ReturnStatement(KeepsResult ? IdentifierName(_result) : Null);

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

    private bool TryReadResult(IOperation used)
    {
        if (used.Syntax is not ExpressionSyntax use)
        {
            return false;
        }

        _resultUses.Add(use);
        if (used.Parent is ISimpleAssignmentOperation { Syntax: AssignmentExpressionSyntax set } && set.Left == use && IsLast(set))
        {
            _results.Add(set);
            return true;
        }

        _readsResult = true;
        return Body is BlockSyntax;
    }

    /// <summary>Whether the work does nothing more when it has set its result.</summary>
    private bool IsLast(AssignmentExpressionSyntax set) =>
        set == Body
        || (Body as ArrowExpressionClauseSyntax)?.Expression == set
        || (
            set.Parent is ExpressionStatementSyntax statement
            && Body is BlockSyntax block
            && FunctionSyntax.Around(statement) == FunctionSyntax.Around(block)
            && LastStatement.Is(statement, block)
        );

    /// <summary>Reads where the work says that it was cancelled, or asks whether it has said so.</summary>
    private bool TryReadCancellation(IOperation written)
    {
        if (!SourceReader.IsWrite(written) && written.Syntax is ExpressionSyntax read)
        {
            _cancellationReads.Add(read);
            return true;
        }

        if (Body is not BlockSyntax block || WorkCancellation.TryRead(written, block, _work.Uses.Questions) is not { } cancellation)
        {
            return false;
        }

        _cancellations.Add(cancellation);
        return true;
    }

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
    }

    /// <summary>Whoever leaves the work without a result returns null, or what the local keeps.</summary>
    private void AddResultsToReturns(SyntaxEdits edits)
    {
        foreach (
            var leaving in Body.DescendantNodes()
                .OfType<ReturnStatementSyntax>()
                .Where(r =>
                    FunctionSyntax.Around(r) == FunctionSyntax.Around(Body)
                    && !_cancellations.Exists(c => c.Form != CancellationForm.Noted && c.Asking?.Statement.Span.Contains(r.Span) == true)
                    && (KeepsResult || !_results.Any(a => a.Parent is StatementSyntax set && LastStatement.ReturnAfter(set) == r))
                )
        )
        {
            edits.Replace(leaving, current => ReturnResult().WithTriviaFrom(current));
        }
    }

    /// <summary>Whether control never comes to the end of a statement once results are returned.</summary>
    private bool Leaves(StatementSyntax statement) =>
        statement switch
        {
            _ when _cancellations.Exists(c => c.Form != CancellationForm.Noted && c.Asking?.Statement == statement) => true,
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
