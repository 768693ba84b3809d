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
public sealed class CorrectImplementationFixer : SingleFixProvider
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

    private protected override FixOption? OptionAt(SyntaxNode node, string diagnosticId, RewriteContext context)
    {
        if (node.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } declaration)
        {
            return null;
        }

        if (diagnosticId == DiagnosticIds.GlueIsHandWritten)
        {
            return TaskGlue.TryRecognise(declaration, context.Symbols, context.Source) is { } glue
                ? FixOption.Of("UsePlatform", () => PlatformGluePlan.TryCreateAsync(glue, context), context)
                : null;
        }

        return ImplementedMethodRecognizer.TryRecognise(declaration, context.Symbols, context.Source) switch
        {
            BeginImplementation begin when diagnosticId == DiagnosticIds.PairHasNoTaskMethod => FixOption.Of(
                "AddTaskMethod",
                () => AddTaskMethodPlan.TryCreate(begin, context),
                context
            ),
            BeginImplementation begin when diagnosticId == DiagnosticIds.PairIsIrregular => FixOption.Of(
                "AddEndMethod",
                () => AddEndMethodPlan.TryCreate(begin, context),
                context
            ),
            BeginImplementation begin => FixOption.Of("WrapTask", () => WrappedTaskPlan.TryCreateAsync(begin, context), context),
            EndImplementation end => FixOption.Of("ThrowOwnException", () => EndExceptionPlan.TryCreateAsync(end, context), context),
            _ => null,
        };
    }
}
