using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Patterns.Implementations;
using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Rules.Implementing;

/// <summary>
/// LAP5005: a method makes an async result of a task by hand, where the platform does it. See
/// <see href="https://learn.microsoft.com/dotnet/api/system.threading.tasks.tasktoasyncresult">TaskToAsyncResult</see>.
/// </summary>
internal sealed class GlueIsHandWrittenRule : Rule<TaskGlue>
{
    public override DiagnosticDescriptor Descriptor => Descriptors.GlueIsHandWritten;

    public override bool AppliesTo(LegacyAsyncSymbols symbols) => symbols.TaskToAsyncResult is not null;

    public override Finding? Inspect(TaskGlue use) => new(use.Declaration.Identifier.ValueText);
}
