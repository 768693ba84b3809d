using AsyncAnalyzers.Patterns.Implementations;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Refusals;
using AsyncAnalyzers.Rewriting.Starts;
using AsyncAnalyzers.Rewriting.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace AsyncAnalyzers.Rewriting.Implementations;

/// <summary>
/// The method that returns a task for a Begin and End that only forward: over the counterpart of what they forward to, over
/// <c>FromAsync</c>, or, for a delegate, over <c>Task.Run</c>.
/// </summary>
internal sealed class TaskMethodOfPair
{
    private readonly TaskStart _start;
    private readonly RewriteContext _context;

    private TaskMethodOfPair(BeginImplementation begin, ForwardedOperation operation, string name, TaskStart start, RewriteContext context)
    {
        Begin = begin;
        Operation = operation;
        Name = name;
        _start = start;
        _context = context;
    }

    public BeginImplementation Begin { get; }

    /// <summary>The pair, as it forwards.</summary>
    public ForwardedOperation Operation { get; }

    /// <summary>The End method.</summary>
    public EndImplementation End => (EndImplementation)Operation.Ends[0].Method;

    /// <summary>The name of the method.</summary>
    public string Name { get; }

    /// <summary>The method for a Begin, where the operation has a task.</summary>
    public static Planned<TaskMethodOfPair> TryCreate(BeginImplementation begin, RewriteContext context)
    {
        if (TaskMethodName.For(begin) is not { } name)
        {
            return RefusalReason.NameIsTaken.At(begin.Declaration);
        }

        if (
            ForwardedOperation.ToAnotherPair(begin) is not { } operation
            || operation.Begins[0] is not { Begun: { } inner, Call.Syntax: InvocationExpressionSyntax call }
        )
        {
            return RefusalReason.ImplementationIsIrregular.At(begin.Declaration);
        }

        var site = new BeginCallSite(BeginCallRole.ExpressionBody, call, call, Statement: null, Variable: null);
        if (!TaskStartSelector.TryCreate(inner, site, context, new FreshNames(call)).Succeeds(out var start, out var refusal))
        {
            return refusal;
        }

        return start.ByReference.IsEmpty
            ? new TaskMethodOfPair(begin, operation, name, start, context)
            : RefusalReason.TaskCannotCarry.At(begin.Declaration);
    }

    /// <summary>The method as it stands beside the pair, documented as Begin is.</summary>
    public MethodDeclarationSyntax BesidePair()
    {
        var declaration = Begin.Declaration;
        var started = _start.Build(CallWithoutState());
        var statements = started.Before(_context.Tasks);
        var method = MethodDeclaration(Type, Name)
            .WithModifiers(TokenList(declaration.Modifiers.Where(m => !m.IsKind(SyntaxKind.VirtualKeyword)).Select(m => m.WithoutTrivia())))
            .WithParameterList(ParameterList(TaskSyntaxFactory.Listed(OperationParameters.Select(p => p.WithoutTrivia()).ToList())));
        method =
            declaration.ExpressionBody is not null && statements.Count == 0
                ? method.WithExpressionBody(ArrowExpressionClause(started.Task)).WithSemicolonToken(Token(SyntaxKind.SemicolonToken))
                : method.WithBody(_context.Tasks.Block([.. statements, ReturnStatement(started.Task)]));
        return method
            .WithLeadingTrivia(
                ParameterDocumentation.ForCounterpartOf(declaration, PatternParameters).Insert(0, EndOfLine(_context.NewLine))
            )
            .WithTrailingTrivia(EndOfLine(_context.NewLine))
            .WithAdditionalAnnotations(Formatter.Annotation);
    }

    /// <summary>The method as it stands in the place of Begin: with its modifiers, its comments and the layout of its body.</summary>
    public MethodDeclarationSyntax InPlaceOfBegin()
    {
        var declaration = Begin.Declaration;
        var started = _start.Build(CallWithoutState());
        var (statements, forwarding) = (started.Before(_context.Tasks), Operation.Begins[0].Call.Syntax);
        var task = started.Task.WithTriviaFrom(forwarding);
        var method = declaration
            .WithReturnType(Type.WithTriviaFrom(declaration.ReturnType).WithAdditionalAnnotations(Formatter.Annotation))
            .WithIdentifier(Identifier(Name).WithTriviaFrom(declaration.Identifier))
            .WithParameterList(WithoutPatternParameters(declaration.ParameterList))
            .WithLeadingTrivia(ParameterDocumentation.Without(declaration.GetLeadingTrivia(), PatternParameters));
        return declaration switch
        {
            { Body: { } body } => method.WithBody(_context.Tasks.BlockWith(statements, body.ReplaceNode(forwarding, task))),
            _ when statements.Count == 0 => method.WithExpressionBody(declaration.ExpressionBody!.ReplaceNode(forwarding, task)),
            _ => method
                .WithExpressionBody(null)
                .WithSemicolonToken(default)
                .WithBody(
                    _context.Tasks.Block([.. statements, ReturnStatement(started.Task)]).WithTrailingTrivia(method.GetTrailingTrivia())
                ),
        };
    }

    private TypeSyntax Type => _context.Tasks.TaskType(_start.Result);

    private string[] PatternParameters => [Begin.Callback.Name, Begin.State!.Name];

    private IEnumerable<ParameterSyntax> OperationParameters =>
        Begin.Declaration.ParameterList.Parameters.Where(p => !PatternParameters.Contains(p.Identifier.ValueText));

    private ParameterListSyntax WithoutPatternParameters(ParameterListSyntax list) =>
        OperationParameters.Any()
            ? list.RemoveNodes(
                list.Parameters.Where(p => PatternParameters.Contains(p.Identifier.ValueText)),
                SyntaxRemoveOptions.KeepNoTrivia
            )!
            : ParameterList().WithTrailingTrivia(list.GetTrailingTrivia());

    /// <summary>The inner call with nothing for the state, which a task has no use for.</summary>
    private InvocationExpressionSyntax CallWithoutState()
    {
        var inner = Operation.Begins[0].Begun!;
        var call = (InvocationExpressionSyntax)inner.Call.Syntax;
        return inner.StateArgument?.Syntax.FirstAncestorOrSelf<ArgumentSyntax>() is { } state
            ? call.ReplaceNode(state.Expression, LiteralExpression(SyntaxKind.NullLiteralExpression))
            : call;
    }
}
