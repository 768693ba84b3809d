using AsyncAnalyzers.Patterns.Events;
using AsyncAnalyzers.Rewriting.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncAnalyzers.Rewriting.Events;

/// <summary>Tells which code about the object of an operation may go with it.</summary>
internal static class RemovableCode
{
    /// <summary>Whether code is in a file of the project that no tool writes, or, about a worker, in the designer's part of the type, where
    /// whoever takes a component out of the designer takes it out, too.</summary>
    public static bool Is(SyntaxNode code, EapOperation operation, RewriteContext context) =>
        code.SyntaxTree == context.Root.SyntaxTree
        || (
            context.Document.Project.GetDocument(code.SyntaxTree) is { } document and not SourceGeneratedDocument
            && (
                !GeneratedCode.Is(document, code.SyntaxTree.GetRoot(context.CancellationToken))
                || (operation.IsOfBackgroundWorker && IsOfDesigner(code))
            )
        );

    private static bool IsOfDesigner(SyntaxNode code) =>
        code.FirstAncestorOrSelf<MemberDeclarationSyntax>()
            is FieldDeclarationSyntax
                or MethodDeclarationSyntax { Identifier.ValueText: "InitializeComponent" };
}
