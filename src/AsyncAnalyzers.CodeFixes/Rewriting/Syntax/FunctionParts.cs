using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncAnalyzers.Rewriting.Syntax;

/// <summary>What methods and local functions have in common, so that a change of either is said once.</summary>
/// <param name="Modifiers">The modifiers.</param>
/// <param name="Returned">The type of what is returned.</param>
/// <param name="Name">The name.</param>
/// <param name="Parameters">The parameters.</param>
/// <param name="Body">The block; null where there is an expression.</param>
/// <param name="ExpressionBody">The expression; null where there is a block.</param>
/// <param name="Semicolon">What ends the expression.</param>
internal sealed record FunctionParts(
    SyntaxTokenList Modifiers,
    TypeSyntax Returned,
    SyntaxToken Name,
    ParameterListSyntax Parameters,
    BlockSyntax? Body,
    ArrowExpressionClauseSyntax? ExpressionBody,
    SyntaxToken Semicolon
)
{
    /// <summary>The parts of a method or local function.</summary>
    public static FunctionParts Of(SyntaxNode function) =>
        function switch
        {
            MethodDeclarationSyntax f => new(
                f.Modifiers,
                f.ReturnType,
                f.Identifier,
                f.ParameterList,
                f.Body,
                f.ExpressionBody,
                f.SemicolonToken
            ),
            LocalFunctionStatementSyntax f => new(
                f.Modifiers,
                f.ReturnType,
                f.Identifier,
                f.ParameterList,
                f.Body,
                f.ExpressionBody,
                f.SemicolonToken
            ),
            _ => throw new ArgumentException("Is no method and no local function.", nameof(function)),
        };

    /// <summary>A method or local function with other parts.</summary>
    public static TFunction Changed<TFunction>(TFunction function, Func<FunctionParts, FunctionParts> change)
        where TFunction : SyntaxNode => (TFunction)change(Of(function)).In(function).WithLeadingTrivia(function.GetLeadingTrivia());

    /// <summary>The parts as an async function has them.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="returned">What it returns.</param>
    public FunctionParts AsAsync(string name, TypeSyntax returned) =>
        this with
        {
            Modifiers = Modifiers.Any(SyntaxKind.AsyncKeyword)
                ? Modifiers
                : Modifiers.Add(SyntaxFactory.Token(SyntaxKind.AsyncKeyword).WithTrailingTrivia(SyntaxFactory.Space)),
            Returned = returned.WithLeadingTrivia().WithTrailingTrivia(Returned.GetTrailingTrivia()),
            Name = SyntaxFactory.Identifier(name).WithTriviaFrom(Name),
        };

    /// <summary>The parts of an async function that handles an event: it keeps its name, and nobody waits for it.</summary>
    public FunctionParts AsAsyncHandler() => AsAsync(Name.ValueText, Returned);

    /// <summary>The parts with a block, whatever the body was.</summary>
    public FunctionParts WithBlock(BlockSyntax block) => this with { Body = block, ExpressionBody = null, Semicolon = default };

    private SyntaxNode In(SyntaxNode function) =>
        function switch
        {
            MethodDeclarationSyntax f => f.WithModifiers(Modifiers)
                .WithReturnType(Returned)
                .WithIdentifier(Name)
                .WithParameterList(Parameters)
                .WithBody(Body)
                .WithExpressionBody(ExpressionBody)
                .WithSemicolonToken(Semicolon),
            LocalFunctionStatementSyntax f => f.WithModifiers(Modifiers)
                .WithReturnType(Returned)
                .WithIdentifier(Name)
                .WithParameterList(Parameters)
                .WithBody(Body)
                .WithExpressionBody(ExpressionBody)
                .WithSemicolonToken(Semicolon),
            _ => function,
        };
}
