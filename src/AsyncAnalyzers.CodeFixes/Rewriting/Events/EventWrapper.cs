using AsyncAnalyzers.Patterns.Events;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace AsyncAnalyzers.Rewriting.Events;

/// <summary>Writes the method that makes a task of an event-based operation: one of the component, or one that is given it.</summary>
/// <param name="method">The operation.</param>
/// <param name="component">The type of the object that the method is given; null where it is one of the component.</param>
/// <param name="outcome">What the task gives.</param>
/// <param name="context">The document that gets it.</param>
internal sealed class EventWrapper(EapMethod method, INamedTypeSymbol? component, WrappedOutcome outcome, RewriteContext context)
{
    /// <summary>What it is called.</summary>
    public string Name => IsOutcome ? method.TaskName : method.Completed.Name + "Async";

    /// <summary>Whether the task fails and is cancelled as the operation was.</summary>
    private bool IsOutcome => outcome is WrappedOutcome.Result or WrappedOutcome.ResultOrData;

    private bool GivesData => !IsOutcome || (outcome == WrappedOutcome.ResultOrData && method is { Result: null, HasOwnData: true });

    private ITypeSymbol? Result => GivesData ? method.Args : method.Result?.Type;

    private IEnumerable<IParameterSymbol> Parameters =>
        outcome == WrappedOutcome.DataAndState ? method.Start.Parameters : method.OperationParameters;

    /// <summary>Whether the operation is told from others by the completion source, passed as its state.</summary>
    private bool IsOwnState => outcome != WrappedOutcome.DataAndState && method.StateOverload is not null;

    /// <summary>Whether a method is the wrapper: it takes the object and what the operation takes, and returns its task.</summary>
    public bool IsDeclaredAs(IMethodSymbol other) =>
        other.IsStatic
        && other
            .Parameters.Select(p => p.Type)
            .SequenceEqual(Parameters.Select(p => p.Type).Prepend(component!), SymbolEqualityComparer.Default)
        && SymbolEqualityComparer.Default.Equals(other.ReturnType, context.Tasks.TaskOf(Result));

    /// <summary>The declaration.</summary>
    public MethodDeclarationSyntax Declaration()
    {
        var names = new FreshNames(Parameters.Select(p => p.Name));
        var given = component is null ? [] : new[] { context.Tasks.ParameterOf(component, names.Take(FreshNames.For(component))) };
        var source = given.Length == 0 ? null : IdentifierName(given[0].Identifier);
        var (completion, handler) = (IdentifierName(names.Take("completion")), IdentifierName(names.Take("handler")));
        var (sender, data) = (names.Take("sender"), IdentifierName(names.Take("e")));
        var modifiers = component is null ? [SyntaxKind.PublicKeyword] : new[] { SyntaxKind.PrivateKeyword, SyntaxKind.StaticKeyword };
        return MethodDeclaration(context.Tasks.TaskType(Result), Name)
            .WithModifiers(TokenList(modifiers.Select(m => Token(m))))
            .WithParameterList(
                ParameterList(TaskSyntaxFactory.Listed([.. given, .. Parameters.Select(p => context.Tasks.ParameterOf(p.Type, p.Name))]))
            )
            .WithBody(
                context.Tasks.Block(
                    context.Tasks.Local(completion.Identifier.ValueText, Completion()),
                    context.Tasks.Local(handler.Identifier.ValueText, Null, OrNull(method.Completed.Type)),
                    Assign(SyntaxKind.SimpleAssignmentExpression, handler, Handler(sender, data, completion, Detach())),
                    Assign(SyntaxKind.AddAssignmentExpression, MemberOf(source, method.Completed.Name), handler),
                    TryStatement(
                        context.Tasks.Block(ExpressionStatement(Start(source, completion))),
                        SingletonList(CatchClause().WithBlock(context.Tasks.Block(Detach(), ThrowStatement()))),
                        null
                    ),
                    SetApart(ReturnStatement(MemberOf(completion, "Task")))
                )
            )
            .WithLeadingTrivia(EndOfLine(context.NewLine))
            .WithTrailingTrivia(EndOfLine(context.NewLine))
            .WithAdditionalAnnotations(Formatter.Annotation);

        StatementSyntax Detach() => Assign(SyntaxKind.SubtractAssignmentExpression, MemberOf(source, method.Completed.Name), handler);
    }

    /// <summary>Code that awaits the task does not run inside the event.</summary>
    private ObjectCreationExpressionSyntax Completion()
    {
        var result = Result ?? OrNull(context.Model.Compilation.ObjectType);
        var created = ObjectCreationExpression(context.Tasks.Type(context.Symbols.TaskCompletionSource!.Construct(result)))
            .WithArgumentList(ArgumentList());
        return context.Symbols.TaskCreationOptions is { } options && !options.GetMembers(RunContinuationsAsynchronously).IsEmpty
            ? created.AddArgumentListArguments(
                Argument(MemberOf(TaskSyntaxFactory.AsExpression(context.Tasks.Type(options)), RunContinuationsAsynchronously))
            )
            : created;
    }

    private ParenthesizedLambdaExpressionSyntax Handler(
        string sender,
        IdentifierNameSyntax data,
        IdentifierNameSyntax completion,
        StatementSyntax detach
    )
    {
        var only = OnlyIfOwn(data, completion);
        return ParenthesizedLambdaExpression(
            ParameterList(TaskSyntaxFactory.Listed([Parameter(Identifier(sender)), Parameter(data.Identifier)])),
            context.Tasks.Block(only is null ? [detach, Complete(completion, data)] : [only, SetApart(detach), Complete(completion, data)])
        );
    }

    private StatementSyntax Complete(IdentifierNameSyntax completion, IdentifierNameSyntax data) =>
        !IsOutcome
            ? Try(completion, "Result", data)
            : IfStatement(
                BinaryExpression(SyntaxKind.NotEqualsExpression, MemberOf(data, "Error"), Null),
                context.Tasks.Block(Try(completion, "Exception", MemberOf(data, "Error"))),
                ElseClause(
                    IfStatement(
                        MemberOf(data, "Cancelled"),
                        context.Tasks.Block(Try(completion, "Canceled")),
                        ElseClause(context.Tasks.Block(Try(completion, "Result", Given(data))))
                    )
                )
            );

    private static ExpressionStatementSyntax Try(IdentifierNameSyntax completion, string outcome, params ExpressionSyntax[] given) =>
        ExpressionStatement(Call(MemberOf(completion, "TrySet" + outcome), given));

    private ExpressionSyntax Given(IdentifierNameSyntax data) =>
        GivesData ? data
        : method.Result is { Name: var name } ? MemberOf(data, name)
        : Null;

    /// <summary>Whatever else completes on the object is no business of this task; null where nothing tells it.</summary>
    private IfStatementSyntax? OnlyIfOwn(IdentifierNameSyntax data, IdentifierNameSyntax completion)
    {
        var (equal, state) =
            IsOwnState ? ("ReferenceEquals", completion)
            : method.UserState is { Name: var given } ? ("Equals", IdentifierName(given))
            : ("", null);
        return state is null
            ? null
            : IfStatement(
                PrefixUnaryExpression(SyntaxKind.LogicalNotExpression, Call(IdentifierName(equal), [MemberOf(data, "UserState"), state])),
                context.Tasks.Block(ReturnStatement())
            );
    }

    private InvocationExpressionSyntax Start(IdentifierNameSyntax? source, IdentifierNameSyntax completion) =>
        Call(
            MemberOf(source, method.Start.Name),
            [.. Parameters.Select(p => IdentifierName(p.Name)), .. IsOwnState ? new[] { completion } : []]
        );

    /// <summary>The statement, with a blank line before it.</summary>
    private TStatement SetApart<TStatement>(TStatement statement)
        where TStatement : StatementSyntax => statement.WithLeadingTrivia(EndOfLine(context.NewLine));

    private const string RunContinuationsAsynchronously = "RunContinuationsAsynchronously";

    private static LiteralExpressionSyntax Null => LiteralExpression(SyntaxKind.NullLiteralExpression);

    private static ExpressionStatementSyntax Assign(SyntaxKind kind, ExpressionSyntax target, ExpressionSyntax value) =>
        ExpressionStatement(AssignmentExpression(kind, target, value));

    private static InvocationExpressionSyntax Call(ExpressionSyntax called, IReadOnlyCollection<ExpressionSyntax> arguments) =>
        InvocationExpression(called, ArgumentList(TaskSyntaxFactory.Listed([.. arguments.Select(Argument)])));

    /// <summary>A member of an object; of the component itself it is just named.</summary>
    private static ExpressionSyntax MemberOf(ExpressionSyntax? instance, string name) =>
        instance is null
            ? IdentifierName(name)
            : MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, instance, IdentifierName(name));

    private static ITypeSymbol OrNull(ITypeSymbol type) => type.WithNullableAnnotation(NullableAnnotation.Annotated);
}
