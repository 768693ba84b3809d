namespace AsyncAnalyzers.Patterns.Calls;

/// <summary>Whose pair of methods it is.</summary>
internal enum PairKind
{
    /// <summary>The compiler-made <c>BeginInvoke</c> and <c>EndInvoke</c> of a delegate type.</summary>
    Delegate,

    /// <summary>Declared <c>Begin…</c> and <c>End…</c> methods.</summary>
    Apm,
}
