using System.Collections.Immutable;

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Editing;

namespace AsyncAnalyzers.Tests.Verifier;

/// <summary>Turns numbers into 0, or into what a derived fixer says.</summary>
public class NumberFixer : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds => ["NUM1"];

    public override FixAllProvider? GetFixAllProvider()
        => FixAllProvider.Create(async (context, document, diagnostics) => await ReplaceAsync(document, diagnostics, context.CancellationToken));

    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var title in Titles)
        {
            context.RegisterCodeFix(
                CodeAction.Create(title, token => ReplaceAsync(context.Document, context.Diagnostics, token), title), context.Diagnostics);
        }

        return Task.CompletedTask;
    }

    protected virtual ImmutableArray<string> Titles => ["Zero"];

    protected virtual SyntaxNode Replacement(SyntaxNode number) => SyntaxFactory.ParseExpression("0");

    protected async Task<Document> ReplaceAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellationToken);
        foreach (var diagnostic in diagnostics)
        {
            var number = editor.OriginalRoot.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
            editor.ReplaceNode(number, Replacement(number).WithTriviaFrom(number));
        }

        return editor.GetChangedDocument();
    }
}
