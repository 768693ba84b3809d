namespace AsyncAnalyzers.Tool.Sites;

/// <summary>What can be done about a site.</summary>
internal enum Verdict
{
    /// <summary>An action is offered, and fixing all takes it; it does the same as before.</summary>
    SameBehavior,

    /// <summary>An action is offered, and fixing all takes it; something observable may change, and its title says so.</summary>
    MayChange,

    /// <summary>An action is offered that is taken only for one place at a time.</summary>
    OneByOne,

    /// <summary>No action is offered, for a reason.</summary>
    None,
}
