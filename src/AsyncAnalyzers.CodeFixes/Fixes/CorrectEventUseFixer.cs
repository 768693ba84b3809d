using System.Collections.Immutable;
using System.Composition;
using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Fixes.Hosting;
using AsyncAnalyzers.Patterns.Events;
using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Events;
using AsyncAnalyzers.Rewriting.Plans;
using AsyncAnalyzers.Rewriting.Refusals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncAnalyzers.Fixes;

/// <summary>Mends the use of an event-based component: a handler is attached before the start, looks at the outcome before the result, or
/// becomes what awaits a task each time; and a worker is given its flag.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CorrectEventUseFixer))]
[Shared]
public sealed class CorrectEventUseFixer : SingleFixProvider
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create(
            DiagnosticIds.HandlerIsAttachedAfterStart,
            DiagnosticIds.HandlersPileUp,
            DiagnosticIds.ResultIsReadUnchecked,
            DiagnosticIds.WorkerCannotDoThat
        );

    private protected override FixOption? OptionAt(SyntaxNode node, string diagnosticId, RewriteContext context)
    {
        var assignment = node.FirstAncestorOrSelf<AssignmentExpressionSyntax>();
        if (diagnosticId != DiagnosticIds.WorkerCannotDoThat)
        {
            return assignment is not null && AttachedHandler.TryRecognise(assignment, context.Symbols, context.Source) is { } attached
                ? OptionFor(attached, diagnosticId, context)
                : null;
        }

        var worker =
            CallSite.TryFrom(node) is { Invocation: not null } site
                ? BackgroundWorkerUse.TryRecognise(site, context.Symbols, context.Source)
            : assignment is null ? null
            : BackgroundWorkerUse.TryRecognise(assignment, context.Symbols, context.Source);
        return worker is null ? null : FixOption.Of("SetFlag", () => SetWorkerFlagPlan.TryCreate(worker, context), context);
    }

    private static FixOption? OptionFor(AttachedHandler attached, string diagnosticId, RewriteContext context) =>
        diagnosticId switch
        {
            DiagnosticIds.HandlerIsAttachedAfterStart => FixOption.Of(
                "AttachBeforeStart",
                () => AttachBeforeStartPlan.TryCreate(attached),
                context
            ),
            DiagnosticIds.HandlersPileUp => FixOption.Of("ConvertToTask", () => TryConvertAsync(attached, context), context),
            _ => FixOption.Of("CheckOutcome", () => CheckOutcomePlan.TryCreate(attached, context), context),
        };

    /// <summary>The plan for the operations that a handler hears.</summary>
    private static async Task<Planned<RewritePlan>> TryConvertAsync(AttachedHandler attached, RewriteContext context) =>
        attached.FindStart() is { } start
            ? await EventsToTasksPlan.TryCreateAsync(start, context).ConfigureAwait(false)
            : RefusalReason.SubscriptionIsNotCertain.At(attached.Subscription.Assignment.Syntax);
}
