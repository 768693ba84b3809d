namespace AsyncAnalyzers.Behavior.Tests.Programs;

/// <summary>What stands around a begin call, or around an end call, alone.</summary>
internal enum AroundCall
{
    /// <summary>Nothing.</summary>
    Nothing,

    /// <summary><c>try</c> and <c>catch</c>.</summary>
    Catch,

    /// <summary><c>try</c> and <c>finally</c>.</summary>
    Finally,

    /// <summary><c>lock</c>.</summary>
    Lock,

    /// <summary><c>using</c>.</summary>
    Using,
}
