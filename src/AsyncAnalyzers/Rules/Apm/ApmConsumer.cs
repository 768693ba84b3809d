using AsyncAnalyzers.Patterns.Calls;
using AsyncAnalyzers.Patterns.Implementations;

namespace AsyncAnalyzers.Rules.Apm;

/// <summary>Tells callers of the pattern, who can use tasks instead, from its implementers and from those who expect it to fail.</summary>
internal static class ApmConsumer
{
    /// <summary>The pair of declared methods that a caller begins, or null.</summary>
    public static BeginCall? PairOf(MethodUse use) =>
        use.Begin is { Kind: PairKind.Apm } begin && !Handover.IsByImplementation(begin, use) && !ExpectedFailure.Surrounds(begin.Call)
            ? begin
            : null;
}
