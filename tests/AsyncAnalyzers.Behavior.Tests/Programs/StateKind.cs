namespace AsyncAnalyzers.Behavior.Tests.Programs;

/// <summary>What Begin gets for its state, and the callback reads.</summary>
internal enum StateKind
{
    /// <summary>Nothing.</summary>
    Null,

    /// <summary>A text.</summary>
    Text,

    /// <summary>A boxed number.</summary>
    Number,

    /// <summary>The object of the caller.</summary>
    Self,
}
