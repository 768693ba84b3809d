using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Patterns.Calls;

/// <summary>One use of an async result.</summary>
/// <param name="Kind">What is done with it.</param>
/// <param name="Value">The reference to it, or Begin's call itself.</param>
/// <param name="Operation">What uses it: the End call, the property read, the assignment.</param>
internal sealed record AsyncResultUse(AsyncResultUseKind Kind, IOperation Value, IOperation Operation);
