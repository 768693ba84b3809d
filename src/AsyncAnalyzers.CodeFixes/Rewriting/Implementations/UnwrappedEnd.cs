using AsyncAnalyzers.Patterns.Implementations;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Refusals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FindSymbols;

namespace AsyncAnalyzers.Rewriting.Implementations;

/// <summary>The End of a pair whose Begin is to return a task wrapped: nobody but that End takes the async result for a task.</summary>
/// <param name="Task">How End takes the task out.</param>
/// <param name="MayChangeSemantics">Whether a caller handles the AggregateException that comes from End now.</param>
internal sealed record UnwrappedEnd(TaskInEnd Task, bool MayChangeSemantics)
{
    /// <summary>The End of a Begin method that returns tasks of a type.</summary>
    public static async Task<Planned<UnwrappedEnd>> TryCreateAsync(BeginImplementation begin, INamedTypeSymbol task, RewriteContext context)
    {
        if (begin.FindEnd() is not { } end)
        {
            return RefusalReason.NoPlaceForEnd.At(begin.Declaration);
        }

        if (TaskInEnd.TryRecognise(end, task) is not { } taken)
        {
            return RefusalReason.ImplementationIsIrregular.At(end.Declaration);
        }

        var solution = context.Document.Project.Solution;
        var overrides = await SymbolFinder.FindOverridesAsync(end.Method, solution, null, context.CancellationToken).ConfigureAwait(false);
        if (overrides.Any())
        {
            return RefusalReason.ImplementationCannotBeConverted.At(end.Declaration);
        }

        var callers = new CallersOfPair(context);
        if (await callers.FirstWithTaskAsync(begin).ConfigureAwait(false) is { } caller)
        {
            return RefusalReason.CallerCannotBeConverted.At(caller);
        }

        var mayChange = taken.WrapsException && await callers.HandleAggregateAsync(end).ConfigureAwait(false);
        return new UnwrappedEnd(taken, mayChange);
    }
}
