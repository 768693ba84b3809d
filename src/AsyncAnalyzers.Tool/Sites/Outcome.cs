using AsyncAnalyzers.Rewriting.Refusals;

namespace AsyncAnalyzers.Tool.Sites;

/// <summary>What the fixes make of a site.</summary>
/// <param name="Verdict">What can be done.</param>
/// <param name="Title">The title of the action, where one is offered.</param>
/// <param name="Reason">Why fixing all leaves it: the name of a <see cref="RefusalReason"/>, or one of the two below.</param>
internal sealed record Outcome(Verdict Verdict, string? Title, string? Reason)
{
    /// <summary>The reason where the rule has no fix at all.</summary>
    public const string NoFixForRule = nameof(NoFixForRule);

    /// <summary>The reason where the fix does not recognise what the rule reported.</summary>
    public const string NotRecognised = nameof(NotRecognised);

    /// <summary>Whether fixing all changes it.</summary>
    public bool IsFixedInBulk => Verdict is Verdict.SameBehavior or Verdict.MayChange;

    /// <summary>Whether an action is offered.</summary>
    public bool HasAction => Verdict != Verdict.None;
}
