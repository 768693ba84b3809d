using System.Collections.Immutable;
using System.Composition;
using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Fixes.Hosting;
using AsyncAnalyzers.Patterns.Implementations;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Implementations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncAnalyzers.Fixes;

/// <summary>Mends Begin and End methods that a type implements over a task, and offers a task beside those that forward.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CorrectImplementationFixer))]
[Shared]
public sealed class CorrectImplementationFixer : LegacyCodeFixProvider
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create(
            DiagnosticIds.TaskIsReturnedAsAsyncResult,
            DiagnosticIds.PairIsIrregular,
            DiagnosticIds.EndBlocksOnTask,
            DiagnosticIds.GlueIsHandWritten,
            DiagnosticIds.PairHasNoTaskMethod
        );

    private protected override async Task<ImmutableArray<FixOption>> OptionsAtAsync(
        Document document,
        SyntaxNode node,
        string diagnosticId,
        FixPreferences preferences,
        CancellationToken cancellationToken
    ) =>
        node.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } declaration
        && await RewriteContext.TryCreateAsync(document, cancellationToken, preferences).ConfigureAwait(false) is { } context
            ? OptionsFor(diagnosticId, declaration, context).ToImmutableArray()
            : ImmutableArray<FixOption>.Empty;

    private static IEnumerable<FixOption> OptionsFor(string diagnosticId, MethodDeclarationSyntax declaration, RewriteContext context)
    {
        if (diagnosticId == DiagnosticIds.GlueIsHandWritten)
        {
            return TaskGlue.TryRecognise(declaration, context.Symbols, context.Source) is { } glue
                ? [FixOption.Of("UsePlatform", () => PlatformGluePlan.TryCreateAsync(glue, context), context)]
                : [];
        }

        return ImplementedMethodRecognizer.TryRecognise(declaration, context.Symbols, context.Source) switch
        {
            BeginImplementation begin when diagnosticId == DiagnosticIds.PairHasNoTaskMethod =>
            [
                FixOption.Of("AddTaskMethod", () => AddTaskMethodPlan.TryCreate(begin, context), context),
                new("ReplacePair", () => PairReplacement.TryCreateAsync(begin, context)),
            ],
            BeginImplementation begin when diagnosticId == DiagnosticIds.PairIsIrregular =>
            [
                FixOption.Of("AddEndMethod", () => AddEndMethodPlan.TryCreate(begin, context), context),
            ],
            BeginImplementation begin when context.Symbols.TaskToAsyncResult is null =>
            [
                WrapTask(begin, context),
                AddWrapper(begin, context),
            ],
            BeginImplementation begin => [WrapTask(begin, context)],
            EndImplementation end => [FixOption.Of("ThrowOwnException", () => EndExceptionPlan.TryCreateAsync(end, context), context)],
            _ => [],
        };
    }

    private static FixOption WrapTask(BeginImplementation begin, RewriteContext context) =>
        FixOption.Of("WrapTask", () => WrappedTaskPlan.TryCreateAsync(begin, context), context);

    private static FixOption AddWrapper(BeginImplementation begin, RewriteContext context) =>
        new("AddWrapper", () => WrappedTaskPlan.WithAddedWrapperAsync(begin, context));
}
