using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncAnalyzers.Rewriting.Syntax;

/// <summary>Documents a parameter that a method gets, if its other parameters are documented: the compiler asks for all or none.</summary>
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
}
