using System.Collections.Immutable;
using System.Composition;
using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Fixes.Hosting;
using AsyncAnalyzers.Patterns.Events;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Events;
using AsyncAnalyzers.Rewriting.Refusals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace AsyncAnalyzers.Fixes;

/// <summary>Rewrites the start of an event-based operation, with all that its handler hears, to a task.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ConvertEventOperationFixer))]
[Shared]
public sealed class ConvertEventOperationFixer : LegacyCodeFixProvider
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create(DiagnosticIds.UseTaskInsteadOfEvent, DiagnosticIds.WrapEventInTask, DiagnosticIds.OutcomeIsLost);

    private protected override async Task<ImmutableArray<FixOption>> OptionsAtAsync(
        Document document,
        SyntaxNode node,
        string diagnosticId,
        CancellationToken cancellationToken
    ) =>
        await RewriteContext.TryCreateAsync(document, cancellationToken).ConfigureAwait(false) is { } context
        && EapOperation.TryRecognise(node, context.Symbols, context.Source) is { } operation
            ? ImmutableArray.Create(new FixOption("ConvertToTask", () => ConvertAsync(operation, context)))
            : ImmutableArray<FixOption>.Empty;

    private static async Task<Planned<SolutionChange>> ConvertAsync(EapOperation operation, RewriteContext context) =>
        (await EventsToTasksPlan.TryCreateAsync(operation, context).ConfigureAwait(false)).Succeeds(out var plan, out var refusal)
            ? await plan.ChangeAsync(context).ConfigureAwait(false)
            : refusal;
}
