using System.Collections.Immutable;
using System.Composition;
using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Rewriting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace AsyncAnalyzers.Fixes;

/// <summary>
/// Rewrites a begin call, and the end calls and callbacks that belong to it, to a task. Where End is missing, the second choice is to add it.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ConvertToTaskFixer))]
[Shared]
public sealed class ConvertToTaskFixer : CallPairFixProvider
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
    [
        DiagnosticIds.DelegateBeginInvokeIsNotSupported,
        DiagnosticIds.BeginInvokeIsNeverEnded,
        DiagnosticIds.BeginIsNeverEnded,
    ];

    private static readonly FixAct ConvertToTask = new("ConvertToTask", RewritePlan.TryCreateAsync);

    private static readonly FixAct AddEnd = new("AddEnd", (pair, context) => Task.FromResult<RewritePlan?>(AddEndPlan.TryCreate(pair, context)));

    private protected override ImmutableArray<FixAct> ActsFor(string diagnosticId)
        => diagnosticId == DiagnosticIds.DelegateBeginInvokeIsNotSupported ? [ConvertToTask] : [ConvertToTask, AddEnd];
}
