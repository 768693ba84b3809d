using AsyncAnalyzers.Patterns.Contracts;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncAnalyzers.Rewriting.Contracts;

/// <summary>The operation that a fix is asked to fix, recognised in the solution as it is now.</summary>
/// <param name="Document">The document that the diagnostic is in.</param>
/// <param name="Method">The method that it points at.</param>
/// <param name="Contract">The contract that declares the operation.</param>
/// <param name="Operation">The operation.</param>
/// <param name="CancellationToken">Cancels.</param>
internal sealed record ContractTarget(
    Document Document,
    MethodDeclarationSyntax Method,
    WcfAsyncContract Contract,
    WcfOperation Operation,
    CancellationToken CancellationToken
)
{
    public Solution Solution => Document.Project.Solution;

    public LegacyAsyncSymbols Symbols => Operation.Symbols;

    /// <summary>
    /// Whether projects that the solution does not have may implement or call the contract: it is public, and the library that declares it
    /// was opened by its project file alone.
    /// </summary>
    public bool MayHaveUnknownUsers =>
        Document.Project is { FilePath: not null, CompilationOptions.OutputKind: OutputKind.DynamicallyLinkedLibrary }
        && Solution.FilePath is null
        && IsPublic(Contract.Type);

    private static bool IsPublic(INamedTypeSymbol type) =>
        type.DeclaredAccessibility == Accessibility.Public && (type.ContainingType is null || IsPublic(type.ContainingType));

    /// <summary>The operation that a node is part of, or null where it is part of none.</summary>
    public static async Task<ContractTarget?> TryFindAsync(Document document, SyntaxNode node, CancellationToken cancellationToken) =>
        node.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method
        && await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is { } model
        && model.GetDeclaredSymbol(method, cancellationToken) is { } symbol
        && LegacyAsyncSymbols.TryCreate(model.Compilation) is { Task: not null, TaskOfResult: not null } symbols
        && WcfAsyncContract.TryRecognise(symbol.ContainingType, symbols) is { } contract
        && contract.Operations.FirstOrDefault(o =>
            o.Methods.Select(m => m.Symbol).Concat(o.Ends).Contains(symbol, SymbolEqualityComparer.Default)
        )
            is { } operation
            ? new ContractTarget(document, method, contract, operation, cancellationToken)
            : null;

    /// <summary>The declaration of a method in a document that may be changed; null where it is elsewhere, generated, or has
    /// several.</summary>
    public async Task<(Document Document, MethodDeclarationSyntax Syntax)?> DeclarationOfAsync(IMethodSymbol method) =>
        method.DeclaringSyntaxReferences is { Length: 1 } references
        && Solution.GetDocument(references[0].SyntaxTree) is { } document
        && await references[0].GetSyntaxAsync(CancellationToken).ConfigureAwait(false) is MethodDeclarationSyntax syntax
        && !GeneratedCode.IsMarked(method)
        && !GeneratedCode.Is(document, syntax.SyntaxTree.GetRoot(CancellationToken))
            ? (document, syntax)
            : null;

    /// <summary>The syntax of a method's attribute.</summary>
    public async Task<AttributeSyntax?> SyntaxOfAsync(AttributeData attribute) =>
        attribute.ApplicationSyntaxReference is { } reference
            ? await reference.GetSyntaxAsync(CancellationToken).ConfigureAwait(false) as AttributeSyntax
            : null;
}
