using System.Collections.Immutable;
using System.Composition;
using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Fixes.Hosting;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Plans;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace AsyncAnalyzers.Fixes;

/// <summary>Mends a wait for an operation: End waits in the place of a loop, and a handle that was waited for is closed.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CorrectWaitFixer))]
[Shared]
public sealed class CorrectWaitFixer : CallPairFixProvider
{
    private static readonly CallFixOption WaitInEnd = CallFixOption.Of(
        "WaitInEnd",
        target => target.Begin is { } begin ? WaitInEndPlan.TryCreate(begin, target.Site, target.Context) : target.NoBegin
    );

    private static readonly CallFixOption CloseHandle = CallFixOption.Of(
        "CloseHandle",
        target => target.Begin is { } begin ? CloseHandlePlan.TryCreate(begin, target.Context) : target.NoBegin
    );

    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create(DiagnosticIds.IsCompletedIsPolled, DiagnosticIds.WaitHandleIsNeverClosed);

    private protected override ImmutableArray<CallFixOption> OptionsFor(string diagnosticId, FixPreferences preferences) =>
        ImmutableArray.Create(diagnosticId == DiagnosticIds.IsCompletedIsPolled ? WaitInEnd : CloseHandle);
}
