using AsyncAnalyzers.Patterns.Events;
using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace AsyncAnalyzers.Rewriting.Events;

/// <summary>Asks whether the object of a conditional start is there: <c>c?.OpAsync(a);</c> becomes <c>if (c != null) { … }</c>. A field
/// is read once, as before: <c>if (_c is Component c) { … }</c>.</summary>
/// <param name="Object">What stands before the <c>?.</c>.</param>
/// <param name="Type">Its type.</param>
/// <param name="Name">What the object is called behind the question.</param>
/// <param name="Statement">The start.</param>
/// <param name="Context">The document.</param>
internal sealed record ObjectGuard(
    ExpressionSyntax Object,
    ITypeSymbol Type,
    string Name,
    ExpressionStatementSyntax Statement,
    RewriteContext Context
)
{
    /// <summary>The question for a conditional start on a variable; null for any other start.</summary>
    public static ObjectGuard? TryCreate(EapOperation operation, RewriteContext context) =>
        operation is { IsOfBackgroundWorker: false, Statement: { Expression: ConditionalAccessExpressionSyntax access } statement }
        && context.Source.OperationOf(access.Expression) is { Type: { } type } receiver
        && NameOf(SourceReader.Unconverted(receiver), access.Expression) is { } name
            ? new ObjectGuard(access.Expression, type, name, statement, context)
            : null;

    /// <summary>What the object is called: as it is, or, where others may set it meanwhile, as a local is.</summary>
    private static string? NameOf(IOperation receiver, ExpressionSyntax written) =>
        receiver switch
        {
            ILocalReferenceOperation { Local.Name: var name } => name,
            IParameterReferenceOperation { Parameter.Name: var name } => name,
            IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } => new FreshNames(written).Take(
                FreshNames.Suggest(written, "source")
            ),
            _ => null,
        };

    /// <summary>The call without its condition.</summary>
    /// <param name="access">The conditional call.</param>
    /// <param name="receiver">The object as it is written then.</param>
    public static InvocationExpressionSyntax Unconditional(ConditionalAccessExpressionSyntax access, ExpressionSyntax receiver) =>
        access.WhenNotNull is InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax { Name: var method } } call
            ? call.WithExpression(MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, receiver.WithoutTrivia(), method))
            : throw new ArgumentException("Starts nothing.", nameof(access));

    /// <summary>Statements for an object that is there.</summary>
    public IReadOnlyList<StatementSyntax> Around(IReadOnlyList<StatementSyntax> statements)
    {
        var inside = Context.Tasks.Block(statements);
        StatementSyntax[] guarded =
            IsNamedAlready ? [IfStatement(IsThere(Object), inside)]
            : Context.LanguageVersion >= LanguageVersion.CSharp7 ? [IfStatement(IsThereAs(), inside)]
            : [Context.Tasks.Local(Name, Object), IfStatement(IsThere(IdentifierName(Name)), inside)];

        // An else would become that of the question.
        return Statement.Parent is BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax ? guarded : [Context.Tasks.Block(guarded)];
    }

    private bool IsNamedAlready => Object is IdentifierNameSyntax { Identifier.ValueText: var named } && named == Name;

    private static BinaryExpressionSyntax IsThere(ExpressionSyntax instance) =>
        BinaryExpression(SyntaxKind.NotEqualsExpression, instance.WithoutTrivia(), LiteralExpression(SyntaxKind.NullLiteralExpression));

    private IsPatternExpressionSyntax IsThereAs() =>
        IsPatternExpression(
            Object.WithoutTrivia(),
            DeclarationPattern(Context.Tasks.Type(Type), SingleVariableDesignation(Identifier(Name)))
        );
}
