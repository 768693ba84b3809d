namespace AsyncAnalyzers.Tool.Sites;

/// <summary>A site on which the fixes were tried.</summary>
internal sealed record TriedSite : Site
{
    public TriedSite(Site site, Outcome outcome)
        : base(site) => Outcome = outcome;

    /// <summary>What can be done about it.</summary>
    public Outcome Outcome { get; }
}
