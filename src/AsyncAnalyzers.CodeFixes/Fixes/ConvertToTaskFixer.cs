using System.Collections.Immutable;
using System.Composition;
using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Fixes.Hosting;
using AsyncAnalyzers.Rewriting.Documents;
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
    private static readonly CallFixOption ConvertToTask = new(
        "ConvertToTask",
        target => PlanSelector.TryCreateAsync(target.Use, target.Begin, target.Context)
    );

    private static readonly CallFixOption AddEnd = CallFixOption.Of(
        "AddEnd",
        target => target.Begin is { } begin ? AddEndPlan.TryCreate(begin, target.Context) : target.NoBegin
    );

    private static readonly CallFixOption RunEachTarget = CallFixOption.Of(
        "RunEachTarget",
        target => target.Begin is { } begin ? InvocationListPlan.TryCreate(begin, target.Context) : target.NoBegin
    );

    private static readonly CallFixOption MakeAsync = new(
        "MakeAsync",
        async target =>
            target.Begin is { } begin
                ? await MakeAsyncPlan.TryCreateAsync(new AwaitedPairs(begin), target.Context).ConfigureAwait(false)
                : target.NoBegin
    );

    /// <summary>The same where it can be done, for those who prefer it in bulk.</summary>
    private static readonly CallFixOption MakeAsyncOrConvert = new(
        MakeAsync.Name,
        async target =>
            await MakeAsync.PlanAsync(target).ConfigureAwait(false) is { OrNull: not null } madeAsync
                ? madeAsync
                : await ConvertToTask.PlanAsync(target).ConfigureAwait(false)
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

    private protected override ImmutableArray<CallFixOption> OptionsFor(string diagnosticId, FixPreferences preferences) =>
        diagnosticId switch
        {
            DiagnosticIds.BeginInvokeIsNeverEnded or DiagnosticIds.BeginIsNeverEnded => ImmutableArray.Create(ConvertToTask, AddEnd),
            DiagnosticIds.BeginInvokeOfSeveralTargets => ImmutableArray.Create(RunEachTarget, ConvertToTask, MakeAsync),
            _ when preferences.MakesAsyncFirst => ImmutableArray.Create(MakeAsyncOrConvert, ConvertToTask),
            _ => ImmutableArray.Create(ConvertToTask, MakeAsync),
        };
}
