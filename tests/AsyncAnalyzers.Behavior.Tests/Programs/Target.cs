namespace AsyncAnalyzers.Behavior.Tests.Programs;

/// <summary>What the program is fixed for.</summary>
internal enum Target
{
    /// <summary>.NET Framework.</summary>
    Framework,

    /// <summary>.NET.</summary>
    Net,

    /// <summary>Both, in one file.</summary>
    Both,
}
