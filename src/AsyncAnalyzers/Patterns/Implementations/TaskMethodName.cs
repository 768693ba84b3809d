using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Symbols;

namespace AsyncAnalyzers.Patterns.Implementations;

/// <summary>What a method that returns a task is called beside a Begin and End of a type.</summary>
internal static class TaskMethodName
{
    /// <summary><c>OpAsync</c> for <c>BeginOp</c>; null where the type has such a method already, or something else of that name,
    /// in this or another configuration.</summary>
    public static string? For(BeginImplementation begin)
    {
        if (ApmNames.OperationOf(begin.Name) is not { } operation)
        {
            return null;
        }

        var name = operation + "Async";
        var members = TypeHierarchy.Of(begin.Method.ContainingType);
        return
            members.Any(t => !t.GetMembers(name).IsEmpty || !t.GetMembers(operation + "TaskAsync").IsEmpty)
            || DisabledText.IsIn(begin.Symbols.Compilation, name, begin.Source.CancellationToken)
            ? null
            : name;
    }
}
