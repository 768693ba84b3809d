namespace AsyncAnalyzers.Behavior.Tests.Judging;

/// <summary>What came of one program.</summary>
internal enum VerdictKind
{
    /// <summary>No rule reports anything in it.</summary>
    NothingReported,

    /// <summary>Something is reported, and nothing was changed.</summary>
    Refused,

    /// <summary>It was changed, and does the same.</summary>
    Same,

    /// <summary>It does something else; the action said so, and the page of its rule says what.</summary>
    Tolerated,

    /// <summary>It does something else.</summary>
    Different,

    /// <summary>It does not compile any more.</summary>
    DoesNotCompile,

    /// <summary>It does not do the same each time, before or after the fix.</summary>
    Unsteady,

    /// <summary>The program itself does not compile: the generator is wrong.</summary>
    Misgenerated,
}
