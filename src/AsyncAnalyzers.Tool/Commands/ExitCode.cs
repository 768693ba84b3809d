namespace AsyncAnalyzers.Tool.Commands;

/// <summary>How a command ends.</summary>
internal static class ExitCode
{
    /// <summary>All went well.</summary>
    public const int Success = 0;

    /// <summary>The result is whole, and it is not what was asked for.</summary>
    public const int Failure = 1;

    /// <summary>The result is not whole: something could not be loaded, read or written.</summary>
    public const int Incomplete = 2;
}
