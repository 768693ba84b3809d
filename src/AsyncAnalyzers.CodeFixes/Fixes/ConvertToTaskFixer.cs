using System.Collections.Immutable;
using System.Composition;
using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Fixes.Hosting;
using AsyncAnalyzers.Patterns.Calls;
using AsyncAnalyzers.Rewriting.Members;
using AsyncAnalyzers.Rewriting.Plans;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace AsyncAnalyzers.Fixes;

/// <summary>
/// Rewrites a begin call, and the end calls and callbacks that belong to it, to a task. Where End is missing, the second choice is to add
/// it; where it blocks, the second choice is to make its function async; an event is raised for each of its delegates.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ConvertToTaskFixer))]
[Shared]
public sealed class ConvertToTaskFixer : CallPairFixProvider
{
    private static readonly FixAct ConvertToTask = new(
        "ConvertToTask",
        async (target, context) =>
            target switch
            {
                { Site.Invocation: null, Begin: null } => FromAsyncCall.TryRecognise(target.Site.Access, context.Symbols, context.Source)
                    is { } wrapped
                    ? FromAsyncPlan.TryCreate(wrapped, context)
                    : null,
                _ when ForwardedOperation.TryRecognise(target.Site.Access, context.Symbols, context.Source) is { } forwarded =>
                    await ForwardingPairPlan.TryCreateAsync(forwarded, context).ConfigureAwait(false),
                { Begin: { } begin } => await PlanSelector.TryCreateAsync(begin, context).ConfigureAwait(false),
                _ => null,
            }
    );

    private static readonly FixAct AddEnd = new(
        "AddEnd",
        (target, context) => Task.FromResult<RewritePlan?>(target.Begin is { } begin ? AddEndPlan.TryCreate(begin, context) : null)
    );

    private static readonly FixAct MakeAsync = new(
        "MakeAsync",
        async (target, context) =>
            target.Begin is { } begin ? await MakeAsyncPlan.TryCreateAsync(begin, context).ConfigureAwait(false) : null
    );

    private static readonly FixAct RunEachTarget = new(
        "RunEachTarget",
        (target, context) => Task.FromResult<RewritePlan?>(target.Begin is { } begin ? InvocationListPlan.TryCreate(begin, context) : null)
    );

    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create(
            DiagnosticIds.DelegateBeginInvokeIsNotSupported,
            DiagnosticIds.BeginInvokeIsNeverEnded,
            DiagnosticIds.EndInvokeCanBeMissed,
            DiagnosticIds.BeginInvokeOfSeveralTargets,
            DiagnosticIds.UseTaskRun,
            DiagnosticIds.BeginIsNeverEnded,
            DiagnosticIds.EndCanBeMissed,
            DiagnosticIds.UseTaskCounterpart,
            DiagnosticIds.UseFromAsync,
            DiagnosticIds.EndBlocksAsyncFunction,
            DiagnosticIds.CallbackIsAsyncVoid
        );

    private protected override ImmutableArray<FixAct> ActsFor(string diagnosticId) =>
        diagnosticId switch
        {
            DiagnosticIds.BeginInvokeIsNeverEnded or DiagnosticIds.BeginIsNeverEnded => ImmutableArray.Create(ConvertToTask, AddEnd),
            DiagnosticIds.BeginInvokeOfSeveralTargets => ImmutableArray.Create(RunEachTarget, ConvertToTask, MakeAsync),
            _ => ImmutableArray.Create(ConvertToTask, MakeAsync),
        };
}
