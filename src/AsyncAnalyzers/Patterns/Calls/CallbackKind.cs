namespace AsyncAnalyzers.Patterns.Calls;

/// <summary>What kind of callback Begin is given.</summary>
internal enum CallbackKind
{
    /// <summary><see langword="null"/>, or Begin takes none.</summary>
    None,

    /// <summary>A lambda or anonymous method, written where it is passed.</summary>
    Lambda,

    /// <summary>One method or local function in source.</summary>
    Method,

    /// <summary>An End method itself, which ends the operation.</summary>
    End,

    /// <summary>A lambda or anonymous method that a variable keeps, and nothing else.</summary>
    KeptLambda,

    /// <summary>One of several, all in source: a condition, a variable that is assigned more than once or elsewhere.</summary>
    Several,

    /// <summary>Not in source, or not to be told.</summary>
    Opaque,
}
