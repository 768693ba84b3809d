namespace AsyncAnalyzers.Rewriting.Starts;

/// <summary>What a begin call is to the code around it.</summary>
internal enum BeginCallRole
{
    /// <summary>A statement; nobody takes the async result.</summary>
    Statement,

    /// <summary>The whole body of a lambda or of a member, its value unused.</summary>
    ExpressionBody,

    /// <summary>Initialises a local.</summary>
    Declaration,

    /// <summary>Assigned to a local or a private field.</summary>
    Assignment,

    /// <summary>The argument of its own end call.</summary>
    EndArgument,

    /// <summary>Put into a collection.</summary>
    Collected,
}
