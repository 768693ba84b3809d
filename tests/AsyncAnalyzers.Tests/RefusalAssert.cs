using AsyncAnalyzers.Fixes.Hosting;
using AsyncAnalyzers.Rewriting.Refusals;
using AsyncAnalyzers.Tests.Repository;
using Microsoft.CodeAnalysis.CodeFixes;
using Xunit;

namespace AsyncAnalyzers.Tests;

/// <summary>Asserts why nothing is offered: a test that only sees nothing offered passes for a wrong reason, too.</summary>
internal static class RefusalAssert
{
    /// <summary>Runs a test in which nothing is offered, and compares the reasons; the page of the rule must have each of them, or that of the
    /// options for all rules.</summary>
    public static async Task OffersNothingAsync(
        LegacyCodeFixProvider fixer,
        string? key,
        Func<CodeFixProvider, Task> test,
        RefusalReason[] reasons
    )
    {
        var recorder = new RefusalRecorder(fixer, key);
        await test(recorder);
        Assert.Equal(reasons.Order(), recorder.Refusals.Select(r => r.Reason).Distinct().Order());
        foreach (var (id, reason) in recorder.Refusals)
        {
            var page =
                key?.EndsWith(".MakeAsync", StringComparison.Ordinal) == true
                    ? RulePage.ReasonsIn(RepositoryFiles.Read("docs/make-async.md"))
                    : new RulePage(id).Reasons;
            Assert.Contains(reason, page.Concat(RulePage.ReasonsIn(RepositoryFiles.Read("docs/configuration.md"))));
        }
    }
}
