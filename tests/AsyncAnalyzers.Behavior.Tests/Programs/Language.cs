namespace AsyncAnalyzers.Behavior.Tests.Programs;

/// <summary>The version of C# that the program is compiled with.</summary>
internal enum Language
{
    /// <summary>The newest.</summary>
    Latest,

    /// <summary>The last one for .NET Framework.</summary>
    CSharp7,

    /// <summary>No local functions and no tuples.</summary>
    CSharp6,

    /// <summary>No expression bodies and no <c>?.</c>.</summary>
    CSharp5,
}
