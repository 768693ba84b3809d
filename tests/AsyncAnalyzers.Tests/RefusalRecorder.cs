using System.Collections.Concurrent;
using System.Collections.Immutable;
using AsyncAnalyzers.Fixes.Hosting;
using AsyncAnalyzers.Rewriting.Refusals;
using Microsoft.CodeAnalysis.CodeFixes;

namespace AsyncAnalyzers.Tests;

/// <summary>A fixer that keeps, for whatever it is asked to fix, the reasons why it offers nothing.</summary>
/// <param name="fixer">The fixer.</param>
/// <param name="key">The action whose reasons count; null for the first of each diagnostic.</param>
internal sealed class RefusalRecorder(LegacyCodeFixProvider fixer, string? key) : CodeFixProvider
{
    private readonly ConcurrentDictionary<(string Id, RefusalReason Reason), bool> _refusals = [];

    /// <summary>Each rule with each reason for which nothing was offered for what it reports.</summary>
    public IEnumerable<(string Id, RefusalReason Reason)> Refusals => _refusals.Keys;

    public override ImmutableArray<string> FixableDiagnosticIds => fixer.FixableDiagnosticIds;

    public override FixAllProvider? GetFixAllProvider() => fixer.GetFixAllProvider();

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        await fixer.RegisterCodeFixesAsync(context);
        foreach (var diagnostic in context.Diagnostics)
        {
            var place = diagnostic.Location.SourceSpan;
            var outcomes = await fixer.ExplainAsync(context.Document, place, diagnostic.Id, context.CancellationToken);
            var meant = key is null ? outcomes.Take(1) : outcomes.Where(o => o.Key == key);
            foreach (var (_, outcome) in meant)
            {
                if (!outcome.Succeeds(out _, out var refusal))
                {
                    _refusals[(diagnostic.Id, refusal.Reason)] = true;
                }
            }
        }
    }
}
