using System.Collections.Immutable;
using System.Composition;
using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Fixes.Hosting;
using AsyncAnalyzers.Patterns.Calls;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Plans;
using AsyncAnalyzers.Rewriting.Refusals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace AsyncAnalyzers.Fixes;

/// <summary>Mends an end call that is wrong: a second one goes, one of another object or operation becomes the right one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CorrectEndFixer))]
[Shared]
public sealed class CorrectEndFixer : CallPairFixProvider
{
    private static readonly CallFixOption RemoveEnd = CallFixOption.Of(
        "RemoveEnd",
        target => target.End is { } end ? RemoveEndPlan.TryCreate(end) : NotAnEnd(target)
    );

    private static readonly CallFixOption UseBeginReceiver = CallFixOption.Of(
        "UseBeginReceiver",
        target => target.End is { } end ? UseBeginReceiverPlan.TryCreate(end, target.Context) : NotAnEnd(target)
    );

    private static readonly CallFixOption UseEndOfBegin = CallFixOption.Of(
        "UseEndOfBegin",
        target =>
            target.End is { } end
                ? UseMatchingEndPlan
                    .TryCreate(end, target.Site, target.Context)
                    .Or(() => UseBeginReceiverPlan.TryCreate(end, target.Context))
            : FromAsyncEnd.TryRecognise(target.Site, target.Context.Symbols, target.Context.Source) is { } wrapped
                ? UseMatchingEndPlan.TryCreate(wrapped, target.Site, target.Context)
            : NotAnEnd(target)
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

    private protected override ImmutableArray<CallFixOption> OptionsFor(string diagnosticId, FixPreferences preferences) =>
        diagnosticId switch
        {
            DiagnosticIds.EndInvokeIsCalledTwice or DiagnosticIds.EndIsCalledTwice => ImmutableArray.Create(RemoveEnd),
            DiagnosticIds.EndOfAnotherOperation or DiagnosticIds.FromAsyncIsMisused => ImmutableArray.Create(UseEndOfBegin),
            _ => ImmutableArray.Create(UseBeginReceiver),
        };

    private static Refusal NotAnEnd(CallTarget target) => RefusalReason.OnlyAuthorKnows.At(target.Site.Access);
}
