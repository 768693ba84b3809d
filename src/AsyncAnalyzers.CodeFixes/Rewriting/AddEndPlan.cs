using AsyncAnalyzers.Patterns;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace AsyncAnalyzers.Rewriting;

/// <summary>
/// Adds the missing end call and leaves the pattern as it is: as the callback where there is none, in a lambda that is called back, or
/// at the end of the block whose local holds the async result. An exception of the work is then thrown there, no longer lost.
/// </summary>
internal sealed class AddEndPlan : RewritePlan
{
    private readonly CallPair _pair;
    private readonly RewriteContext _context;
    private readonly BeginSite _site;
    private readonly ExpressionSyntax _end;
    private readonly string _asyncResult;

    private AddEndPlan(CallPair pair, RewriteContext context, BeginSite site, ExpressionSyntax end)
    {
        _pair = pair;
        _context = context;
        _site = site;
        _end = end;
        _asyncResult = site.Variable?.Name ?? new FreshNames(site.Invocation).Take("ar");
    }

    public override string Title => $"Call '{_pair.Methods.End.Name}' {Place} (may change semantics)";

    private string Place => (_site.Variable, _pair.Callback.Kind) switch
    {
        (not null, _) => "at the end of the block",
        (null, CallbackKind.None) => "as the callback",
        _ => "in the callback",
    };

    public static AddEndPlan? TryCreate(CallPair pair, RewriteContext context)
        => pair.IsNeverEnded
            && pair.Methods.End.Parameters.Length == 1
            && BeginSite.TryFind(pair, context) is { IsConditional: false, Variable: null or ILocalSymbol } site
            && EndMethod(pair, site, context) is { } end
            && HasPlaceForEnd(pair, site)
                ? new AddEndPlan(pair, context, site, end)
                : null;

    protected override void AddEdits(SyntaxEdits edits)
    {
        if (_site.Variable is not null)
        {
            var block = (BlockSyntax)_site.Statement!.Parent!;
            edits.Replace(block, current => current.WithStatements(current.Statements.Insert(
                current.Statements.Count - (current.Statements.Last() is ReturnStatementSyntax or ThrowStatementSyntax or BreakStatementSyntax or ContinueStatementSyntax ? 1 : 0),
                EndStatement(_asyncResult))));
        }
        else if (_pair.Callback.Kind == CallbackKind.None)
        {
            edits.Replace((ExpressionSyntax)_pair.CallbackArgument!.Syntax, _ => _pair.Methods.End.ReturnsVoid
                ? _end
                : SimpleLambdaExpression(Parameter(Identifier(_asyncResult)), EndCall(_asyncResult)));
        }
        else
        {
            var lambda = LambdaOf(_pair)!;
            var parameter = ParameterOf(lambda)!;
            edits.Replace(lambda, current => current.WithBody(_context.Tasks.BlockWith([EndStatement(parameter)], current.Body)));
        }
    }

    private InvocationExpressionSyntax EndCall(string asyncResult)
        => InvocationExpression(_end, ArgumentList(SingletonSeparatedList(Argument(IdentifierName(asyncResult)))));

    private ExpressionStatementSyntax EndStatement(string asyncResult)
        => ExpressionStatement(EndCall(asyncResult)).WithAdditionalAnnotations(Formatter.Annotation);

    /// <summary>The End method by way of Begin's receiver, where that still means the same when the work is done.</summary>
    private static ExpressionSyntax? EndMethod(CallPair pair, BeginSite site, RewriteContext context)
        => new Stability(context.Source, site.Invocation).IsStable(pair.Begin.Instance)
            ? site.Invocation.Expression switch
            {
                MemberAccessExpressionSyntax access => access.WithName(IdentifierName(pair.Methods.End.Name)).WithoutTrivia(),
                SimpleNameSyntax => IdentifierName(pair.Methods.End.Name),
                _ => null,
            }
            : null;

    private static bool HasPlaceForEnd(CallPair pair, BeginSite site)
        => (site, pair.Callback.Kind) switch
        {
            ({ Role: BeginRole.Declaration, Statement.Parent: BlockSyntax }, CallbackKind.None) => true,
            ({ Role: BeginRole.Statement or BeginRole.ExpressionBody }, CallbackKind.None) => pair.CallbackArgument?.Syntax is ExpressionSyntax { Parent: ArgumentSyntax },
            ({ Role: BeginRole.Statement or BeginRole.ExpressionBody }, CallbackKind.Lambda) => LambdaOf(pair) is { } lambda && ParameterOf(lambda) is not null,
            _ => false,
        };

    private static AnonymousFunctionExpressionSyntax? LambdaOf(CallPair pair)
        => pair.Callback.Targets[0].Body.FirstAncestorOrSelf<AnonymousFunctionExpressionSyntax>();

    private static string? ParameterOf(AnonymousFunctionExpressionSyntax function)
        => function switch
        {
            SimpleLambdaExpressionSyntax simple => simple.Parameter.Identifier.ValueText,
            ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters: { Count: 1 } parameters } => parameters[0].Identifier.ValueText,
            AnonymousMethodExpressionSyntax { ParameterList.Parameters: { Count: 1 } parameters } => parameters[0].Identifier.ValueText,
            _ => null,
        };
}
