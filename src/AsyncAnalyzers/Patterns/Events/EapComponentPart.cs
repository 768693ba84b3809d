using AsyncAnalyzers.Patterns.Syntax;

namespace AsyncAnalyzers.Patterns.Events;

/// <summary>What a component declares for an event-based operation: the method that starts it, or the data that its event passes
/// on.</summary>
/// <param name="Source">Reads the source around.</param>
internal abstract record EapComponentPart(SourceReader Source);
