using AsyncAnalyzers.Rewriting.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace AsyncAnalyzers.Rewriting.Documents;

/// <summary>
/// Writes the types that new code names as shortly as they mean the same where they stand. The host's simplifier does so too, and binds the
/// code around each name anew for it; to look a name up is enough.
/// </summary>
internal sealed class NameShortener(SemanticModel model) : CSharpSyntaxRewriter
{
    /// <summary>The tree of the model with the types' names shortened that are marked to be. Names that cannot be, and imports then, are
    /// left to the simplifier.</summary>
    public static SyntaxNode In(SyntaxNode root, SemanticModel model)
    {
        var shortened = new NameShortener(model).Visit(root)!;
        return shortened.GetAnnotatedNodes(Simplifier.AddImportsAnnotation).Any()
            ? shortened
            : shortened.ReplaceNodes(FileSyntax.UsingsIn(shortened), (directive, _) => Unmarked(directive));
    }

    public override SyntaxNode? Visit(SyntaxNode? node) =>
        node is ExpressionSyntax expression && node.HasAnnotation(Simplifier.AddImportsAnnotation) && Shortened(expression) is { } type
            ? Unmarked(type).WithTriviaFrom(node)
            : base.Visit(node);

    private static TNode Unmarked<TNode>(TNode node)
        where TNode : SyntaxNode =>
        node.ReplaceNodes(
            node.DescendantNodesAndSelf()
                .Where(n => n.HasAnnotation(Simplifier.Annotation) || n.HasAnnotation(Simplifier.AddImportsAnnotation)),
            (_, current) => current.WithoutAnnotations(Simplifier.Annotation).WithoutAnnotations(Simplifier.AddImportsAnnotation)
        );

    /// <summary>The type's name as it can stand in its place; null where that is left to the simplifier.</summary>
    private ExpressionSyntax? Shortened(ExpressionSyntax name) =>
        name switch
        {
            PredefinedTypeSyntax => name,
            QualifiedNameSyntax { Left: var left, Right: var right } => Shortened(name, left, right),
            AliasQualifiedNameSyntax { Name: var right } => Shortened(name, null, right),
            MemberAccessExpressionSyntax { Expression: var left, Name: var right } => Shortened(name, left, right),
            SimpleNameSyntax simple => WithShortArguments(simple),
            ArrayTypeSyntax array => Shortened(array.ElementType) is TypeSyntax element
                ? array.WithElementType(element.WithTriviaFrom(array.ElementType))
                : null,
            NullableTypeSyntax nullable => Shortened(nullable.ElementType) is TypeSyntax element
                ? nullable.WithElementType(element.WithTriviaFrom(nullable.ElementType))
                : null,
            _ => null,
        };

    private ExpressionSyntax? Shortened(ExpressionSyntax name, ExpressionSyntax? left, SimpleNameSyntax right)
    {
        if (
            model.GetSymbolInfo(name).Symbol is not INamedTypeSymbol type
            || type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T
            || WithShortArguments(right) is not { } shorter
        )
        {
            return null;
        }

        // What remains is a type in a type.
        return Means(shorter, type, name) ? shorter
            : type.ContainingType is null || left is null ? null
            : (name, Shortened(left)) switch
            {
                (QualifiedNameSyntax qualified, NameSyntax outer) => qualified.WithLeft(outer).WithRight(shorter),
                (MemberAccessExpressionSyntax access, { } outer) => access.WithExpression(outer).WithName(shorter),
                _ => null,
            };
    }

    private SimpleNameSyntax? WithShortArguments(SimpleNameSyntax name)
    {
        if (name is not GenericNameSyntax generic)
        {
            return name;
        }

        var arguments = generic
            .TypeArgumentList.Arguments.Select(a => Shortened(a) is TypeSyntax shorter ? shorter.WithTriviaFrom(a) : null)
            .ToList();
        return arguments.All(a => a is not null)
            ? generic.WithTypeArgumentList(
                generic.TypeArgumentList.WithArguments(
                    SyntaxFactory.SeparatedList(arguments.Select(a => a!), generic.TypeArgumentList.Arguments.GetSeparators())
                )
            )
            : null;
    }

    /// <summary>Whether a name alone means the type where a longer one stands: nothing else that has the name is in sight, be it no
    /// type.</summary>
    private bool Means(SimpleNameSyntax name, INamedTypeSymbol type, ExpressionSyntax place)
    {
        var isExpression = place.Parent is MemberAccessExpressionSyntax access && access.Expression == place;
        var found = isExpression
            ? model.LookupSymbols(place.SpanStart, name: name.Identifier.ValueText)
            : model.LookupNamespacesAndTypes(place.SpanStart, name: name.Identifier.ValueText);
        return found.Where(s => s is not INamedTypeSymbol named || named.Arity == name.Arity).ToList() is { Count: 1 } only
            && SymbolEqualityComparer.Default.Equals(only[0].OriginalDefinition, type.OriginalDefinition);
    }
}
