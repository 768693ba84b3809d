using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Patterns.Events;

/// <summary>What a <c>BackgroundWorker</c> is told: to cancel, to report progress, what to do.</summary>
/// <param name="Name">The name of the member.</param>
/// <param name="Worker">The worker.</param>
/// <param name="Work">What it is given to do, where it is.</param>
internal sealed record BackgroundWorkerUse(SimpleNameSyntax Name, EapObject Worker, EapSubscription? Work)
{
    /// <summary>Whether a call of a name may need a flag of the worker.</summary>
    public static bool MayNeedFlag(string name) => FlagFor(name) is not null;

    /// <summary>Whether an event tells a worker what to do.</summary>
    public static bool MayBeWork(string name) => name == EapNames.DoWork;

    /// <summary>Whether all that a worker does catches what goes wrong in it, and results in nothing.</summary>
    public static bool HasNothingToTell(EapObject worker) =>
        worker.Handlers.Where(h => h.Adds && MayBeWork(h.Event.Name)).ToList() is { Count: > 0 } work
        && work.TrueForAll(w => w.FindHandler() is { } handler && HasNothingToTell(handler, w.Source));

    private static bool HasNothingToTell(EapHandler work, SourceReader source) =>
        work.Body is BlockSyntax block
        && block.Statements.All(s => s is TryStatementSyntax attempt ? CatchesForGood(attempt, source) : IsPlainDeclaration(s))
        && !work.DataUses.Any(u => u.Property is null or { Name: "Result" });

    private static bool CatchesForGood(TryStatementSyntax attempt, SourceReader source) =>
        source.CatchesEverything(attempt) && !attempt.Catches.Any(c => c.DescendantNodes().Any(n => n is ThrowStatementSyntax));

    private static bool IsPlainDeclaration(StatementSyntax statement) =>
        statement is LocalDeclarationStatementSyntax declaration && declaration.Declaration.Variables.All(v => v.Initializer is null);

    /// <summary>The flag that the call needs and the worker certainly has not; null where it has, or needs none.</summary>
    public string? MissingFlag =>
        FlagFor(Name.Identifier.ValueText) is { } flag
        && Worker is { Variable: not null, IsOwn: true }
        && !Worker.Properties.Any(p => p.Property.Name == flag && SourceReader.IsWrite(p))
        && !Worker.Creations.OfType<IObjectCreationOperation>().Any(c => c.Initializer is not null && SetsFlag(c.Initializer, flag))
            ? flag
            : null;

    /// <summary>Whether the work is an async function, which returns to the worker before it is done.</summary>
    public bool IsAsyncWork => Work?.FindHandler() is { Function.IsAsync: true };

    /// <summary>The use of a worker by a call; null where another object is called.</summary>
    public static BackgroundWorkerUse? TryRecognise(CallSite site, LegacyAsyncSymbols symbols, SourceReader source) =>
        site.Invocation is { } invocation
        && source.OperationOf(invocation) is IInvocationOperation { Instance: { } worker } call
        && IsWorker(call.TargetMethod, worker, symbols)
            ? new BackgroundWorkerUse(site.Name, EapObject.Of(worker, symbols, source), null)
            : null;

    /// <summary>The use of a worker by what it is given to do; null for any other event.</summary>
    public static BackgroundWorkerUse? TryRecognise(AssignmentExpressionSyntax added, LegacyAsyncSymbols symbols, SourceReader source) =>
        source.OperationOf(added)
            is IEventAssignmentOperation { EventReference: IEventReferenceOperation { Instance: { } worker } reference }
        && IsWorker(reference.Event, worker, symbols)
        && EapSubscription.Of(reference, symbols, source) is { } work
            ? new BackgroundWorkerUse(work.Name, EapObject.Of(worker, symbols, source), work)
            : null;

    /// <summary>A class that derives from the worker may set the flags itself.</summary>
    private static bool IsWorker(ISymbol member, IOperation worker, LegacyAsyncSymbols symbols) =>
        SymbolEqualityComparer.Default.Equals(member.ContainingType, symbols.BackgroundWorker)
        && SymbolEqualityComparer.Default.Equals(worker.Type, symbols.BackgroundWorker);

    private static string? FlagFor(string name) =>
        name switch
        {
            "CancelAsync" => "WorkerSupportsCancellation",
            EapNames.ReportProgress => "WorkerReportsProgress",
            _ => null,
        };

    private static bool SetsFlag(IOperation initializer, string flag) =>
        initializer.Descendants().OfType<IPropertyReferenceOperation>().Any(p => p.Property.Name == flag);
}
