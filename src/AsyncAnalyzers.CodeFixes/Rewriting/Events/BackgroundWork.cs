using System.Collections.Immutable;
using AsyncAnalyzers.Patterns.Events;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Refusals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Rewriting.Events;

/// <summary>What a <c>BackgroundWorker</c> is there for, where it is all in sight, and a task can do it.</summary>
/// <param name="Worker">The worker.</param>
/// <param name="Declaration">What declares its variable: a statement, or a field.</param>
/// <param name="Uses">All that is done with it.</param>
/// <param name="Work">What it does, and the statement that tells it so.</param>
/// <param name="Progress">What hears its progress, and the statement that attaches that; null where nothing does.</param>
/// <param name="GivesResult">Whether the work sets a result, or somebody reads one.</param>
/// <param name="Compilation">The compilation.</param>
internal sealed record BackgroundWork(
    EapObject Worker,
    SyntaxNode Declaration,
    WorkerUses Uses,
    AttachedFunction Work,
    AttachedFunction? Progress,
    bool GivesResult,
    Compilation Compilation
)
{
    /// <summary>Whether somebody may cancel the work, or the work asks.</summary>
    public bool IsCancellable => Uses.Cancels.Count > 0 || Uses.Questions.Count > 0;

    /// <summary>Whether the work reads what it is given.</summary>
    public bool TakesArgument => Work.Function.DataUses.Any(u => u.Property?.Name == "Argument");

    /// <summary>Whether the work gets a token.</summary>
    public bool Asks => Uses.Questions.Count > 0;

    /// <summary>What hears the progress that is reported; null where none is.</summary>
    public AttachedFunction? Reports => Uses.Reports.Count > 0 ? Progress : null;

    /// <summary>Whether somebody asks whether the worker is busy.</summary>
    public bool IsAskedWhetherBusy => Uses.BusyQuestions.Count > 0;

    /// <summary>Whether progress has a state, or is heard by what wants all of the event's data.</summary>
    public bool ReportsData =>
        Progress is { Function: var heard }
        && (Uses.Reports.Any(r => r.Arguments.Length != 1) || heard.DataUses.Any(u => u.Property?.Name != "ProgressPercentage"));

    /// <summary>What hears progress gets: a percentage, or the event's data.</summary>
    public ITypeSymbol ReportedType =>
        ReportsData ? Progress!.Event.DelegateInvokeMethod!.Parameters[1].Type : Compilation.GetSpecialType(SpecialType.System_Int32);

    /// <summary>The type of what the work is given, and of what it results in: anything, or null.</summary>
    public ITypeSymbol AnyType => Compilation.ObjectType.WithNullableAnnotation(NullableAnnotation.Annotated);

    /// <summary>The functions that get other parameters.</summary>
    public IEnumerable<AttachedFunction> Functions => Progress is null ? [Work] : [Work, Progress];

    /// <summary>The work, so that a statement can call its functions; null where it cannot be.</summary>
    public BackgroundWork? CalledBy(StatementSyntax statement, RewriteContext context)
    {
        var progress = Progress?.CalledBy(statement, context);
        return Work.CalledBy(statement, context) is { } work && (progress is null) == (Progress is null)
            ? this with
            {
                Work = work,
                Progress = progress,
            }
            : null;
    }

    /// <summary>The first call that starts the work.</summary>
    public SyntaxNode FirstStart => Worker.Calls.Where(IsStart).Select(c => c.Syntax).OrderBy(c => c.SpanStart).First();

    /// <summary>Whether the variable is a field.</summary>
    public bool IsField => Declaration is FieldDeclarationSyntax;

    /// <summary>The work of the worker that a call starts.</summary>
    /// <param name="start">The call.</param>
    /// <param name="completed">The handler that hears that it is done; null where there is none.</param>
    /// <param name="context">The document.</param>
    public static Planned<BackgroundWork> TryRead(EapOperation start, EapHandler? completed, RewriteContext context)
    {
        var worker = start.Object;
        var irregular = RefusalReason.WorkerIsIrregular.At(start.Site.Access);
        if (!worker.IsOwn || worker.Variable is not { } variable)
        {
            return RefusalReason.ObjectIsShared.At(start.Site.Access);
        }

        if (DeclarationOf(variable, context) is not { } declaration || worker.Creations.Length != 1)
        {
            return irregular;
        }

        var attached = worker.Handlers.ToLookup(h => h.Event.Name);
        if (attached[EapNames.DoWork].Count() != 1 || attached["ProgressChanged"].Count() > 1)
        {
            return RefusalReason.SeveralHandlers.At(start.Site.Access);
        }

        if (
            !AttachedFunction.TryFind(attached[EapNames.DoWork].Single(), context).Succeeds(out var work, out var refusal)
            || !TryFindProgress(attached["ProgressChanged"].SingleOrDefault(), context).Succeeds(out var progress, out refusal)
        )
        {
            return refusal;
        }

        var uses = new WorkerUses(context.Source);
        var body = work.Function.Body;
        return
            uses.TryAdd(variable, context.Source.ScopesOf(variable))
            && uses.Changed.Append(declaration).All(n => RemovableCode.Is(n, start, context))
            && (work.Function.Sender is not { } sender || uses.TryAdd(sender, [body]))
            && (completed?.Sender is not { } told || !context.Source.ReferencesTo(told, completed.Body).Any())
            && uses.Reports.Concat<IOperation>(uses.Questions).All(u => body.Span.Contains(u.Syntax.Span))
            && !uses.BusyQuestions.Any(q => body.Span.Contains(q.Syntax.Span))
            && (uses.Reports.Count == 0 || progress.Length == 1)
            && (declaration is FieldDeclarationSyntax || uses.Cancels.Count == 0 || worker.Calls.Count(IsStart) == 1)
            && uses.Cancels.All(c =>
                c.Syntax is InvocationExpressionSyntax { Parent: ExpressionStatementSyntax } && !body.Span.Contains(c.Syntax.Span)
            )
            ? new BackgroundWork(
                worker,
                declaration,
                uses,
                work,
                progress.SingleOrDefault(),
                completed?.Reads(EventDataUseKind.Result) == true || work.Function.DataUses.Any(u => u.Property?.Name == "Result"),
                context.Model.Compilation
            )
            : irregular;
    }

    private static bool IsStart(IInvocationOperation call) => call.TargetMethod.Name == "RunWorkerAsync";

    /// <summary>At most one, whose handler does without the worker.</summary>
    private static Planned<ImmutableArray<AttachedFunction>> TryFindProgress(EapSubscription? attached, RewriteContext context)
    {
        if (attached is null)
        {
            return ImmutableArray<AttachedFunction>.Empty;
        }

        if (!AttachedFunction.TryFind(attached, context).Succeeds(out var found, out var refusal))
        {
            return refusal;
        }

        return found.Function.Sender is { } sender && context.Source.ReferencesTo(sender, found.Function.Body).Any()
            ? RefusalReason.EventDataIsUsedOtherwise.At(found.Function.Body)
            : ImmutableArray.Create(found);
    }

    private static SyntaxNode? DeclarationOf(ISymbol variable, RewriteContext context) =>
        variable.DeclaringSyntaxReferences is { Length: 1 } references
        && references[0].GetSyntax(context.CancellationToken)
            is VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: { } declaration } }
        && declaration is FieldDeclarationSyntax or LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0 }
            ? declaration
            : null;
}
