namespace AsyncAnalyzers.Behavior.Tests.Programs;

/// <summary>Where the operation fails.</summary>
internal enum Failure
{
    /// <summary>It does not.</summary>
    None,

    /// <summary>End throws.</summary>
    InEnd,

    /// <summary>Begin throws.</summary>
    InBegin,
}
