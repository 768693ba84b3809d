using AsyncAnalyzers.Patterns.Implementations;
using AsyncAnalyzers.Rewriting.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncAnalyzers.Rewriting.Implementations;

/// <summary>What the callers of an implemented Begin or End in the solution count on.</summary>
internal sealed class CallersOfPair(RewriteContext context)
{
    /// <summary>The first call of Begin whose async result is taken for a task; null where there is none.</summary>
    public async Task<SyntaxNode?> FirstWithTaskAsync(BeginImplementation begin)
    {
        foreach (var call in await CallsOfAsync(begin.Method).ConfigureAwait(false))
        {
            var whole = call.Parent as ParenthesizedExpressionSyntax ?? (ExpressionSyntax)call;
            if (whole.Parent is CastExpressionSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AsExpression })
            {
                return call;
            }
        }

        return null;
    }

    /// <summary>Whether a call of End stands where an AggregateException is handled.</summary>
    public async Task<bool> HandleAggregateAsync(EndImplementation end) =>
        (await CallsOfAsync(end.Method).ConfigureAwait(false)).Any(call =>
            call.Ancestors()
                .OfType<TryStatementSyntax>()
                .Where(t => t.Block.Span.Contains(call.Span))
                .SelectMany(t => t.Catches)
                .Any(c => c.Declaration?.Type.ToString().EndsWith(nameof(AggregateException), StringComparison.Ordinal) == true)
        );

    private async Task<IReadOnlyCollection<InvocationExpressionSyntax>> CallsOfAsync(IMethodSymbol method)
    {
        var calls = new List<InvocationExpressionSyntax>();
        var references = await SolutionReferences
            .OfAsync(method, context.Document.Project.Solution, context.CancellationToken)
            .ConfigureAwait(false);
        foreach (var location in references.SelectMany(r => r.Locations))
        {
            var root = await location.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
            if (root?.FindNode(location.Location.SourceSpan).FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } call)
            {
                calls.Add(call);
            }
        }

        return calls;
    }
}
