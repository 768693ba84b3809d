using AsyncAnalyzers.Patterns;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Rewriting;

/// <summary>Finds the method that does with a task what a Begin and End pair does: <c>ReadAsync</c> for <c>BeginRead</c>/<c>EndRead</c>.</summary>
internal static class TaskCounterpart
{
    /// <summary>Where the plain one was taken by an event-based method, the task-based one has the longer suffix.</summary>
    private static readonly string[] Suffixes = ["Async", "TaskAsync"];

    /// <summary>The counterpart with the same parameters and the same result, or null.</summary>
    public static IMethodSymbol? Find(ApmMethodPair pair, RewriteContext context)
    {
        var wanted = pair.OperationParameters.Select(p => p.Type).ToList();
        var task = context.Tasks.TaskOf(pair.End.ReturnsVoid ? null : pair.Result);
        return Suffixes
            .SelectMany(suffix => TypesFrom(pair.Begin.ContainingType).SelectMany(t => t.GetMembers(pair.Operation + suffix)))
            .OfType<IMethodSymbol>()
            .FirstOrDefault(m => m.IsStatic == pair.Begin.IsStatic
                && m.Arity == 0
                && SymbolEqualityComparer.Default.Equals(m.ReturnType, task)
                && m.Parameters.Select(p => p.Type).SequenceEqual(wanted, SymbolEqualityComparer.Default));
    }

    private static IEnumerable<INamedTypeSymbol> TypesFrom(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            yield return current;
        }
    }
}
