namespace AsyncAnalyzers.Patterns.Flow;

/// <summary>What a delegate value is made of.</summary>
internal enum FunctionKind
{
    /// <summary><see langword="null"/>, or nothing at all.</summary>
    None,

    /// <summary>A lambda or anonymous method, written where it is used.</summary>
    Lambda,

    /// <summary>One method or local function.</summary>
    Method,

    /// <summary>A lambda or anonymous method that a variable keeps, and nothing else.</summary>
    KeptLambda,

    /// <summary>One of several: a condition, a variable that is assigned more than once or elsewhere.</summary>
    Several,

    /// <summary>Not to be told.</summary>
    Opaque,
}
