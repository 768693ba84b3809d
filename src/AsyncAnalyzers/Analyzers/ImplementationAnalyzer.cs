using System.Collections.Immutable;
using AsyncAnalyzers.Patterns.Events;
using AsyncAnalyzers.Patterns.Implementations;
using AsyncAnalyzers.Rules;
using AsyncAnalyzers.Rules.Implementing;
using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AsyncAnalyzers.Analyzers;

/// <summary>The host of the rules for those whose own types offer Begin and End, or events: looks at the declarations of such methods, of
/// types that are async results, and of what events tell.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ImplementationAnalyzer : LegacyAsyncAnalyzer
{
    private static readonly ImmutableArray<Rule<ImplementedMethod>> MethodRules = ImmutableArray.Create<Rule<ImplementedMethod>>(
        new TaskIsReturnedAsAsyncResultRule(),
        new EndBlocksOnTaskRule(),
        new PairHasNoTaskMethodRule(),
        new PairIsIrregularRule()
    );

    private static readonly ImmutableArray<Rule<TaskGlue>> GlueRules = ImmutableArray.Create<Rule<TaskGlue>>(new GlueIsHandWrittenRule());

    private static readonly ImmutableArray<Rule<EapComponentPart>> ComponentRules = ImmutableArray.Create<Rule<EapComponentPart>>(
        new OutcomeIsToldWronglyRule(),
        new ComponentHasNoTaskMethodRule()
    );

    private static readonly ImmutableArray<Rule<AsyncResultType>> TypeRules = ImmutableArray.Create<Rule<AsyncResultType>>(
        new AsyncResultBreaksItsContractRule()
    );

    /// <summary>The types that have methods: a callback for each of these costs less than one for each method.</summary>
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
        MessagesOf(MethodRules).AddRange(MessagesOf(GlueRules)).AddRange(MessagesOf(ComponentRules)).AddRange(MessagesOf(TypeRules));

    private protected override void Register(CompilationStartAnalysisContext start, Lazy<LegacyAsyncSymbols?> known) =>
        start.RegisterSyntaxNodeAction(type => Inspect((TypeDeclarationSyntax)type.Node, type, known), PlacesOfMethods);

    private static void Inspect(TypeDeclarationSyntax type, SyntaxNodeAnalysisContext context, Lazy<LegacyAsyncSymbols?> known)
    {
        InspectType(type, context, known);
        foreach (var member in type.Members)
        {
            if (member is MethodDeclarationSyntax method)
            {
                InspectMethod(method, context, known);
            }
        }
    }

    private static void InspectMethod(
        MethodDeclarationSyntax declaration,
        SyntaxNodeAnalysisContext context,
        Lazy<LegacyAsyncSymbols?> known
    )
    {
        if (
            (BeginImplementation.MayBeOne(declaration) || EndImplementation.MayBeOne(declaration))
            && known.Value is { } pairSymbols
            && ImplementedMethodRecognizer.TryRecognise(declaration, pairSymbols, SourceOf(context)) is { } method
        )
        {
            ReportEach(MethodRules, method, declaration.Identifier, context);
        }

        if (
            TaskGlue.MayBeOne(declaration)
            && known.Value is { } symbols
            && GlueRules.All(r => r.AppliesTo(symbols))
            && TaskGlue.TryRecognise(declaration, symbols, SourceOf(context)) is { } glue
        )
        {
            ReportEach(GlueRules, glue, declaration.Identifier, context);
        }

        if (
            EapImplementation.MayBeOne(declaration)
            && known.Value is { } eventSymbols
            && EapImplementation.TryRecognise(declaration, eventSymbols, SourceOf(context)) is { } component
        )
        {
            ReportEach(ComponentRules, component, declaration.Identifier, context);
        }
    }

    private static void InspectType(TypeDeclarationSyntax declaration, SyntaxNodeAnalysisContext context, Lazy<LegacyAsyncSymbols?> known)
    {
        if (
            AsyncResultType.MayBeOne(declaration)
            && known.Value is { } symbols
            && AsyncResultType.TryRecognise(declaration, symbols, SourceOf(context)) is { } type
        )
        {
            ReportEach(TypeRules, type, declaration.Identifier, context);
        }

        if (
            CompletedArgsType.MayBeOne(declaration)
            && known.Value is { } eventSymbols
            && CompletedArgsType.TryRecognise(declaration, eventSymbols, SourceOf(context)) is { } args
        )
        {
            ReportEach(ComponentRules, args, declaration.Identifier, context);
        }
    }
}
