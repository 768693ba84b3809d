namespace AsyncAnalyzers.Patterns.Contracts;

/// <summary>In what the versions of an operation can differ.</summary>
internal enum VersionDifferenceKind
{
    /// <summary>What goes in.</summary>
    Parameters,

    /// <summary>What comes back by reference.</summary>
    ByReference,

    /// <summary>What is returned.</summary>
    Result,

    /// <summary>An argument of the attributes that describe the operation.</summary>
    Argument,

    /// <summary>An attribute that only one version may have.</summary>
    Attribute,
}
