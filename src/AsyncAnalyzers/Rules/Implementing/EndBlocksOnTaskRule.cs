using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Patterns.Implementations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

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
        use is EndImplementation end && TaskWait.In(end).FirstOrDefault(w => w.WrapsException && !IsHandled(w, end)) is { Name: var name }
            ? new Finding(name.GetLocation(), end.Name, name.Identifier.ValueText)
            : null;

    /// <summary>Whether the method itself looks at what the task throws.</summary>
    private static bool IsHandled(TaskWait wait, EndImplementation end) =>
        wait
            .Expression.Ancestors()
            .TakeWhile(n => n != end.Declaration)
            .Any(n => n is TryStatementSyntax { Catches.Count: > 0 } handled && handled.Block.Span.Contains(wait.Expression.Span));
}
