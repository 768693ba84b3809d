using System.Collections.Immutable;
using AsyncAnalyzers.Patterns.Events;
using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Refusals;
using AsyncAnalyzers.Rewriting.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace AsyncAnalyzers.Rewriting.Events;

/// <summary>
/// The body of a handler, over the task that is in the place of the event. What it reads of the event's data it gets of the task; a handler
/// that asks for neither result nor error runs whatever became of the operation. <c>await</c> comes back to the context of the start, where
/// the event was raised, too.
/// </summary>
internal sealed class HandlerBody
{
    private readonly EapHandler _handler;
    private readonly RewriteContext _context;
    private readonly ITypeSymbol? _resultType;
    private readonly bool _failsWhenCancelled;
    private readonly OutcomeCatches? _catches;
    private readonly StatementSyntax? _firstRead;
    private readonly bool _readsAtOnce;
    private readonly string _result;
    private readonly string _error;
    private readonly string? _data;
    private readonly bool _keepsState;
    private readonly ImmutableHashSet<StatementSyntax> _gone;

    private HandlerBody(EapHandler handler, HeardOperations heard, FreshNames names, RewriteContext context)
    {
        _handler = handler;
        _context = context;
        _gone = heard.Detached.Select(d => d.Statement).OfType<StatementSyntax>().ToImmutableHashSet();
        var method = heard.Starts[0].Operation.Method;
        Task = names.Take(FreshNames.Camel(method.Operation));
        State = names.Take("state");
        _result = names.Take("result");
        _error = names.Take("error");
        _resultType = heard.Starts[0].Result;
        _data = heard.Starts[0].GivesData ? handler.Function.Parameters[1].Name : null;
        _keepsState = heard.Starts[0].PassesState;
        if (_data is not null)
        {
            return;
        }

        _failsWhenCancelled = context.Symbols.IsWebClient(method.Start.ContainingType);
        if (
            handler.Body is BlockSyntax block
            && OutcomeBranches.TryRead(block, handler, context.Model) is { } branches
            && OutcomeCatches.CanSay(branches, _failsWhenCancelled, heard.MayBeCancelled, ReadsError)
        )
        {
            _catches = new OutcomeCatches(branches, context, _failsWhenCancelled, _error, ReadsError);
        }
        else if (!handler.Reads(EventDataUseKind.Error) && !handler.Reads(EventDataUseKind.Cancelled))
        {
            _firstRead = FirstRead(heard);
            _readsAtOnce =
                ReadsResult
                && (handler.Body as ExpressionSyntax ?? (handler.Body as ArrowExpressionClauseSyntax)?.Expression) is { } expression
                && !heard.Starts.Any(s => s.Invocation == expression)
                && !ActsBefore(Results.Min(r => r.SpanStart));
        }
    }

    /// <summary>What the task is called.</summary>
    public string Task { get; }

    /// <summary>What the state is called.</summary>
    public string State { get; }

    /// <summary>Whether the body reads the state.</summary>
    public bool NeedsState => _handler.Reads(EventDataUseKind.UserState) && !_keepsState;

    /// <summary>Whether the body uses the object of the operation.</summary>
    public bool NeedsSender => _handler.Sender is { } sender && _context.Source.ReferencesTo(sender, _handler.Body).Any();

    /// <summary>Whether the body lets out nothing that the operation threw: in the event it was wrapped.</summary>
    public bool KeepsOutcome => _data is null && (_catches is not null || !ReadsResult);

    /// <summary>The body, where all that it reads of the event's data a task can tell.</summary>
    public static Planned<HandlerBody> TryCreate(EapHandler handler, HeardOperations heard, FreshNames names, RewriteContext context)
    {
        if (context.LanguageVersion < LanguageVersion.CSharp6)
        {
            return RefusalReason.LanguageIsTooOld.At(handler.Body);
        }

        return !heard.Starts[0].GivesData && handler.FirstUseBeyondTask(heard.Starts[0].Operation.Method, context.Source) is { } other
            ? RefusalReason.EventDataIsUsedOtherwise.At(other.Operation.Syntax)
            : new HandlerBody(handler, heard, names, context);
    }

    /// <summary>Puts the task in the place of the event's data.</summary>
    public void AddEdits(SyntaxEdits edits)
    {
        _catches?.AddEdits(edits);
        foreach (var use in _handler.DataUses.Where(IsRewritten))
        {
            var read = (MemberAccessExpressionSyntax)use.Operation.Syntax;
            edits.Replace(read, current => InPlaceOf(use.Kind, read).WithTriviaFrom(current));
        }

        if (_firstRead is not null && !AwaitsInPlace)
        {
            edits.ReplaceStatement(_firstRead, current => [ResultAsLocal, current]);
        }
    }

    /// <summary>Where the handler gets the event's data, only the state is read elsewhere.</summary>
    private bool IsRewritten(EventDataUse use) => _data is null || (use.Kind == EventDataUseKind.UserState && NeedsState);

    /// <summary>The body as an async function has it, which may be called when the task is already complete.</summary>
    public BlockSyntax In(BlockSyntax? block, ExpressionSyntax? expression, SyntaxToken semicolon, HandlerTurn turn)
    {
        var body =
            block
            ?? TaskSyntaxFactory.InPlaceOfExpression(_context.Tasks.Block(ExpressionStatement(expression!.WithoutTrivia())), semicolon);
        if (_data is not null)
        {
            return _context.Tasks.BlockWith([_context.Tasks.Local(_data, WrittenAwait.Of(IdentifierName(Task)))], body);
        }

        IReadOnlyList<StatementSyntax> first = turn switch
        {
            HandlerTurn.BehindProgress => [WaitForEnd, Yield],
            HandlerTurn.Later => [Yield],
            _ => [],
        };
        IReadOnlyList<StatementSyntax> atEnd = turn == HandlerTurn.BehindProgress ? first : [.. first, WaitForEnd];
        if (_firstRead is not null)
        {
            return _context.Tasks.BlockWith(first, body);
        }

        if (_readsAtOnce)
        {
            return _context.Tasks.BlockWith([.. first, ResultAsLocal], body);
        }

        if (_catches is null)
        {
            return _context.Tasks.BlockWith([.. atEnd, .. ErrorAsLocal], body);
        }

        var awaits = WrittenAwait.Of(IdentifierName(Task));
        var isFirst = FirstIn((BlockSyntax)_handler.Body) == _catches.First;
        var caught = ReadsResult
            ? _catches.In(
                body,
                ExpressionStatement(AssignmentExpression(SyntaxKind.SimpleAssignmentExpression, IdentifierName(_result), awaits)),
                [TaskSyntaxFactory.Local(_result, null, _context.Tasks.Type(_resultType!))]
            )
            : _catches.In(body, ExpressionStatement(awaits), []);
        return _context.Tasks.BlockWith(isFirst ? first : atEnd, caught);
    }

    private bool ReadsResult => _handler.Reads(EventDataUseKind.Result);

    private IEnumerable<SyntaxNode> Results =>
        _handler.DataUses.Where(u => u.Kind == EventDataUseKind.Result).Select(u => u.Operation.Syntax);

    /// <summary>Whether the one read of the result is all that its statement declares or assigns: there the task is awaited.</summary>
    private bool AwaitsInPlace =>
        Results.ToList() is { Count: 1 } only
        && only[0].Parent
            is EqualsValueClauseSyntax { Parent.Parent.Parent: LocalDeclarationStatementSyntax }
                or AssignmentExpressionSyntax
                {
                    RawKind: (int)SyntaxKind.SimpleAssignmentExpression,
                    Left: IdentifierNameSyntax,
                    Parent: ExpressionStatementSyntax
                };

    /// <summary><c>var result = await task;</c>.</summary>
    private StatementSyntax ResultAsLocal => _context.Tasks.Local(_result, WrittenAwait.Of(IdentifierName(Task)));

    private StatementSyntax WaitForEnd =>
        ExpressionStatement(_context.Tasks.WaitForEnd(IdentifierName(Task), canAwait: true))
            .WithAdditionalAnnotations(Formatter.Annotation);

    private StatementSyntax Yield =>
        ExpressionStatement(AwaitExpression(_context.Tasks.Call(IdentifierName("Yield")))).WithAdditionalAnnotations(Formatter.Annotation);

    /// <summary><c>var error = task.Exception?.InnerException;</c> where the body asks for it.</summary>
    private IEnumerable<StatementSyntax> ErrorAsLocal =>
        _handler.Reads(EventDataUseKind.Error) || (_failsWhenCancelled && _handler.Reads(EventDataUseKind.Cancelled))
            ? [_context.Tasks.Local(_error, TaskSyntaxFactory.ErrorOf(IdentifierName(Task)))]
            : [];

    private ExpressionSyntax InPlaceOf(EventDataUseKind kind, MemberAccessExpressionSyntax read) =>
        kind switch
        {
            EventDataUseKind.Error => IdentifierName(_error),
            EventDataUseKind.UserState => IdentifierName(State),
            EventDataUseKind.Cancelled => _failsWhenCancelled
                ? TaskSyntaxFactory.Parenthesized(
                    _context.Tasks.IsRequestCanceled(
                        TaskSyntaxFactory.As(IdentifierName(_error), _context.Tasks.Type(_context.Symbols.WebException!)),
                        isNullable: true
                    )
                )
                : MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, IdentifierName(Task), IdentifierName("IsCanceled")),
            _ when _catches is not null || _readsAtOnce || (_firstRead is not null && !AwaitsInPlace) => IdentifierName(_result),
            _ => ResultAt(read),
        };

    private ExpressionSyntax ResultAt(ExpressionSyntax read) =>
        TaskSyntaxFactory.InPlaceOf(
            read,
            TaskSyntaxFactory.ResultOf(
                IdentifierName(Task),
                FunctionSyntax.Around(read) is { } function
                    && AwaitContext.CouldAwait(read, function, _context.Model)
                    && function.Span.Contains(_handler.Body.Span)
            )
        );

    private bool ReadsError(OutcomePart part) =>
        part.Statement is { } statement
        && _handler.DataUses.Any(u => u.Kind == EventDataUseKind.Error && statement.Span.Contains(u.Operation.Syntax.Span));

    /// <summary>The statement that reads the result before the body has done anything, so that what it throws is thrown there; null where
    /// there is none, or not all of the body that reads it stands behind.</summary>
    private StatementSyntax? FirstRead(HeardOperations heard)
    {
        if (
            Results.OrderBy(r => r.SpanStart).FirstOrDefault() is not ExpressionSyntax first
            || HoistingPoint.BeforeAllEffects(first) is not { Parent: BlockSyntax block } statement
            || heard.Starts.Any(s => s.Statement == statement)
            || Results.Any(r => !block.Span.Contains(r.Span))
        )
        {
            return null;
        }

        return IsFirst(statement) ? statement : null;
    }

    /// <summary>Whether a body that is an expression does something before a place in it.</summary>
    private bool ActsBefore(int place) => _handler.Body.DescendantNodes().Any(n => n.Span.End <= place && Evaluation.MayHaveEffect(n));

    /// <summary>Whether the body begins with a statement, or with a <c>try</c> statement that does.</summary>
    private bool IsFirst(StatementSyntax statement) =>
        statement.Parent is BlockSyntax block
        && FirstIn(block) == statement
        && (block == _handler.Body || (block.Parent is TryStatementSyntax attempt && attempt.Block == block && IsFirst(attempt)));

    /// <summary>The first statement that stays and does something: what detaches the handler goes.</summary>
    private StatementSyntax? FirstIn(BlockSyntax block) => block.Statements.FirstOrDefault(s => !_gone.Contains(s) && !OnlyDeclares(s));

    /// <summary>Whether a statement gives locals nothing but what is known before.</summary>
    private static bool OnlyDeclares(StatementSyntax statement) =>
        statement is LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0 } local
        && local.Declaration.Variables.All(v => v.Initializer is null or { Value: LiteralExpressionSyntax });
}
