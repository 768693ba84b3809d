using AsyncAnalyzers.Patterns;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace AsyncAnalyzers.Rewriting;

/// <summary>
/// Starts the operation of a Begin method as a task: its counterpart, or <c>Task.Factory.FromAsync</c> over the pair itself. Both
/// evaluate receiver and arguments where Begin did.
/// </summary>
internal sealed class OperationStart : TaskStart
{
    private readonly CallPair _pair;
    private readonly RewriteContext _context;
    private readonly IMethodSymbol? _counterpart;

    private OperationStart(CallPair pair, RewriteContext context, IMethodSymbol? counterpart)
    {
        _pair = pair;
        _context = context;
        _counterpart = counterpart;
    }

    public override ITypeSymbol? Result => _pair.Methods.End.ReturnsVoid ? null : _pair.Methods.Result;

    public override string Name => _counterpart?.Name ?? "Task.Factory.FromAsync";

    public override bool NeedsStatements => false;

    public static OperationStart? TryCreate(CallPair pair, BeginSite site, RewriteContext context)
    {
        // d?.BeginOp(…) would need the task to be null too; results by reference have no place in a task.
        if (site.IsConditional
            || pair.Begin.Arguments.Any(a => a.ArgumentKind != ArgumentKind.Explicit || a.Parameter!.RefKind != RefKind.None || a.Syntax is not ArgumentSyntax { NameColon: null })
            || pair.Methods.End.Parameters.Length != 1
            || site.Invocation.Expression is not (MemberAccessExpressionSyntax or SimpleNameSyntax))
        {
            return null;
        }

        var start = new OperationStart(pair, context, TaskCounterpart.Find(pair.Methods, context));
        return start._counterpart is not null || start.BindsFromAsync(site) ? start : null;
    }

    public override StartedTask Build(ExpressionSyntax current)
    {
        var task = Task(BeginSite.InvocationIn(current));
        return new StartedTask([], [], null, task, task, null);
    }

    private InvocationExpressionSyntax Task(InvocationExpressionSyntax invocation)
    {
        var arguments = invocation.ArgumentList.Arguments
            .Where((_, index) => index != _pair.Methods.CallbackOrdinal && index != _pair.Methods.StateOrdinal)
            .Select(a => Argument(a.Expression.WithoutTrivia()))
            .ToList();
        if (_counterpart is not null)
        {
            return InvocationExpression(Named(invocation.Expression, _counterpart.Name), ArgumentList(SeparatedList(arguments)));
        }

        var begin = invocation.Expression.WithoutTrivia();
        return _context.Tasks.FromAsync(
            [Argument(begin), Argument(Named(begin, _pair.Methods.End.Name)), .. arguments, Argument(LiteralExpression(SyntaxKind.NullLiteralExpression))]);
    }

    /// <summary>Whether the overload that <c>FromAsync</c> binds to makes the task that is wanted.</summary>
    private bool BindsFromAsync(BeginSite site)
    {
        if (_pair.Methods.CallbackOrdinal != _pair.Methods.Begin.Parameters.Length - 2
            || _pair.Methods.StateOrdinal != _pair.Methods.Begin.Parameters.Length - 1
            || _pair.Methods.Begin.Parameters.Length > 5)
        {
            return false;
        }

        var bound = _context.Model.GetSpeculativeSymbolInfo(site.Invocation.SpanStart, Task(site.Invocation), SpeculativeBindingOption.BindAsExpression).Symbol as IMethodSymbol;
        return SymbolEqualityComparer.Default.Equals(bound?.ReturnType, _context.Tasks.TaskOf(Result));
    }

    private static ExpressionSyntax Named(ExpressionSyntax method, string name)
        => method is MemberAccessExpressionSyntax access ? access.WithName(IdentifierName(name)).WithoutTrivia() : IdentifierName(name);
}
