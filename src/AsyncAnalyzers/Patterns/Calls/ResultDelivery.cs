using System.Collections.Immutable;

namespace AsyncAnalyzers.Patterns.Calls;

/// <summary>The members of a result in which a counterpart delivers what End returns and what it gives back by reference.</summary>
/// <param name="Returned">The member with what End returns.</param>
/// <param name="ByReference">The members with what End's by-reference parameters give back, in their order.</param>
internal sealed record ResultDelivery(string Returned, ImmutableArray<string> ByReference);
