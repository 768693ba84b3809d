using AsyncAnalyzers.Patterns.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncAnalyzers.Tool.Sites;

/// <summary>Names the member that code is in, so that it is found again when lines have moved.</summary>
internal static class MemberId
{
    /// <summary>The documentation id of the type or member around a node; that of the entry point for statements outside of
    /// types.</summary>
    public static string Of(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken)
    {
        var declaration =
            node.FirstAncestorOrSelf<VariableDeclaratorSyntax>(v => v.Parent?.Parent is BaseFieldDeclarationSyntax)
            ?? SourceReader.EnclosingMember(node);
        var member =
            declaration is CompilationUnitSyntax
                ? model.GetEnclosingSymbol(node.SpanStart, cancellationToken)
                : model.GetDeclaredSymbol(declaration, cancellationToken);
        return member?.GetDocumentationCommentId() ?? "";
    }
}
