using System.Collections.Immutable;
using System.Composition;
using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Fixes.Hosting;
using AsyncAnalyzers.Patterns.Calls;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Plans;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Fixes;

/// <summary>Mends an end call that is wrong: a second one goes, one of another object or operation becomes the right one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CorrectEndFixer))]
[Shared]
public sealed class CorrectEndFixer : CallPairFixProvider
{
    private static readonly FixAct RemoveEnd = new(
        "RemoveEnd",
        (target, context) => Task.FromResult<RewritePlan?>(EndAt(target, context) is { } end ? RemoveEndPlan.TryCreate(end) : null)
    );

    private static readonly FixAct UseBeginReceiver = new(
        "UseBeginReceiver",
        (target, context) =>
            Task.FromResult<RewritePlan?>(EndAt(target, context) is { } end ? UseBeginReceiverPlan.TryCreate(end, context) : null)
    );

    private static readonly FixAct UseEndOfBegin = new(
        "UseEndOfBegin",
        (target, context) =>
            Task.FromResult(
                EndAt(target, context) is { } end
                    ? UseMatchingEndPlan.TryCreate(end, target.Site, context) ?? (RewritePlan?)UseBeginReceiverPlan.TryCreate(end, context)
                : FromAsyncEnd.TryRecognise(target.Site, context.Symbols, context.Source) is { } wrapped
                    ? UseMatchingEndPlan.TryCreate(wrapped, target.Site, context)
                : null
            )
    );

    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create(
            DiagnosticIds.EndInvokeIsCalledTwice,
            DiagnosticIds.EndInvokeOfAnotherDelegate,
            DiagnosticIds.EndIsCalledTwice,
            DiagnosticIds.EndOfAnotherOperation,
            DiagnosticIds.FromAsyncIsMisused
        );

    private protected override ImmutableArray<FixAct> ActsFor(string diagnosticId) =>
        diagnosticId switch
        {
            DiagnosticIds.EndInvokeIsCalledTwice or DiagnosticIds.EndIsCalledTwice => ImmutableArray.Create(RemoveEnd),
            DiagnosticIds.EndOfAnotherOperation or DiagnosticIds.FromAsyncIsMisused => ImmutableArray.Create(UseEndOfBegin),
            _ => ImmutableArray.Create(UseBeginReceiver),
        };

    private static EndCall? EndAt(FixTarget target, RewriteContext context) =>
        target.Site.Invocation is { } invocation && context.Source.OperationOf(invocation) is IInvocationOperation call
            ? EndCall.TryRecognise(call, context.Symbols, context.Source)
            : null;
}
