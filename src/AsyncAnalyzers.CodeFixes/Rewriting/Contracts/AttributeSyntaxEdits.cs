using AsyncAnalyzers.Rewriting.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace AsyncAnalyzers.Rewriting.Contracts;

/// <summary>Changes to the attributes of methods.</summary>
internal static class AttributeSyntaxEdits
{
    /// <summary>An attribute without a named argument; without any, it has no parentheses.</summary>
    public static AttributeSyntax Without(AttributeSyntax attribute, string argument)
    {
        var remaining = attribute.ArgumentList!.Arguments.Where(a => NameOf(a) != argument).ToList();
        return remaining.Count == 0 ? attribute.WithArgumentList(null)
            : remaining.Count == attribute.ArgumentList.Arguments.Count ? attribute
            : attribute.WithArgumentList(WithArguments(attribute.ArgumentList, remaining));
    }

    /// <summary>An attribute with a named argument as another attribute has it, or without it as the other one is.</summary>
    public static AttributeSyntax WithArgumentOf(AttributeSyntax attribute, AttributeSyntax other, string argument)
    {
        var wanted = other.ArgumentList?.Arguments.FirstOrDefault(a => NameOf(a) == argument)?.WithoutTrivia();
        var present = attribute.ArgumentList?.Arguments.FirstOrDefault(a => NameOf(a) == argument);
        return (wanted, present) switch
        {
            (null, null) => attribute,
            (null, _) => Without(attribute, argument),
            (_, null) => attribute.AddArgumentListArguments(wanted).WithAdditionalAnnotations(Formatter.Annotation),
            _ => attribute.ReplaceNode(present, wanted.WithTriviaFrom(present)),
        };
    }

    /// <summary>A method without attributes, and without the brackets that had no others; what stood before the method stays before
    /// it.</summary>
    public static MethodDeclarationSyntax Without(MethodDeclarationSyntax method, Func<AttributeSyntax, bool> isToGo)
    {
        var lists = method
            .AttributeLists.Select(list =>
                list.Attributes.Where(a => !isToGo(a)).ToList() is var remaining && remaining.Count == list.Attributes.Count
                    ? list
                    : list.WithAttributes(SeparatedList(remaining))
            )
            .Where(list => list.Attributes.Count > 0);
        return method.WithAttributeLists(List(lists)).WithLeadingTrivia(method.GetLeadingTrivia());
    }

    /// <summary>A method with more attributes, each in brackets of its own behind those that are there.</summary>
    public static MethodDeclarationSyntax With(MethodDeclarationSyntax method, IReadOnlyList<AttributeSyntax> attributes) =>
        attributes.Count == 0
            ? method
            : method
                .AddAttributeLists([
                    .. attributes.Select(a => AttributeList(SingletonSeparatedList(a.WithoutTrivia())).WithTrailingTrivia(ElasticMarker)),
                ])
                .WithAdditionalAnnotations(Formatter.Annotation);

    /// <summary>A type with methods put behind one of its own, each set off as that one is.</summary>
    public static TypeDeclarationSyntax WithMembersAfter(
        TypeDeclarationSyntax type,
        MethodDeclarationSyntax method,
        IEnumerable<MethodDeclarationSyntax> added
    )
    {
        var lineEnd = method.GetTrailingTrivia().Where(t => t.IsKind(SyntaxKind.EndOfLineTrivia)).Take(1);
        var blankLine = method.GetLeadingTrivia().TakeWhile(t => t.IsKind(SyntaxKind.EndOfLineTrivia)).Take(1);
        return type.WithMembers(
            type.Members.InsertRange(
                type.Members.IndexOf(method) + 1,
                added.Select(m =>
                    m.WithLeadingTrivia(blankLine.Concat(m.GetLeadingTrivia()))
                        .WithTrailingTrivia(lineEnd)
                        .WithAdditionalAnnotations(Formatter.Annotation)
                )
            )
        );
    }

    /// <summary>Removes a method from its type. Where it came first there, what comes first now is not set off from the brace.</summary>
    public static void Remove(MethodDeclarationSyntax method, SyntaxEdits edits)
    {
        edits.Replace(method, _ => null);
        if (method.Parent is TypeDeclarationSyntax type && type.Members[0] == method)
        {
            edits.Replace(
                type,
                current =>
                    current.Members.FirstOrDefault() is { } first
                        ? current.ReplaceNode(
                            first,
                            first.WithLeadingTrivia(first.GetLeadingTrivia().SkipWhile(t => t.IsKind(SyntaxKind.EndOfLineTrivia)))
                        )
                        : current
            );
        }
    }

    private static AttributeArgumentListSyntax WithArguments(AttributeArgumentListSyntax list, List<AttributeArgumentSyntax> arguments) =>
        list.WithArguments(
            SeparatedList(
                [arguments[0].WithTriviaFrom(list.Arguments[0]), .. arguments.Skip(1)],
                list.Arguments.GetSeparators().Skip(list.Arguments.Count - arguments.Count)
            )
        );

    private static string? NameOf(AttributeArgumentSyntax argument) => argument.NameEquals?.Name.Identifier.ValueText;
}
