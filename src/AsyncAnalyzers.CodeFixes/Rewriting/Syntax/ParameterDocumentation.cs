using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncAnalyzers.Rewriting.Syntax;

/// <summary>What documentation says about parameters that come and go: the compiler asks for all or none.</summary>
internal static class ParameterDocumentation
{
    /// <summary>The method with a line for the state, which may be a callback's second parameter.</summary>
    public static MethodDeclarationSyntax WithDocumentationFor(
        this MethodDeclarationSyntax method,
        SeparatedSyntaxList<ParameterSyntax> parameters
    ) => parameters.Count == 2 ? WithState(method, parameters[1].Identifier.ValueText) : method;

    /// <summary>The method with a line for the state behind that of its last documented one.</summary>
    public static MethodDeclarationSyntax WithState(MethodDeclarationSyntax method, string parameter)
    {
        var last = method
            .GetLeadingTrivia()
            .Select(t => t.GetStructure())
            .OfType<DocumentationCommentTriviaSyntax>()
            .SelectMany(d => d.Content)
            .OfType<XmlElementSyntax>()
            .LastOrDefault(e =>
                e.StartTag.Attributes.Any(a => a is XmlNameAttributeSyntax) && e.StartTag.Name.LocalName.ValueText == "param"
            );
        if (last?.Parent is not DocumentationCommentTriviaSyntax comment)
        {
            return method;
        }

        var index = comment.Content.IndexOf(last);
        var line = index > 0 && comment.Content[index - 1] is XmlTextSyntax before ? before : null;
        if (line is null || !line.TextTokens.Any(t => t.IsKind(SyntaxKind.XmlTextLiteralToken)))
        {
            return method;
        }

        var newLine = comment.DescendantTokens().FirstOrDefault(t => t.IsKind(SyntaxKind.XmlTextLiteralNewLineToken));
        var start = SyntaxFactory.XmlText(
            SyntaxFactory.TokenList(newLine, line.TextTokens.Last(t => t.IsKind(SyntaxKind.XmlTextLiteralToken)))
        );
        var name = last.StartTag.Attributes.OfType<XmlNameAttributeSyntax>().First();
        var element = last.WithStartTag(last.StartTag.ReplaceNode(name, name.WithIdentifier(SyntaxFactory.IdentifierName(parameter))))
            .WithContent(SyntaxFactory.SingletonList<XmlNodeSyntax>(SyntaxFactory.XmlText("The state that the operation was begun with.")));
        var documented = comment.WithContent(comment.Content.InsertRange(index + 1, [start, element]));
        return method.ReplaceNode(comment, documented);
    }

    /// <summary>What stands before a method, without what documentation says about some parameters.</summary>
    public static SyntaxTriviaList Without(SyntaxTriviaList trivia, IReadOnlyCollection<string> parameters) =>
        Without(trivia, e => IsAbout(e, parameters));

    /// <summary>
    /// The documentation of a method for one that is added beside it, does the same, takes less and returns something else; nothing where
    /// the method has none of its own.
    /// </summary>
    public static SyntaxTriviaList ForCounterpartOf(MethodDeclarationSyntax method, IReadOnlyCollection<string> withoutParameters)
    {
        var trivia = method.GetLeadingTrivia();
        var index = trivia.ToList().FindIndex(IsSummary);
        return index < 0
            ? default
            : Without(
                SyntaxFactory.TriviaList(
                    trivia.Skip(index > 0 && trivia[index - 1].IsKind(SyntaxKind.WhitespaceTrivia) ? index - 1 : index)
                ),
                e => IsAbout(e, withoutParameters) || e.StartTag.Name.LocalName.ValueText == "returns"
            );
    }

    private static bool IsSummary(SyntaxTrivia trivia) =>
        trivia.GetStructure() is DocumentationCommentTriviaSyntax comment
        && comment.Content.OfType<XmlElementSyntax>().Any(e => e.StartTag.Name.LocalName.ValueText == "summary");

    private static SyntaxTriviaList Without(SyntaxTriviaList trivia, Func<XmlElementSyntax, bool> goes) =>
        SyntaxFactory.TriviaList(
            trivia.Select(t =>
                t.GetStructure() is DocumentationCommentTriviaSyntax comment ? SyntaxFactory.Trivia(Without(comment, goes)) : t
            )
        );

    /// <summary>A comment without some of its elements, each with the line break before it.</summary>
    private static DocumentationCommentTriviaSyntax Without(DocumentationCommentTriviaSyntax comment, Func<XmlElementSyntax, bool> goes)
    {
        var content = new List<XmlNodeSyntax>();
        foreach (var node in comment.Content)
        {
            if (node is XmlElementSyntax element && goes(element))
            {
                content.RemoveAt(content.Count - 1);
            }
            else
            {
                content.Add(node);
            }
        }

        return comment.WithContent(SyntaxFactory.List(content));
    }

    private static bool IsAbout(XmlElementSyntax element, IReadOnlyCollection<string> parameters) =>
        element.StartTag is { Name.LocalName.ValueText: "param" } tag
        && tag.Attributes.OfType<XmlNameAttributeSyntax>().Any(a => parameters.Contains(a.Identifier.Identifier.ValueText));
}
