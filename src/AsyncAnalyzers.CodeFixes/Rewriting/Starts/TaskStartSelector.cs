using AsyncAnalyzers.Patterns.Calls;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Refusals;
using AsyncAnalyzers.Rewriting.Syntax;

namespace AsyncAnalyzers.Rewriting.Starts;

/// <summary>Selects what takes the place of a begin call by whose methods it calls.</summary>
internal static class TaskStartSelector
{
    /// <summary>The start for a pair, where one does the same.</summary>
    public static Planned<TaskStart> TryCreate(BeginCall begin, BeginCallSite site, RewriteContext context, FreshNames names) =>
        begin.Kind == PairKind.Delegate ? DelegateStart.TryCreate(begin, context, names) : ApmStart.TryCreate(begin, site, context, names);

    /// <summary>The start for a pair in the place of a call of FromAsync, where it does the same and better.</summary>
    public static Planned<TaskStart> TryCreate(FromAsyncCall wrapped, RewriteContext context, FreshNames names) =>
        wrapped.Methods.Kind == PairKind.Delegate
            ? DelegateStart.TryCreate(wrapped, context, names)
            : ApmStart.TryCreate(wrapped, context, names);
}
