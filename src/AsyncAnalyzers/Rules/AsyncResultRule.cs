namespace AsyncAnalyzers.Rules;

/// <summary>A rule about what is read of an async result, at the place that reads it.</summary>
internal abstract class AsyncResultRule : Rule<AsyncResultRead>;
