using System.Collections.Immutable;
using System.Composition;
using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Fixes.Hosting;
using AsyncAnalyzers.Patterns.Events;
using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Events;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncAnalyzers.Fixes;

/// <summary>Mends the use of an event-based component: a handler is attached before the start, and a worker is given its flag.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CorrectEventUseFixer))]
[Shared]
public sealed class CorrectEventUseFixer : SingleFixProvider
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create(DiagnosticIds.HandlerIsAttachedAfterStart, DiagnosticIds.WorkerCannotDoThat);

    private protected override FixOption? OptionAt(SyntaxNode node, string diagnosticId, RewriteContext context)
    {
        var assignment = node.FirstAncestorOrSelf<AssignmentExpressionSyntax>();
        if (diagnosticId == DiagnosticIds.HandlerIsAttachedAfterStart)
        {
            return assignment is not null && AttachedHandler.TryRecognise(assignment, context.Symbols, context.Source) is { } late
                ? FixOption.Of("AttachBeforeStart", () => AttachBeforeStartPlan.TryCreate(late), context)
                : null;
        }

        var worker =
            CallSite.TryFrom(node) is { Invocation: not null } site
                ? BackgroundWorkerUse.TryRecognise(site, context.Symbols, context.Source)
            : assignment is null ? null
            : BackgroundWorkerUse.TryRecognise(assignment, context.Symbols, context.Source);
        return worker is null ? null : FixOption.Of("SetFlag", () => SetWorkerFlagPlan.TryCreate(worker, context), context);
    }
}
