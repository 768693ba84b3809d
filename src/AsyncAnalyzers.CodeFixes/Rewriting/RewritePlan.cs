using AsyncAnalyzers.Patterns;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Rewriting;

/// <summary>
/// A rewrite of a begin call, and of all that belongs to it, to tasks, found to be right before it is offered. There is a plan or
/// there is none; a plan always changes the document.
/// </summary>
internal abstract class RewritePlan
{
    /// <summary>What the rewrite does, as its action's title.</summary>
    public abstract string Title { get; }

    /// <summary>The plan for a pair, or null where no rewrite keeps what the code does.</summary>
    public static async Task<RewritePlan?> TryCreateAsync(CallPair pair, RewriteContext context)
        => pair.Shape switch
        {
            _ when IsInExpressionTree(pair) => null,
            Shape.FireAndForget when pair.Uses.IsEmpty => FireAndForgetPlan.TryCreate(pair, context),
            Shape.FireAndForget or Shape.BeginThenEnd or Shape.BeginWorkEnd or Shape.BeginWaitEnd => InlinePairPlan.TryCreate(pair, context),
            Shape.InlineCallback => InlineCallbackPlan.TryCreate(pair, context),
            Shape.NamedCallback => await NamedCallbackPlan.TryCreateAsync(pair, context).ConfigureAwait(false),
            _ => null,
        };

    /// <summary>The document with the rewrite made.</summary>
    public Document Apply(RewriteContext context)
    {
        var edits = new SyntaxEdits(context.NewLine);
        AddEdits(edits);
        return context.Document.WithSyntaxRoot(edits.ApplyTo(context.Root));
    }

    protected abstract void AddEdits(SyntaxEdits edits);

    protected static string TitleFor(CallPair pair, TaskStart start) => $"Replace '{pair.Methods.Begin.Name}' with '{start.Name}'";

    private static bool IsInExpressionTree(CallPair pair)
    {
        for (IOperation? current = pair.Begin; current is not null; current = current.Parent)
        {
            if (current is Microsoft.CodeAnalysis.Operations.IConversionOperation { Type.TypeKind: not TypeKind.Delegate, Operand: Microsoft.CodeAnalysis.Operations.IAnonymousFunctionOperation })
            {
                return true;
            }
        }

        return false;
    }
}
