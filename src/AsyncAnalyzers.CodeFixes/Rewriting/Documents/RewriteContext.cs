using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Rewriting.Syntax;
using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace AsyncAnalyzers.Rewriting.Documents;

/// <summary>The document that is rewritten, as plans see it.</summary>
internal sealed class RewriteContext
{
    private RewriteContext(
        Document document,
        SyntaxNode root,
        SemanticModel model,
        LegacyAsyncSymbols symbols,
        FixPreferences preferences,
        CancellationToken cancellationToken
    )
    {
        Preferences = preferences;
        Document = document;
        Root = root;
        Model = model;
        Symbols = symbols;
        CancellationToken = cancellationToken;
        NewLine = FileSyntax.NewLineOf(root);
        Source = new SourceReader(model, cancellationToken);
        IsNullable = model.GetNullableContext(root.Span.End).HasFlag(NullableContext.AnnotationsEnabled);
        Tasks = new TaskSyntaxFactory(SyntaxGenerator.GetGenerator(document), symbols, NewLine, IsNullable);
    }

    public Document Document { get; }

    public SyntaxNode Root { get; }

    /// <summary>What the users of the document have chosen.</summary>
    public FixPreferences Preferences { get; }

    public SemanticModel Model { get; }

    public LegacyAsyncSymbols Symbols { get; }

    public SourceReader Source { get; }

    public TaskSyntaxFactory Tasks { get; }

    public CancellationToken CancellationToken { get; }

    /// <summary>Whether reference types say in the document whether they can be null.</summary>
    public bool IsNullable { get; }

    /// <summary>How lines end in the document.</summary>
    public string NewLine { get; }

    public LanguageVersion LanguageVersion => ((CSharpParseOptions)Root.SyntaxTree.Options).LanguageVersion;

    /// <summary>Whether a tool writes the document.</summary>
    public bool IsGenerated => GeneratedCode.Is(Document, Root);

    /// <summary>
    /// A started task that nobody waits for: <c>_ = task;</c>, where the language has discards and nothing there is named so. Elsewhere a
    /// variable takes it where the compiler would ask for an <c>await</c>: in async functions, and for a call of an async method.
    /// </summary>
    public StatementSyntax Forget(ExpressionSyntax task, SyntaxNode place, bool isOfAsyncMethod = false) =>
        LanguageVersion >= LanguageVersion.CSharp7 && Model.LookupSymbols(place.SpanStart, name: "_").IsEmpty
            ? SyntaxFactory.ExpressionStatement(
                SyntaxFactory.AssignmentExpression(SyntaxKind.SimpleAssignmentExpression, TaskSyntaxFactory.Discard, task)
            )
        : isOfAsyncMethod
        || (FunctionSyntax.Around(place) is { } function and not CompilationUnitSyntax && FunctionSyntax.IsAsync(function))
            ? Tasks.Local(new FreshNames(place).Take("ignored"), task)
        : SyntaxFactory.ExpressionStatement(task);

    /// <summary>The context of another file of the same project, or null where it cannot be changed.</summary>
    public async Task<RewriteContext?> ForAsync(SyntaxTree tree) =>
        tree == Root.SyntaxTree ? this
        : Document.Project.GetDocument(tree) is { } document and not SourceGeneratedDocument
        && await TryCreateAsync(document, CancellationToken).ConfigureAwait(false) is { } other
        && !other.IsGenerated
            ? other
        : null;

    /// <summary>The context of a document, or null where it has no semantics, or its compilation neither the legacy types nor
    /// <c>Task</c>.</summary>
    /// <param name="document">The document.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <param name="preferences">What its users have chosen, where that is read already.</param>
    public static async Task<RewriteContext?> TryCreateAsync(
        Document document,
        CancellationToken cancellationToken,
        FixPreferences? preferences = null
    ) =>
        await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is { } root
        && await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is { } model
        && LegacyAsyncSymbols.TryCreate(model.Compilation) is { Task: not null, TaskOfResult: not null } symbols
            ? new RewriteContext(
                document,
                root,
                model,
                symbols,
                preferences ?? FixPreferences.For(document.Project, root.SyntaxTree),
                cancellationToken
            )
            : null;

    /// <summary>Whether every platform that the file is compiled for wraps tasks in the Begin and End pattern itself
    /// (<c>TaskToAsyncResult</c>).</summary>
    public async Task<bool> CanWrapTasksAsync()
    {
        var can = Symbols.TaskToAsyncResult is not null;
        foreach (var id in Document.GetLinkedDocumentIds())
        {
            can =
                can
                && await Document.Project.Solution.GetProject(id.ProjectId)!.GetCompilationAsync(CancellationToken).ConfigureAwait(false)
                    is { } other
                && LegacyAsyncSymbols.TryCreate(other)?.TaskToAsyncResult is not null;
        }

        return can;
    }
}
