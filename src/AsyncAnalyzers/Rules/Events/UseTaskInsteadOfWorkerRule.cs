using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Patterns.Events;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Rules.Events;

/// <summary>
/// LAP4010: a <c>BackgroundWorker</c> starts, where a task does the same. See
/// <see href="https://learn.microsoft.com/dotnet/standard/asynchronous-programming-patterns/consuming-the-task-based-asynchronous-pattern">
/// Consuming the Task-based Asynchronous Pattern</see>.
/// </summary>
internal sealed class UseTaskInsteadOfWorkerRule : Rule<EapOperation>
{
    public override DiagnosticDescriptor Descriptor => Descriptors.UseTaskInsteadOfWorker;

    public override Finding? Inspect(EapOperation use) => use.IsOfBackgroundWorker && !use.IsOfComponent ? new Finding() : null;
}
