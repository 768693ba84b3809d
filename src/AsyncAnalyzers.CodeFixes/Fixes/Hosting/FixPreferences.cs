using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AsyncAnalyzers.Fixes.Hosting;

/// <summary>What the users of a file have chosen for its fixes, in <c>.editorconfig</c>: docs/configuration.md lists the options.</summary>
/// <param name="SameBehaviorOnly">Whether only that is offered whose title does not say that it may change semantics.</param>
/// <param name="MakesAsyncFirst">Whether a function that blocks is made async in bulk, where that can be done.</param>
internal readonly record struct FixPreferences(bool SameBehaviorOnly, bool MakesAsyncFirst)
{
    /// <summary>The preferences for a file; what is not set, or to a value that there is not, is as by default.</summary>
    public static FixPreferences For(Document document, SyntaxTree tree)
    {
        var options = document.Project.AnalyzerOptions.AnalyzerConfigOptionsProvider.GetOptions(tree);
        return new FixPreferences(
            Has(options, "async_analyzers.fixes", "same_behavior"),
            Has(options, "async_analyzers.blocking", "make_async")
        );
    }

    private static bool Has(AnalyzerConfigOptions options, string name, string value) =>
        options.TryGetValue(name, out var set) && string.Equals(set.Trim(), value, StringComparison.OrdinalIgnoreCase);
}
