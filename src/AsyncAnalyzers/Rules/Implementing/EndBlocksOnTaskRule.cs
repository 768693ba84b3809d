using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Patterns.Implementations;
using AsyncAnalyzers.Patterns.Syntax;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Rules.Implementing;

/// <summary>
/// LAP5004: an End method takes the result of a task with <c>Result</c> or <c>Wait()</c>, and throws an AggregateException in place of the
/// operation's own exception. See
/// <see href="https://learn.microsoft.com/dotnet/standard/parallel-programming/exception-handling-task-parallel-library">Exception
/// handling (Task Parallel Library)</see>.
/// </summary>
internal sealed class EndBlocksOnTaskRule : Rule<ImplementedMethod>
{
    public override DiagnosticDescriptor Descriptor => Descriptors.EndBlocksOnTask;

    public override Finding? Inspect(ImplementedMethod use) =>
        use is EndImplementation end
        && TaskWait.In(end).FirstOrDefault(w => w.WrapsException && !FunctionSyntax.CatchingAround(w.Expression, end.Declaration).Any())
            is { Name: var name }
            ? new Finding(name.GetLocation(), end.Name, name.Identifier.ValueText)
            : null;
}
