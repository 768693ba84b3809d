using AsyncAnalyzers.Patterns.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncAnalyzers.Rewriting.Syntax;

/// <summary>
/// Tells which values are the same whether a function's body begins to run now or when a task is complete: they are made of constants,
/// of the function's own locals, and of members that nothing changes after their object is made.
/// </summary>
internal sealed class FixedValues(SourceReader source, SyntaxNode body)
{
    /// <summary>Whether a value is one of them, and making it does nothing else.</summary>
    public bool Include(ExpressionSyntax value) =>
        value
            .DescendantNodesAndSelf()
            .All(node =>
                node switch
                {
                    SimpleNameSyntax name => IsFixed(source.Model.GetSymbolInfo(name, source.CancellationToken).Symbol),
                    LiteralExpressionSyntax
                    or DefaultExpressionSyntax
                    or ParenthesizedExpressionSyntax
                    or MemberAccessExpressionSyntax
                    or ArrayCreationExpressionSyntax
                    or ArrayRankSpecifierSyntax
                    or TypeSyntax => true,
                    _ => false,
                }
            );

    private bool IsFixed(ISymbol? symbol) =>
        symbol switch
        {
            INamespaceOrTypeSymbol => true,
            IFieldSymbol field => field.IsConst || field.IsReadOnly,
            IPropertySymbol property => IsSetOnlyWhereMade(property),
            ILocalSymbol => symbol.DeclaringSyntaxReferences.All(d => body.Span.Contains(d.Span)),
            _ => false,
        };

    /// <summary>Whether an automatic property is set by nothing but the constructors of its type.</summary>
    private bool IsSetOnlyWhereMade(IPropertySymbol property) =>
        property is { IsVirtual: false, IsOverride: false, SetMethod: null or { DeclaredAccessibility: Accessibility.Private } }
        && property.DeclaringSyntaxReferences is { Length: 1 } declared
        && declared[0].GetSyntax(source.CancellationToken)
            is PropertyDeclarationSyntax { Parent: not InterfaceDeclarationSyntax, AccessorList.Accessors: var accessors }
        && accessors.All(a => a.Body is null && a.ExpressionBody is null)
        && source
            .DeclarationsOf(property.ContainingType)
            .SelectMany(type => source.ReferencesTo(property, type))
            .Where(SourceReader.IsWrite)
            .All(write => SourceReader.EnclosingMember(write.Syntax) is ConstructorDeclarationSyntax);
}
