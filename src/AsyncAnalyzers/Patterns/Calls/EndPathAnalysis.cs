using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Patterns.Calls;

/// <summary>Follows the control flow from a begin call to the exit of its function, past the end calls.</summary>
internal static class EndPathAnalysis
{
    /// <summary>Longer members were not written by hand; the graph of each would be made for each of its begin calls.</summary>
    private const int MaximumLength = 30_000;

    /// <summary>
    /// Whether an operation is ended in sight and by nobody else, and some path past its end calls leaves the function normally. A test of
    /// the async result, or a null that it may have instead, asks whether there is something to end; a variable that keeps what
    /// <c>IsCompleted</c> said may decide later.
    /// </summary>
    public static bool CanBeMissed(BeginCall begin, LegacyAsyncSymbols symbols, SourceReader source) =>
        begin is { Callback.Kind: CallbackKind.None, Methods.CompletesByEvent: false }
        && begin.Uses.All(u =>
            u.Kind is not (AsyncResultUseKind.Escaped or AsyncResultUseKind.Inspected)
            && !(u is { Kind: AsyncResultUseKind.Polled, Operation.Parent: IAssignmentOperation or IVariableInitializerOperation })
        )
        && CanBeMissed(begin, source)
        && begin.Ends.All(e => EndCall.TryRecognise(e, symbols, source)?.MayHoldNothing() != true);

    /// <summary>
    /// Whether some path from Begin leaves the function normally and passes no End. False where the flow cannot be told, as with calls in
    /// other functions. Paths that throw do not count.
    /// </summary>
    private static bool CanBeMissed(BeginCall pair, SourceReader source)
    {
        if (SourceReader.EnclosingMember(pair.Call.Syntax).Span.Length > MaximumLength)
        {
            return false;
        }

        // d?.EndInvoke(r): whether the null that it asks about leaves something to end cannot be told.
        if (
            pair.Ends.Append(pair.Call).Any(c => c.Instance is IConditionalAccessInstanceOperation)
            || GraphAround(pair.Call, source.CancellationToken) is not { } graph
        )
        {
            return false;
        }

        var blocks = BlocksOfCalls(graph);
        var ends = new Dictionary<SyntaxNode, BasicBlock>();
        foreach (var end in pair.Ends)
        {
            if (!blocks.TryGetValue(end.Syntax, out var block))
            {
                return false;
            }

            ends[end.Syntax] = block;
        }

        if (!blocks.TryGetValue(pair.Call.Syntax, out var begin) || ends.Count == 0)
        {
            return false;
        }

        // In one block the calls run in the order in which they end: a begin call may stand among its end call's arguments.
        if (ends.Any(e => e.Value == begin && e.Key.Span.End >= pair.Call.Syntax.Span.End))
        {
            return false;
        }

        var passed = new HashSet<BasicBlock>(ends.Values);

        var flags = new EndFlags(pair, source);
        var visited = new HashSet<BasicBlock>();
        var pending = new Stack<BasicBlock>();

        pending.Push(begin);
        while (pending.Count > 0)
        {
            var block = pending.Pop();
            foreach (var branch in BranchesOf(block, flags))
            {
                if (branch.Destination is not { } next || branch.FinallyRegions.Any(r => ends.Any(e => IsAlwaysRunBy(r, e.Key, e.Value))))
                {
                    continue;
                }

                if (next.Kind == BasicBlockKind.Exit)
                {
                    return true;
                }

                if (!passed.Contains(next) && visited.Add(next))
                {
                    pending.Push(next);
                }
            }
        }

        return false;
    }

    /// <summary>The branches that can be taken on the way past the end calls: one of the two where the condition is a constant, or a
    /// variable that still has its first value.</summary>
    private static IEnumerable<ControlFlowBranch> BranchesOf(BasicBlock block, EndFlags flags)
    {
        var taken =
            block.ConditionKind != ControlFlowConditionKind.None && ValueOf(block.BranchValue, flags) is { } value
                ? value == (block.ConditionKind == ControlFlowConditionKind.WhenTrue)
                : (bool?)null;
        if (block.FallThroughSuccessor is { } next && taken != true)
        {
            yield return next;
        }

        if (block.ConditionalSuccessor is { } jump && taken != false)
        {
            yield return jump;
        }
    }

    private static bool? ValueOf(IOperation? condition, EndFlags flags) =>
        condition switch
        {
            { ConstantValue: { HasValue: true, Value: bool constant } } => constant,
            ILocalReferenceOperation { Local: var local } => flags.ValueBeforeEnd(local),
            _ => null,
        };

    /// <summary>Whether a finally always runs an end call: it is a statement of its own there.</summary>
    private static bool IsAlwaysRunBy(ControlFlowRegion region, SyntaxNode end, BasicBlock block) =>
        block.Ordinal >= region.FirstBlockOrdinal
        && block.Ordinal <= region.LastBlockOrdinal
        && end.FirstAncestorOrSelf<StatementSyntax>() is { Parent: BlockSyntax { Parent: FinallyClauseSyntax } };

    /// <summary>The first block that each call of the graph stands in.</summary>
    private static Dictionary<SyntaxNode, BasicBlock> BlocksOfCalls(ControlFlowGraph graph)
    {
        var blocks = new Dictionary<SyntaxNode, BasicBlock>();
        foreach (var block in graph.Blocks)
        {
            foreach (var operation in block.Operations.Concat(block.BranchValue is { } value ? [value] : []))
            {
                foreach (var call in operation.DescendantsAndSelf().OfType<IInvocationOperation>())
                {
                    if (!blocks.ContainsKey(call.Syntax))
                    {
                        blocks.Add(call.Syntax, block);
                    }
                }
            }
        }

        return blocks;
    }

    /// <summary>The graph of the function that the operation stands in, where that is a member of its own.</summary>
    private static ControlFlowGraph? GraphAround(IOperation operation, CancellationToken cancellationToken)
    {
        var root = operation;
        while (root.Parent is { } parent)
        {
            if (parent is IAnonymousFunctionOperation or ILocalFunctionOperation)
            {
                return null;
            }

            root = parent;
        }

        return root switch
        {
            IMethodBodyOperation body => ControlFlowGraph.Create(body, cancellationToken),
            IConstructorBodyOperation body => ControlFlowGraph.Create(body, cancellationToken),
            IBlockOperation body => ControlFlowGraph.Create(body, cancellationToken),
            _ => null,
        };
    }
}
