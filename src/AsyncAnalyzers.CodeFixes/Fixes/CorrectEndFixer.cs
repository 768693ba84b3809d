using System.Collections.Immutable;
using System.Composition;
using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Patterns;
using AsyncAnalyzers.Rewriting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Fixes;

/// <summary>Mends an end call that is wrong: a second one goes, one on another delegate is called on the right one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CorrectEndFixer))]
[Shared]
public sealed class CorrectEndFixer : CallPairFixProvider
{
    private static readonly FixAct RemoveEnd = new("RemoveEnd", (target, context)
        => Task.FromResult<RewritePlan?>(EndAt(target, context) is { } end ? RemoveEndPlan.TryCreate(end) : null));

    private static readonly FixAct UseBeginReceiver = new("UseBeginReceiver", (target, context)
        => Task.FromResult<RewritePlan?>(EndAt(target, context) is { } end ? UseBeginReceiverPlan.TryCreate(end, context) : null));

    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.EndInvokeIsCalledTwice, DiagnosticIds.EndInvokeOfAnotherDelegate];

    private protected override ImmutableArray<FixAct> ActsFor(string diagnosticId)
        => [diagnosticId == DiagnosticIds.EndInvokeIsCalledTwice ? RemoveEnd : UseBeginReceiver];

    private static EndCall? EndAt(FixTarget target, RewriteContext context)
        => target.Site.Invocation is { } invocation && context.Source.OperationOf(invocation) is IInvocationOperation call
            ? EndCall.TryRecognise(call, context.Symbols, context.Source)
            : null;
}
