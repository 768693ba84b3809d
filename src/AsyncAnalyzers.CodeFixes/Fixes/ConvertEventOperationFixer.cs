using System.Collections.Immutable;
using System.Composition;
using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Fixes.Hosting;
using AsyncAnalyzers.Patterns.Events;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Events;
using AsyncAnalyzers.Rewriting.Members;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace AsyncAnalyzers.Fixes;

/// <summary>Rewrites the start of an event-based operation, with all that its handler hears, to a task; one that has to be complete
/// before the next, or before its object is disposed, is awaited. The second choice is to make the function async that starts
/// it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ConvertEventOperationFixer))]
[Shared]
public sealed class ConvertEventOperationFixer : ContextFixProvider
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create(
            DiagnosticIds.UseTaskInsteadOfEvent,
            DiagnosticIds.WrapEventInTask,
            DiagnosticIds.OutcomeIsLost,
            DiagnosticIds.ObjectIsBusy,
            DiagnosticIds.ObjectIsDisposedWhileItRuns,
            DiagnosticIds.UseTaskInsteadOfWorker
        );

    private protected override IEnumerable<FixOption> OptionsAt(SyntaxNode node, string diagnosticId, RewriteContext context)
    {
        if (EapOperation.TryRecognise(node, context.Symbols, context.Source) is not { } operation)
        {
            return [];
        }

        return HasToWait(diagnosticId)
            ? [FixOption.Of("Await", () => EventsToTasksPlan.TryCreateAwaitingAsync(operation, context), context)]
            :
            [
                FixOption.Of("ConvertToTask", () => EventsToTasksPlan.TryCreateAsync(operation, context), context),
                FixOption.Of("MakeAsync", () => MakeAsyncPlan.TryCreateAsync(new OperationsStarted(operation), context), context),
            ];
    }

    private static bool HasToWait(string diagnosticId) =>
        diagnosticId is DiagnosticIds.ObjectIsBusy or DiagnosticIds.ObjectIsDisposedWhileItRuns;
}
