using System.Collections.Immutable;
using AsyncAnalyzers.Patterns.Events;
using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Refusals;
using AsyncAnalyzers.Rewriting.Starts;
using AsyncAnalyzers.Rewriting.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace AsyncAnalyzers.Rewriting.Events;

/// <summary>The work of a <c>BackgroundWorker</c> as <c>Task.Run(() => Work(argument, progress, token), token)</c>. The worker
/// goes.</summary>
/// <param name="Operation">The start.</param>
/// <param name="Statement">The statement that it is.</param>
/// <param name="Work">What the worker does.</param>
/// <param name="Body">That as a function.</param>
/// <param name="Argument">How the work gets what it is given; null where it asks for nothing.</param>
/// <param name="Names">What the new locals and the field are called.</param>
/// <param name="Context">The document.</param>
internal sealed record WorkerStart(
    EapOperation Operation,
    ExpressionStatementSyntax Statement,
    BackgroundWork Work,
    WorkBody Body,
    HoistedValue? Argument,
    WorkerNames Names,
    RewriteContext Context
) : EventStart(Operation, Statement)
{
    public override string Name => "Task.Run";

    public override ITypeSymbol? Result => Work.GivesResult ? Work.AnyType : null;

    public override bool KeepsTask => Work.IsAskedWhetherBusy;

    /// <summary>Work that is cancelled before it begins is not begun, and a second start while the first runs no longer throws.</summary>
    public override bool MayChangeSemantics => true;

    public override HandlerTurn Turn => Work.Reports is null ? HandlerTurn.Later : HandlerTurn.BehindProgress;

    public static Planned<EventStart> TryCreate(
        EapOperation operation,
        ExpressionStatementSyntax statement,
        EapHandler? completed,
        RewriteContext context
    )
    {
        if (
            !BackgroundWork.TryRead(operation, completed, context).Succeeds(out var work, out var refusal)
            || !WorkBody.TryCreate(work, context).Succeeds(out var body, out refusal)
        )
        {
            return refusal;
        }

        if (work.CalledBy(statement, context) is not { } called)
        {
            return RefusalReason.HandlerMustStay.At(work.Work.Function.Body);
        }

        work = called;

        if (!work.TakesArgument && Evaluation.HasEffects(operation.Call.Arguments.FirstOrDefault()?.Value))
        {
            return RefusalReason.StateHasEffects.At(operation.Site.Access);
        }

        var names = WorkerNames.For(work, body, statement, context);
        var argument = operation.Call.Arguments.FirstOrDefault()?.Value;
        var kept =
            work.TakesArgument && argument is not null
                ? new HoistedValues(context, new ValueStability(context.Source, operation.Call.Syntax), names.Locals).Plan(
                    argument,
                    "argument"
                )
                : null;
        return new WorkerStart(operation, statement, work, body, kept, names, context);
    }

    public override IEnumerable<StatementSyntax> PlacesOfFunctions =>
        Work.Functions.Where(f => f is { Declaration: null, Moved: null }).Select(f => f.Statement);

    public override IEnumerable<SyntaxNode> Others =>
        Work.Uses.Changed.Append(Work.Declaration).Concat(Work.Functions.Select(f => f.Statement));

    /// <summary>What is kept until the work runs: the argument, whom it reports to on the context of here, and the token.</summary>
    public override IReadOnlyList<StatementSyntax> Before(InvocationExpressionSyntax current)
    {
        var statements = ImmutableArray.CreateBuilder<StatementSyntax>();
        if (Argument is not null)
        {
            Argument.Read(current.ArgumentList.Arguments[0].Expression, statements);
        }

        if (Work.Reports is { } heard)
        {
            statements.Add(
                TaskSyntaxFactory.Local(
                    Names.Progress,
                    ObjectCreationExpression(Context.Tasks.Type(Of(Context.Symbols.ProgressOnContext!)))
                        .AddArgumentListArguments(SyntaxFactory.Argument(IdentifierName(heard.Name))),
                    Context.Tasks.Type(Of(Context.Symbols.Progress!))
                )
            );
        }

        if (Work is { IsCancellable: true, IsField: true })
        {
            statements.Add(
                ExpressionStatement(
                    AssignmentExpression(SyntaxKind.SimpleAssignmentExpression, IdentifierName(Names.Cancellation), NewCancellation)
                )
            );
            statements.Add(Context.Tasks.Local(Names.Token, TokenOf(Names.Cancellation)));
        }

        if (KeepsTask)
        {
            statements.Add(
                ExpressionStatement(
                    AssignmentExpression(SyntaxKind.SimpleAssignmentExpression, IdentifierName(Names.Running), Run(current))
                )
            );
        }

        return statements.ToImmutable();
    }

    public override ExpressionSyntax Task(InvocationExpressionSyntax current) => KeepsTask ? IdentifierName(Names.Running) : Run(current);

    private InvocationExpressionSyntax Run(InvocationExpressionSyntax current)
    {
        ExpressionSyntax token = Work.IsField ? IdentifierName(Names.Token) : TokenOf(Names.Cancellation);
        var arguments = new List<ExpressionSyntax>();
        if (Work.TakesArgument)
        {
            arguments.Add(
                Argument?.Read(current.ArgumentList.Arguments[0].Expression, ImmutableArray.CreateBuilder<StatementSyntax>())
                    ?? LiteralExpression(SyntaxKind.NullLiteralExpression)
            );
        }

        if (Work.Reports is not null)
        {
            arguments.Add(IdentifierName(Names.Progress));
        }

        if (Work.Asks)
        {
            arguments.Add(token);
        }

        var work = TaskSyntaxFactory.Lambda(
            InvocationExpression(
                IdentifierName(Work.Work.Name),
                ArgumentList(TaskSyntaxFactory.Listed(arguments.ConvertAll(a => SyntaxFactory.Argument(a))))
            )
        );
        var run = Context.Tasks.Run(work);
        return Work.IsCancellable ? run.AddArgumentListArguments(SyntaxFactory.Argument(token)) : run;
    }

    /// <summary>The first start brings about what is there once.</summary>
    public override void AddEdits(SyntaxEdits edits)
    {
        if (Work.FirstStart != Operation.Call.Syntax)
        {
            return;
        }

        RemoveWorker(edits);
        Body.AddEdits(edits);
        Work.Work.AddEdits(
            edits,
            Context,
            Result is { } result ? Context.Tasks.Type(result) : PredefinedType(SyntaxFactory.Token(SyntaxKind.VoidKeyword)),
            [.. Parameters()],
            Body.In
        );
        Work.Progress?.AddProgressEdits(edits, Context, Work.ReportedType);
    }

    private void RemoveWorker(SyntaxEdits edits)
    {
        foreach (var needless in Work.Uses.Needless.Where(n => n != Work.Declaration))
        {
            RemoveHeading(needless, edits);
            edits.ReplaceStatement(needless, _ => []);
        }

        foreach (var subscription in Work.Functions.Select(f => f.Statement))
        {
            RemoveHeading(subscription, edits);
        }

        foreach (var cancel in Work.Uses.Cancels)
        {
            edits.Replace((InvocationExpressionSyntax)cancel.Syntax, current => Cancelling.WithTriviaFrom(current));
        }

        foreach (var question in Work.Uses.BusyQuestions)
        {
            var asked = (ExpressionSyntax)(IsNegated(question.Syntax) ? question.Syntax.Parent! : question.Syntax);
            edits.Replace(asked, current => Running(asked != question.Syntax, asked.Parent).WithTriviaFrom(current));
        }

        switch (Work.Declaration)
        {
            case FieldDeclarationSyntax field when field.SyntaxTree == Statement.SyntaxTree:
                edits.Replace(field, current => Fields(current).FirstOrDefault());
                AddFields(field, edits);
                break;
            case FieldDeclarationSyntax field:
                edits.Replace(field, _ => null);
                AddFieldsTo(Statement.FirstAncestorOrSelf<TypeDeclarationSyntax>()!, edits);
                break;
            case StatementSyntax local:
                edits.ReplaceStatement(local, _ => [.. Locals()]);
                break;
        }
    }

    /// <summary>Whether a question is <c>!question</c>, or <c>question == false</c>.</summary>
    private static bool IsNegated(SyntaxNode question) =>
        question.Parent
            is PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression }
                or BinaryExpressionSyntax
                {
                    RawKind: (int)SyntaxKind.EqualsExpression,
                    Right.RawKind: (int)SyntaxKind.FalseLiteralExpression
                };

    /// <summary><c>running?.IsCompleted == false</c>: nothing may have been started yet.</summary>
    private ExpressionSyntax Running(bool isNegated, SyntaxNode? around)
    {
        var comparison = BinaryExpression(
            isNegated ? SyntaxKind.NotEqualsExpression : SyntaxKind.EqualsExpression,
            ConditionalAccessExpression(IdentifierName(Names.Running), MemberBindingExpression(IdentifierName("IsCompleted"))),
            LiteralExpression(SyntaxKind.FalseLiteralExpression)
        );
        return
            around
                is BinaryExpressionSyntax
                    and not { RawKind: (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression }
                    or PrefixUnaryExpressionSyntax
                    or CastExpressionSyntax
                    or MemberAccessExpressionSyntax
                    or IsPatternExpressionSyntax
            ? ParenthesizedExpression(comparison)
            : comparison;
    }

    private IEnumerable<StatementSyntax> Locals()
    {
        if (Work.IsCancellable)
        {
            yield return Context.Tasks.Local(Names.Cancellation, NewCancellation);
        }

        if (KeepsTask)
        {
            yield return Context.Tasks.Local(Names.Running, LiteralExpression(SyntaxKind.NullLiteralExpression), RunningType);
        }
    }

    private ITypeSymbol RunningType => Context.Tasks.TaskOf(Result).WithNullableAnnotation(NullableAnnotation.Annotated);

    /// <summary>The fields in the place of the worker: what cancels the work that runs, and its task.</summary>
    private IEnumerable<FieldDeclarationSyntax> Fields(FieldDeclarationSyntax worker)
    {
        if (Work.IsCancellable)
        {
            yield return Field(
                worker,
                Context.Symbols.CancellationTokenSource!.WithNullableAnnotation(NullableAnnotation.Annotated),
                Names.Cancellation
            );
        }

        if (KeepsTask)
        {
            yield return Field(worker, RunningType, Names.Running);
        }
    }

    private FieldDeclarationSyntax Field(FieldDeclarationSyntax worker, ITypeSymbol type, string name) =>
        worker
            .WithModifiers(TokenList(worker.Modifiers.Where(m => !m.IsKind(SyntaxKind.ReadOnlyKeyword))))
            .WithDeclaration(
                VariableDeclaration(Context.Tasks.Type(type).WithTrailingTrivia(Space), SingletonSeparatedList(VariableDeclarator(name)))
            );

    /// <summary>The designer heads what it writes about a component with its name.</summary>
    private void RemoveHeading(StatementSyntax statement, SyntaxEdits edits)
    {
        var comments = statement.GetLeadingTrivia().Where(t => t.IsKind(SyntaxKind.SingleLineCommentTrivia)).ToList();
        if (comments.Count > 0 && comments.TrueForAll(c => IsHeading(c.ToString().Trim('/', ' '))))
        {
            edits.Replace(
                statement,
                current => current.WithLeadingTrivia(current.GetLeadingTrivia().Where(t => t.IsKind(SyntaxKind.WhitespaceTrivia)).Take(1))
            );
        }
    }

    private bool IsHeading(string comment) => comment.Length == 0 || comment == Work.Worker.Variable!.Name;

    /// <summary>The fields, before all others of the type: what declared the worker is not where they belong.</summary>
    private void AddFieldsTo(TypeDeclarationSyntax type, SyntaxEdits edits)
    {
        var bare = FieldDeclaration(VariableDeclaration(PredefinedType(SyntaxFactory.Token(SyntaxKind.ObjectKeyword))))
            .AddModifiers(SyntaxFactory.Token(SyntaxKind.PrivateKeyword))
            .WithTrailingTrivia(EndOfLine(Context.NewLine))
            .WithAdditionalAnnotations(Formatter.Annotation);
        if (Fields(bare).ToList() is { Count: > 0 } fields)
        {
            var last = fields.Count - 1;
            fields[last] = fields[last].WithTrailingTrivia(EndOfLine(Context.NewLine), EndOfLine(Context.NewLine));
            edits.Replace(type, current => current.WithMembers(current.Members.InsertRange(0, fields)));
        }
    }

    /// <summary>All but the first field, behind that.</summary>
    private void AddFields(FieldDeclarationSyntax worker, SyntaxEdits edits)
    {
        var bare = worker.WithLeadingTrivia(worker.GetLeadingTrivia().Where(t => t.IsKind(SyntaxKind.WhitespaceTrivia)).Take(1));
        if (Fields(bare).Skip(1).ToList() is { Count: > 0 } others && worker.Parent is TypeDeclarationSyntax type)
        {
            var place = type.Members.IndexOf(worker) + 1;
            edits.Replace(type, current => current.WithMembers(current.Members.InsertRange(place, others)));
        }
    }

    private IEnumerable<ParameterSyntax> Parameters()
    {
        if (Work.TakesArgument)
        {
            yield return Context.Tasks.ParameterOf(Work.AnyType, Body.Argument);
        }

        if (Work.Reports is not null)
        {
            yield return Context.Tasks.ParameterOf(Of(Context.Symbols.Progress!), Body.Progress);
        }

        if (Work.Asks)
        {
            yield return Context.Tasks.ParameterOf(Context.Symbols.CancellationToken!, Body.Token);
        }
    }

    /// <summary>Of a field nobody knows whether something was started.</summary>
    private ExpressionSyntax Cancelling =>
        Work.IsField
            ? ConditionalAccessExpression(
                IdentifierName(Names.Cancellation),
                InvocationExpression(MemberBindingExpression(IdentifierName("Cancel")))
            )
            : InvocationExpression(
                MemberAccessExpression(
                    SyntaxKind.SimpleMemberAccessExpression,
                    IdentifierName(Names.Cancellation),
                    IdentifierName("Cancel")
                )
            );

    private ExpressionSyntax NewCancellation =>
        ObjectCreationExpression(Context.Tasks.Type(Context.Symbols.CancellationTokenSource!)).WithArgumentList(ArgumentList());

    private INamedTypeSymbol Of(INamedTypeSymbol progress) => progress.Construct(Work.ReportedType);

    private static MemberAccessExpressionSyntax TokenOf(string cancellation) =>
        MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, IdentifierName(cancellation), IdentifierName("Token"));
}
