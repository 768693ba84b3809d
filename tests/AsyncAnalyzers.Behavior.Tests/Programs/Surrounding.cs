namespace AsyncAnalyzers.Behavior.Tests.Programs;

/// <summary>The thread that the program runs on.</summary>
internal enum Surrounding
{
    /// <summary>One without a context.</summary>
    Plain,

    /// <summary>One with a context that runs everything on it, as that of a window does.</summary>
    OneThread,
}
