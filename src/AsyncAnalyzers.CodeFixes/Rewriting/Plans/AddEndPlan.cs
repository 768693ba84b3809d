using AsyncAnalyzers.Patterns.Calls;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Refusals;
using AsyncAnalyzers.Rewriting.Starts;
using AsyncAnalyzers.Rewriting.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace AsyncAnalyzers.Rewriting.Plans;

/// <summary>
/// Adds the missing end call and leaves the pattern as it is: as the callback where there is none, in a lambda that is called back, or
/// at the end of the block whose local holds the async result. An exception of the work is then thrown there, no longer lost.
/// </summary>
internal sealed class AddEndPlan : RewritePlan
{
    private readonly BeginCall _pair;
    private readonly RewriteContext _context;
    private readonly BeginCallSite _site;
    private readonly ExpressionSyntax _end;
    private readonly string _asyncResult;

    private AddEndPlan(BeginCall begin, RewriteContext context, BeginCallSite site, ExpressionSyntax end)
    {
        _pair = begin;
        _context = context;
        _site = site;
        _end = end;
        _asyncResult = site.Variable?.Name ?? new FreshNames(site.Invocation).Take("ar");
    }

    public override bool MayChangeSemantics => true;

    protected override string Act =>
        (_site.Variable, _pair.Callback.Kind) switch
        {
            (not null, _) => $"Call '{_pair.Methods.End.Name}' at the end of the block",
            (null, CallbackKind.None) => $"Pass '{_pair.Methods.End.Name}' as the callback",
            _ => $"Call '{_pair.Methods.End.Name}' in the callback",
        };

    public static Planned<RewritePlan> TryCreate(BeginCall begin, RewriteContext context)
    {
        if (!begin.IsNeverEnded || begin.Methods.End.Parameters.Length != 1)
        {
            return RefusalReason.NoPlaceForEnd.At(begin.Call.Syntax);
        }

        if (!BeginCallSite.TryFind(begin, context).Succeeds(out var site, out var refusal))
        {
            return refusal;
        }

        if (site.IsConditional || site.Variable is not (null or ILocalSymbol) || !HasPlaceForEnd(begin, site))
        {
            return RefusalReason.NoPlaceForEnd.At(site.Invocation);
        }

        return EndMethod(begin, site, context) is { } end
            ? new AddEndPlan(begin, context, site, end)
            : RefusalReason.ReceiverCannotBeNamed.At(site.Invocation);
    }

    protected override void AddEdits(SyntaxEdits edits)
    {
        if (_site.Variable is not null)
        {
            var block = (BlockSyntax)_site.Statement!.Parent!;
            edits.Replace(
                block,
                current =>
                    current.WithStatements(
                        current.Statements.Insert(
                            current.Statements.Count
                                - (
                                    current.Statements.Last()
                                        is ReturnStatementSyntax
                                            or ThrowStatementSyntax
                                            or BreakStatementSyntax
                                            or ContinueStatementSyntax
                                        ? 1
                                        : 0
                                ),
                            EndStatement(_asyncResult)
                        )
                    )
            );
        }
        else if (_pair.Callback.Kind == CallbackKind.None)
        {
            edits.Replace(
                (ExpressionSyntax)_pair.CallbackArgument!.Syntax,
                _ =>
                    _pair.Methods.End.ReturnsVoid
                        ? _end
                        : SimpleLambdaExpression(Parameter(Identifier(_asyncResult)), EndCall(_asyncResult))
            );
        }
        else
        {
            var lambda = LambdaOf(_pair)!;
            var parameter = ParameterOf(lambda)!;
            edits.Replace(lambda, current => current.WithBody(_context.Tasks.BlockWith([EndStatement(parameter)], current.Body)));
        }
    }

    private InvocationExpressionSyntax EndCall(string asyncResult) =>
        InvocationExpression(_end, ArgumentList(SingletonSeparatedList(Argument(IdentifierName(asyncResult)))));

    private ExpressionStatementSyntax EndStatement(string asyncResult) =>
        ExpressionStatement(EndCall(asyncResult)).WithAdditionalAnnotations(Formatter.Annotation);

    /// <summary>The End method by way of Begin's receiver, where that still means the same when the work is done.</summary>
    private static ExpressionSyntax? EndMethod(BeginCall begin, BeginCallSite site, RewriteContext context) =>
        new ValueStability(context.Source, site.Invocation).IsStable(begin.Call.Instance)
            ? site.Invocation.Expression switch
            {
                MemberAccessExpressionSyntax access => access.WithName(IdentifierName(begin.Methods.End.Name)).WithoutTrivia(),
                SimpleNameSyntax => IdentifierName(begin.Methods.End.Name),
                _ => null,
            }
            : null;

    private static bool HasPlaceForEnd(BeginCall begin, BeginCallSite site) =>
        (site, begin.Callback.Kind) switch
        {
            ({ Role: BeginCallRole.Declaration, Statement.Parent: BlockSyntax }, CallbackKind.None) => true,
            ({ Role: BeginCallRole.Statement or BeginCallRole.ExpressionBody }, CallbackKind.None) => begin.CallbackArgument?.Syntax
                is ExpressionSyntax { Parent: ArgumentSyntax },
            ({ Role: BeginCallRole.Statement or BeginCallRole.ExpressionBody }, CallbackKind.Lambda) => LambdaOf(begin) is { } lambda
                && ParameterOf(lambda) is not null,
            _ => false,
        };

    private static AnonymousFunctionExpressionSyntax? LambdaOf(BeginCall begin) =>
        begin.Callback.Targets[0].Body.FirstAncestorOrSelf<AnonymousFunctionExpressionSyntax>();

    private static string? ParameterOf(AnonymousFunctionExpressionSyntax function) =>
        function switch
        {
            SimpleLambdaExpressionSyntax simple => simple.Parameter.Identifier.ValueText,
            ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters: { Count: 1 } parameters } => parameters[0].Identifier.ValueText,
            AnonymousMethodExpressionSyntax { ParameterList.Parameters: { Count: 1 } parameters } => parameters[0].Identifier.ValueText,
            _ => null,
        };
}
