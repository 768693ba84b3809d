namespace AsyncAnalyzers.Behavior.Tests.Programs;

/// <summary>What is passed to Begin.</summary>
internal enum ArgumentKind
{
    /// <summary>A constant.</summary>
    Constant,

    /// <summary>A parameter, or a local, that stays as it is.</summary>
    Kept,

    /// <summary>A local that changes after the begin call.</summary>
    LocalChanges,

    /// <summary>A field that changes after the begin call.</summary>
    FieldChanges,

    /// <summary>A call that says when it is made.</summary>
    Call,
}
