using AsyncAnalyzers.Patterns.Contracts;
using AsyncAnalyzers.Rewriting.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace AsyncAnalyzers.Rewriting.Contracts;

/// <summary>The Begin and End methods of a contract's operation as one type declares them: the contract itself, or a class that implements
/// it.</summary>
/// <param name="Begin">The Begin method.</param>
/// <param name="End">The End method.</param>
/// <param name="BeginSyntax">Its declaration.</param>
/// <param name="EndSyntax">The declaration of End.</param>
/// <param name="BeginDocument">Where Begin is declared.</param>
/// <param name="EndDocument">Where End is declared.</param>
internal sealed record BeginEndDeclaration(
    IMethodSymbol Begin,
    IMethodSymbol End,
    MethodDeclarationSyntax BeginSyntax,
    MethodDeclarationSyntax EndSyntax,
    Document BeginDocument,
    Document EndDocument
)
{
    /// <summary>What finds the methods again when the documents have changed.</summary>
    public SyntaxAnnotation BeginMark { get; } = new();

    /// <inheritdoc cref="BeginMark"/>
    public SyntaxAnnotation EndMark { get; } = new();

    /// <summary>What finds the method again that takes their place.</summary>
    public SyntaxAnnotation TaskMark { get; } = new();

    /// <summary>The pair as declared, or null where it is not in documents that may be changed, or not of methods that may.</summary>
    public static async Task<BeginEndDeclaration?> TryCreateAsync(IMethodSymbol begin, IMethodSymbol end, ContractTarget target) =>
        IsPlain(begin)
        && IsPlain(end)
        && await target.DeclarationOfAsync(begin).ConfigureAwait(false) is { } beginning
        && await target.DeclarationOfAsync(end).ConfigureAwait(false) is { } ending
        && !beginning.Syntax.ContainsDirectives
        && !ending.Syntax.ContainsDirectives
        && ending.Syntax.AttributeLists.All(IsOfResult)
            ? new BeginEndDeclaration(begin, end, beginning.Syntax, ending.Syntax, beginning.Document, ending.Document)
            : null;

    /// <summary>
    /// The method that returns a task: with the attributes and comments of Begin, which says all about the operation but what End says
    /// about the result, and with its parameters but for callback and state.
    /// </summary>
    public MethodDeclarationSyntax TaskMethod(string name, TypeSyntax type, BlockSyntax? body, ArrowExpressionClauseSyntax? arrow)
    {
        var lists = BeginSyntax.AttributeLists.Select(WithoutAsyncPattern).Concat(EndSyntax.AttributeLists.Select(Below));
        var method = BeginSyntax
            .WithAttributeLists(List(lists))
            .WithReturnType(type.WithTriviaFrom(BeginSyntax.ReturnType).WithAdditionalAnnotations(Formatter.Annotation))
            .WithIdentifier(Identifier(name).WithTriviaFrom(BeginSyntax.Identifier))
            .WithParameterList(OperationParameters)
            .WithBody(body?.WithTrailingTrivia())
            .WithExpressionBody(arrow)
            .WithSemicolonToken(body is null ? Token(SyntaxKind.SemicolonToken) : default);
        return method
            .WithLeadingTrivia(ParameterDocumentation.Without(BeginSyntax.GetLeadingTrivia(), RemovedParameters.ToList()))
            .WithTrailingTrivia(BeginSyntax.GetTrailingTrivia())
            .WithAdditionalAnnotations(TaskMark);
    }

    /// <summary>The parameters of the operation itself, as Begin has them.</summary>
    private ParameterListSyntax OperationParameters
    {
        get
        {
            var parameters = BeginSyntax.ParameterList.Parameters;
            return parameters.Count == 2
                ? ParameterList().WithTrailingTrivia(BeginSyntax.ParameterList.GetTrailingTrivia())
                : BeginSyntax.ParameterList.WithParameters(parameters.RemoveAt(parameters.Count - 1).RemoveAt(parameters.Count - 2));
        }
    }

    /// <summary>The names of the parameters for callback and state.</summary>
    private IEnumerable<string> RemovedParameters =>
        BeginSyntax.ParameterList.Parameters.Skip(BeginSyntax.ParameterList.Parameters.Count - 2).Select(p => p.Identifier.ValueText);

    /// <summary>An attribute list of End as it stands below those of Begin, in a place like that of the last of them.</summary>
    private AttributeListSyntax Below(AttributeListSyntax list) =>
        BeginSyntax.AttributeLists.LastOrDefault() is { } last
            ? list.WithLeadingTrivia(last.GetLeadingTrivia().Where(t => t.IsKind(SyntaxKind.WhitespaceTrivia)).Take(1))
                .WithTrailingTrivia(last.GetTrailingTrivia().Where(t => !t.IsKind(SyntaxKind.SingleLineCommentTrivia)))
            : list;

    private static AttributeListSyntax WithoutAsyncPattern(AttributeListSyntax list) =>
        list.ReplaceNodes(
            list.Attributes.Where(a =>
                a.ArgumentList?.Arguments.Any(i => i.NameEquals?.Name.Identifier.ValueText == WcfMethod.AsyncPattern) == true
            ),
            (_, current) => AttributeSyntaxEdits.Without(current, WcfMethod.AsyncPattern)
        );

    private static bool IsOfResult(AttributeListSyntax list) => list.Target?.Identifier.ValueText == "return";

    private static bool IsPlain(IMethodSymbol method) =>
        method
            is {
                IsGenericMethod: false,
                IsVirtual: false,
                IsOverride: false,
                IsStatic: false,
                IsAsync: false,
                PartialDefinitionPart: null,
                PartialImplementationPart: null
            }
        && (!method.IsAbstract || method.ContainingType.TypeKind == TypeKind.Interface);
}
