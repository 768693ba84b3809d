using System.Collections.Immutable;
using AsyncAnalyzers.Patterns.Events;
using AsyncAnalyzers.Patterns.Implementations;
using AsyncAnalyzers.Rules;
using AsyncAnalyzers.Rules.Implementing;
using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AsyncAnalyzers.Analyzers;

/// <summary>Looks for what types offer to others as Begin and End, or as events: at declarations of such methods, at types that are async
/// results, and at what events tell.</summary>
internal sealed class ImplementationInspector(Lazy<LegacyAsyncSymbols?> known) : Inspector(known)
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

    /// <summary>All that the rules say.</summary>
    public static ImmutableArray<DiagnosticDescriptor> Messages { get; } =
        MessagesOf(MethodRules).AddRange(MessagesOf(GlueRules)).AddRange(MessagesOf(ComponentRules)).AddRange(MessagesOf(TypeRules));

    /// <summary>Looks at a type and its methods.</summary>
    public void Inspect(TypeDeclarationSyntax type, SyntaxNodeAnalysisContext context)
    {
        InspectType(type, context);
        foreach (var member in type.Members)
        {
            if (member is MethodDeclarationSyntax method)
            {
                InspectMethod(method, context);
            }
        }
    }

    private void InspectMethod(MethodDeclarationSyntax declaration, SyntaxNodeAnalysisContext context)
    {
        if (
            (BeginImplementation.MayBeOne(declaration) || EndImplementation.MayBeOne(declaration))
            && Symbols is { } pairSymbols
            && ImplementedMethodRecognizer.TryRecognise(declaration, pairSymbols, SourceOf(context)) is { } method
        )
        {
            ReportEach(MethodRules, method, declaration.Identifier, context);
        }

        if (
            TaskGlue.MayBeOne(declaration)
            && Symbols is { } symbols
            && GlueRules.All(r => r.AppliesTo(symbols))
            && TaskGlue.TryRecognise(declaration, symbols, SourceOf(context)) is { } glue
        )
        {
            ReportEach(GlueRules, glue, declaration.Identifier, context);
        }

        if (
            EapImplementation.MayBeOne(declaration)
            && Symbols is { } eventSymbols
            && EapImplementation.TryRecognise(declaration, eventSymbols, SourceOf(context)) is { } component
        )
        {
            ReportEach(ComponentRules, component, declaration.Identifier, context);
        }
    }

    private void InspectType(TypeDeclarationSyntax declaration, SyntaxNodeAnalysisContext context)
    {
        if (
            AsyncResultType.MayBeOne(declaration)
            && Symbols is { } symbols
            && AsyncResultType.TryRecognise(declaration, symbols, SourceOf(context)) is { } type
        )
        {
            ReportEach(TypeRules, type, declaration.Identifier, context);
        }

        if (
            CompletedArgsType.MayBeOne(declaration)
            && Symbols is { } eventSymbols
            && CompletedArgsType.TryRecognise(declaration, eventSymbols, SourceOf(context)) is { } args
        )
        {
            ReportEach(ComponentRules, args, declaration.Identifier, context);
        }
    }
}
