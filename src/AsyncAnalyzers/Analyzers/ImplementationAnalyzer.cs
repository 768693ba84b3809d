using System.Collections.Immutable;
using AsyncAnalyzers.Patterns.Implementations;
using AsyncAnalyzers.Rules;
using AsyncAnalyzers.Rules.Implementing;
using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AsyncAnalyzers.Analyzers;

/// <summary>The host of the rules for those whose own types offer Begin and End: looks at the declarations of such methods, and of types
/// that are async results.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ImplementationAnalyzer : LegacyAsyncAnalyzer
{
    private static readonly ImmutableArray<Rule<ImplementedMethod>> MethodRules = ImmutableArray.Create<Rule<ImplementedMethod>>(
        new TaskIsReturnedAsAsyncResultRule(),
        new EndBlocksOnTaskRule(),
        new PairHasNoTaskMethodRule()
    );

    private static readonly ImmutableArray<Rule<AsyncResultType>> TypeRules = ImmutableArray.Create<Rule<AsyncResultType>>(
        new AsyncResultBreaksItsContractRule()
    );

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        MessagesOf(MethodRules).AddRange(MessagesOf(TypeRules));

    private protected override void Register(CompilationStartAnalysisContext start, Lazy<LegacyAsyncSymbols?> known)
    {
        start.RegisterSyntaxNodeAction(method => InspectMethod(method, known), SyntaxKind.MethodDeclaration);
        start.RegisterSyntaxNodeAction(type => InspectType(type, known), SyntaxKind.ClassDeclaration, SyntaxKind.StructDeclaration);
    }

    private static void InspectMethod(SyntaxNodeAnalysisContext context, Lazy<LegacyAsyncSymbols?> known)
    {
        var declaration = (MethodDeclarationSyntax)context.Node;
        if (
            (BeginImplementation.MayBeOne(declaration) || EndImplementation.MayBeOne(declaration))
            && known.Value is { } symbols
            && ImplementedMethodRecognizer.TryRecognise(declaration, symbols, SourceOf(context)) is { } method
        )
        {
            ReportEach(MethodRules, method, declaration.Identifier, context);
        }
    }

    private static void InspectType(SyntaxNodeAnalysisContext context, Lazy<LegacyAsyncSymbols?> known)
    {
        var declaration = (TypeDeclarationSyntax)context.Node;
        if (
            AsyncResultType.MayBeOne(declaration)
            && known.Value is { } symbols
            && AsyncResultType.TryRecognise(declaration, symbols, SourceOf(context)) is { } type
        )
        {
            ReportEach(TypeRules, type, declaration.Identifier, context);
        }
    }
}
