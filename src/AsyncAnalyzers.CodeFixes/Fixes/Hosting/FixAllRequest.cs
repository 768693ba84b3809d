using AsyncAnalyzers.Rewriting.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace AsyncAnalyzers.Fixes.Hosting;

/// <summary>
/// What fixing all is asked for. In an editor the key is that of the action which its user chose, and fixes what that option does, of that
/// kind of change: what may change semantics is not mixed with what does the same. A program that fixes in bulk, as <c>dotnet format</c>
/// does, gives the key of the first action of the first diagnostic, whichever that is, and means everything. What needs review is left
/// in any case.
/// </summary>
/// <param name="Key">The equivalence key; null for the first option of each rule.</param>
/// <param name="IsInBulk">Whether a program asks, and not somebody who chose an action.</param>
internal sealed record FixAllRequest(string? Key, bool IsInBulk)
{
    /// <summary>The key with which fixing all does what it does without one, and leaves what may change semantics.</summary>
    public const string SameBehaviorKey = "SameBehavior";

    private const string MayChange = "MayChange";

    private const string Here = "Here";

    /// <summary>The request of a host: programs open projects with MSBuild themselves, editors have workspaces of their own.</summary>
    public static FixAllRequest Of(FixAllContext context) =>
        new(context.CodeActionEquivalenceKey, context.Solution.Workspace.Kind == WorkspaceKind.MSBuild);

    /// <summary>The key of an option's change of a kind.</summary>
    public static string KeyOf(string option, ChangeKind kind) =>
        kind switch
        {
            ChangeKind.MayChange => option + MayChange,
            ChangeKind.NeedsReview => option + Here,
            _ => option,
        };

    /// <summary>Whether an option is asked for, in changes of whichever kind.</summary>
    public bool Names(string option) => Key == option || Key == option + MayChange || Key == option + Here;

    /// <summary>Whether changes of a kind are asked for.</summary>
    public bool Wants(ChangeKind kind) =>
        kind switch
        {
            ChangeKind.NeedsReview => false,
            ChangeKind.MayChange => Key != SameBehaviorKey && (MeansAllKinds || Key!.EndsWith(MayChange, StringComparison.Ordinal)),
            _ => MeansAllKinds || !Key!.EndsWith(MayChange, StringComparison.Ordinal),
        };

    private bool MeansAllKinds => Key is null || IsInBulk || Key.EndsWith(Here, StringComparison.Ordinal);
}
