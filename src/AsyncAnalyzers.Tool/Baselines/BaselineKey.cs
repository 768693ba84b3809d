namespace AsyncAnalyzers.Tool.Baselines;

/// <summary>Where sites are counted together, so that moved lines do not matter.</summary>
/// <param name="Rule">The id of the rule.</param>
/// <param name="Project">The name of the project.</param>
/// <param name="Member">The documentation id of the member.</param>
internal sealed record BaselineKey(string Rule, string Project, string Member) : IComparable<BaselineKey>
{
    public int CompareTo(BaselineKey? other) => string.CompareOrdinal(ToString(), other?.ToString());

    /// <inheritdoc/>
    public override string ToString() => string.Join('\t', Rule, Project, Member);
}
