using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Patterns.Implementations;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Rules.Implementing;

/// <summary>
/// LAP5007: a type offers a Begin and End that only forward, and no method that returns a task. See
/// <see href="https://learn.microsoft.com/dotnet/standard/asynchronous-programming-patterns/interop-with-other-asynchronous-patterns-and-types">
/// Interop with other asynchronous patterns and types</see>: new code is to be offered the task-based pattern.
/// </summary>
internal sealed class PairHasNoTaskMethodRule : Rule<ImplementedMethod>
{
    public override DiagnosticDescriptor Descriptor => Descriptors.PairHasNoTaskMethod;

    public override Finding? Inspect(ImplementedMethod use) =>
        use is BeginImplementation { IsOffered: true } begin
        && ForwardedOperation.ToAnotherPair(begin) is { } pair
        && TaskMethodName.For(begin) is { } name
            ? new Finding(begin.Name, pair.Ends[0].Method.Name, pair.Begins[0].Call.TargetMethod.Name, name)
            : null;
}
