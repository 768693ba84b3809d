using System.Collections.Immutable;
using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Patterns.Implementations;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Rules.Implementing;

/// <summary>
/// LAP5001: a Begin method returns a task as it is. Nobody calls the callback then, for which <c>FromAsync</c>, WCF and everybody who gave
/// one wait, and the async result does not have the caller's state. See
/// <see href="https://learn.microsoft.com/dotnet/standard/asynchronous-programming-patterns/interop-with-other-asynchronous-patterns-and-types">
/// Interop with other asynchronous patterns and types</see>.
/// </summary>
internal sealed class TaskIsReturnedAsAsyncResultRule : Rule<ImplementedMethod>
{
    public override DiagnosticDescriptor Descriptor => Descriptors.TaskIsReturnedAsAsyncResult;

    public override ImmutableArray<DiagnosticDescriptor> OtherMessages { get; } =
        ImmutableArray.Create(Descriptors.TaskIsReturnedWithoutState);

    public override Finding? Inspect(ImplementedMethod use) =>
        use is not BeginImplementation begin || !begin.FindReturned().Any(r => begin.Symbols.IsTask(r.Type)) ? null
        : !begin.Uses(begin.Callback) ? new Finding(begin.Name, begin.Callback.Name)
        : begin.State is { } state && !begin.Uses(state)
            ? new Finding(begin.Name, state.Name) { Message = Descriptors.TaskIsReturnedWithoutState }
        : null;
}
