using System.Collections.Immutable;
using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AsyncAnalyzers.Analyzers;

/// <summary>The host of the rules about what types declare: contracts, Begin and End methods, events. A callback for each type costs less
/// than one for each of its methods.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TypeAnalyzer : LegacyAsyncAnalyzer
{
    private static readonly SyntaxKind[] PlacesOfMethods =
    {
        SyntaxKind.ClassDeclaration,
        SyntaxKind.StructDeclaration,
        SyntaxKind.InterfaceDeclaration,
        SyntaxKind.RecordDeclaration,
        SyntaxKind.RecordStructDeclaration,
    };

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ContractInspector.Messages.AddRange(ImplementationInspector.Messages);

    private protected override void Register(CompilationStartAnalysisContext start, Lazy<LegacyAsyncSymbols?> known)
    {
        var contracts = new ContractInspector(known, start.CancellationToken);
        var implementations = new ImplementationInspector(known);
        start.RegisterSyntaxNodeAction(
            node =>
            {
                var type = (TypeDeclarationSyntax)node.Node;
                contracts.Inspect(type, node);
                implementations.Inspect(type, node);
            },
            PlacesOfMethods
        );
    }
}
