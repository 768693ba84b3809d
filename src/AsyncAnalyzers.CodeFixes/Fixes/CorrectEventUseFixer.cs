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

/// <summary>Mends the use of an event-based component: a handler is attached before the start, and a worker is given its flag.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CorrectEventUseFixer))]
[Shared]
public sealed class CorrectEventUseFixer : LegacyCodeFixProvider
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create(DiagnosticIds.HandlerIsAttachedAfterStart, DiagnosticIds.WorkerCannotDoThat);

    private protected override async Task<ImmutableArray<FixOption>> OptionsAtAsync(
        Document document,
        SyntaxNode node,
        string diagnosticId,
        CancellationToken cancellationToken
    )
    {
        if (await RewriteContext.TryCreateAsync(document, cancellationToken).ConfigureAwait(false) is not { } context)
        {
            return ImmutableArray<FixOption>.Empty;
        }

        var assignment = node.FirstAncestorOrSelf<AssignmentExpressionSyntax>();
        if (diagnosticId == DiagnosticIds.HandlerIsAttachedAfterStart)
        {
            return assignment is not null && AttachedHandler.TryRecognise(assignment, context.Symbols, context.Source) is { } late
                ? Option("AttachBeforeStart", () => AttachBeforeStartPlan.TryCreate(late), context)
                : ImmutableArray<FixOption>.Empty;
        }

        var worker =
            CallSite.TryFrom(node) is { Invocation: not null } site
                ? BackgroundWorkerUse.TryRecognise(site, context.Symbols, context.Source)
            : assignment is null ? null
            : BackgroundWorkerUse.TryRecognise(assignment, context.Symbols, context.Source);
        return worker is null
            ? ImmutableArray<FixOption>.Empty
            : Option("SetFlag", () => SetWorkerFlagPlan.TryCreate(worker, context), context);
    }

    private static ImmutableArray<FixOption> Option(string name, Func<Planned<RewritePlan>> plan, RewriteContext context) =>
        ImmutableArray.Create(
            new FixOption(
                name,
                async () => plan().Succeeds(out var made, out var refusal) ? await made.ChangeAsync(context).ConfigureAwait(false) : refusal
            )
        );
}
