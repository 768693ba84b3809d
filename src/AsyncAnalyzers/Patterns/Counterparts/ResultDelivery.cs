using System.Collections.Immutable;

namespace AsyncAnalyzers.Patterns.Counterparts;

/// <summary>The members of a result in which a counterpart delivers what an operation returns and what it gives back by
/// reference.</summary>
/// <param name="Returned">The member with what it returns.</param>
/// <param name="ByReference">The members with what it gives back by reference, in the order of its parameters.</param>
internal sealed record ResultDelivery(string Returned, ImmutableArray<string> ByReference);
