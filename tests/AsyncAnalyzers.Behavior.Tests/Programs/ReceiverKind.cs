namespace AsyncAnalyzers.Behavior.Tests.Programs;

/// <summary>What Begin and End are called on.</summary>
internal enum ReceiverKind
{
    /// <summary>A field that is written once.</summary>
    ReadOnlyField,

    /// <summary>A static field that is written once.</summary>
    StaticField,

    /// <summary>A local.</summary>
    Local,

    /// <summary>A parameter.</summary>
    Parameter,

    /// <summary>A property.</summary>
    Property,

    /// <summary>A field that gets another value after the begin call, while a local keeps the one before.</summary>
    Replaced,

    /// <summary>A field that may be <see langword="null"/>, and is not.</summary>
    Conditional,

    /// <summary>What the state of the operation carries.</summary>
    State,
}
