using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Patterns.Flow;

/// <summary>One use of a value that is followed.</summary>
/// <param name="Kind">What is done with it.</param>
/// <param name="Value">The reference to it, or what yields it.</param>
/// <param name="Operation">What uses it: the member's reference, the call that takes it, the assignment.</param>
internal sealed record ValueUse(ValueUseKind Kind, IOperation Value, IOperation Operation);
