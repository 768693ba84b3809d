using AsyncAnalyzers.Patterns.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Patterns.Implementations;

/// <summary>The task that a Begin method returns, as it is or in what the platform makes of it.</summary>
/// <param name="Result">What it results in; null for nothing.</param>
/// <param name="IsWrapped">Whether <c>TaskToAsyncResult</c> wraps it.</param>
internal sealed record WrappedTask(ITypeSymbol? Result, bool IsWrapped)
{
    /// <summary>The task that a method returns, in all places the same kind; null where it returns anything else.</summary>
    public static WrappedTask? ReturnedBy(BeginImplementation begin) =>
        begin.FindReturned().Select(r => Of(r, begin)).Distinct().ToList() is { Count: 1 } tasks ? tasks[0] : null;

    private static WrappedTask? Of(IOperation returned, BeginImplementation begin) =>
        begin.Symbols.IsTask(returned.Type) ? new WrappedTask(ResultOf(returned.Type), IsWrapped: false)
        : returned is IInvocationOperation { TargetMethod: { Name: "Begin", ContainingType: var type }, Arguments: { Length: 3 } arguments }
        && SymbolEqualityComparer.Default.Equals(type, begin.Symbols.TaskToAsyncResult)
        && SourceReader.Unconverted(arguments[0].Value).Type is var task
        && begin.Symbols.IsTask(task)
            ? new WrappedTask(ResultOf(task), IsWrapped: true)
        : null;

    private static ITypeSymbol? ResultOf(ITypeSymbol? task) => ((INamedTypeSymbol)task!).TypeArguments.FirstOrDefault();
}
