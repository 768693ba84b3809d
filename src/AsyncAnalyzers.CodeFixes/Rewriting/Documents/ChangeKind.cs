namespace AsyncAnalyzers.Rewriting.Documents;

/// <summary>What a change does to the behavior of the program.</summary>
internal enum ChangeKind
{
    /// <summary>It is sure to be the same.</summary>
    SameBehavior,

    /// <summary>Something observable may change; the page of the rule says what.</summary>
    MayChange,

    /// <summary>Something may go wrong that did not: the change is made only where somebody asks for it.</summary>
    NeedsReview,
}
