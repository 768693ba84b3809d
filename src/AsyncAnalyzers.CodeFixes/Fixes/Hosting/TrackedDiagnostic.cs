using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace AsyncAnalyzers.Fixes.Hosting;

/// <summary>Where a rule found something.</summary>
internal sealed record TrackedDiagnostic(string Id, TextSpan Span)
{
    /// <summary>The place of a diagnostic.</summary>
    public static TrackedDiagnostic Of(Diagnostic diagnostic) => new(diagnostic.Id, diagnostic.Location.SourceSpan);

    /// <summary>What a diagnostic at a place points at.</summary>
    public static SyntaxNode NodeAt(SyntaxNode root, TextSpan place) => root.FindNode(place, getInnermostNodeForTie: true);

    /// <summary>The place in the text after changes; null where they took it along.</summary>
    public TrackedDiagnostic? After(IReadOnlyList<TextChange> changes) =>
        changes.Any(c => c.Span.End > Span.Start && c.Span.Start < Span.End)
            ? null
            : this with
            {
                Span = new TextSpan(
                    Span.Start + changes.Where(c => c.Span.End <= Span.Start).Sum(c => c.NewText!.Length - c.Span.Length),
                    Span.Length
                ),
            };
}
