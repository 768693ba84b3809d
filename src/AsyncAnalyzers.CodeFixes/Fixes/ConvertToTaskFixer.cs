using System.Collections.Immutable;
using System.Composition;
using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Patterns;
using AsyncAnalyzers.Rewriting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace AsyncAnalyzers.Fixes;

/// <summary>Rewrites a begin call, and the end calls and callbacks that belong to it, to a task.</summary>
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

    private protected override string Action => "ConvertToTask";

    private protected override Task<RewritePlan?> TryPlanAsync(CallPair pair, RewriteContext context) => RewritePlan.TryCreateAsync(pair, context);
}
