using System.Collections.Immutable;
using AsyncAnalyzers.Patterns.Calls;
using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Rewriting.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Fixes.Hosting;

/// <summary>
/// The base of fixes for begin and end calls: finds the pair of a diagnostic in the document as it is now, asks for a plan, and offers
/// it where there is one. Fixing all takes the same road: each diagnostic in turn, on the document that the one before left.
/// </summary>
public abstract class CallPairFixProvider : CodeFixProvider
{
    /// <summary>The acts that the fix offers for a diagnostic, the one for bulk use first.</summary>
    private protected abstract ImmutableArray<FixAct> ActsFor(string diagnosticId);

    /// <inheritdoc />
    public sealed override FixAllProvider GetFixAllProvider() => new LinkedFilesFixAllProvider(FixAllAsync);

    /// <inheritdoc />
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await RewriteContext.TryCreateAsync(context.Document, context.CancellationToken).ConfigureAwait(false) is not { } rewrite)
        {
            return;
        }

        foreach (var diagnostic in context.Diagnostics)
        {
            if (TargetAt(rewrite.Root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true), rewrite) is not { } target)
            {
                continue;
            }

            foreach (var act in ActsFor(diagnostic.Id))
            {
                if (
                    await act.TryPlanAsync(target, rewrite).ConfigureAwait(false) is { } plan
                    && await plan.CompilesAsync(rewrite).ConfigureAwait(false)
                )
                {
                    context.RegisterCodeFix(
                        CodeAction.Create(plan.Title, _ => plan.FinishAsync(rewrite), act.KeyFor(diagnostic.Id)),
                        diagnostic
                    );
                }
            }
        }
    }

    private Task<Solution> FixAllAsync(
        Solution solution,
        ImmutableArray<(DocumentId Document, ImmutableArray<TrackedDiagnostic> Places)> found,
        string? key,
        CancellationToken cancellationToken
    ) =>
        SequentialFixAll.FixAsync(
            solution,
            found,
            id => SequentialFixAll.ActFor(key, ActsFor(id), a => a.KeyFor(id)),
            async (document, node, act) =>
                await RewriteContext.TryCreateAsync(document, cancellationToken).ConfigureAwait(false) is { } rewrite
                && TargetAt(node, rewrite) is { } target
                && await act.TryPlanAsync(target, rewrite).ConfigureAwait(false) is { } plan
                && await plan.CompilesAsync(rewrite).ConfigureAwait(false)
                    ? await plan.ApplyAsync(rewrite).ConfigureAwait(false)
                    : null,
            cancellationToken
        );

    /// <summary>What the code at a diagnostic begins, ends, looks at or is given to.</summary>
    private static FixTarget? TargetAt(SyntaxNode node, RewriteContext context) =>
        CallSite.TryFrom(node) switch
        {
            { Invocation: { } invocation } site => TargetOf(site, invocation, context),
            { Name.Identifier.ValueText: nameof(IAsyncResult.IsCompleted) or nameof(IAsyncResult.AsyncWaitHandle) } site => new FixTarget(
                site,
                BeginsAround(node, context).FirstOrDefault(p => p.Uses.Any(u => u.Operation.Syntax == site.Access))
            ),
            var site when PairGiven(node, context) is { } begin && (site ?? CallSite.TryFrom(begin.Call.Syntax)) is { } place =>
                new FixTarget(place, begin),
            { } site => new FixTarget(site, null),
            null => null,
        };

    private static FixTarget? TargetOf(CallSite site, InvocationExpressionSyntax invocation, RewriteContext context) =>
        context.Source.OperationOf(invocation) is not IInvocationOperation used ? null
        : ApmNames.MayBegin(site.Name.Identifier.ValueText)
            ? new FixTarget(site, BeginCall.TryRecognise(used, context.Symbols, context.Source))
        : new FixTarget(site, BeginsAround(invocation, context).FirstOrDefault(p => p.Ends.Any(e => e.Syntax == invocation)));

    /// <summary>The pair whose begin call is given a callback: a lambda, a method, or <c>d.EndInvoke</c>.</summary>
    private static BeginCall? PairGiven(SyntaxNode callback, RewriteContext context) =>
        callback.Ancestors().OfType<InvocationExpressionSyntax>().FirstOrDefault() is { } around
        && context.Source.OperationOf(around) is IInvocationOperation call
            ? BeginCall.TryRecognise(call, context.Symbols, context.Source)
            : null;

    /// <summary>The pairs that are begun in the type around a node.</summary>
    private static IEnumerable<BeginCall> BeginsAround(SyntaxNode node, RewriteContext context) =>
        BeginCall.Among(
            (node.FirstAncestorOrSelf<TypeDeclarationSyntax>() ?? context.Root).DescendantNodes().OfType<InvocationExpressionSyntax>(),
            context.Symbols,
            context.Source
        );
}
