using System.Collections.Immutable;
using System.Composition;
using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Fixes.Hosting;
using AsyncAnalyzers.Patterns.Events;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Implementations;
using AsyncAnalyzers.Rewriting.Refusals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncAnalyzers.Fixes;

/// <summary>Mends what event-based components tell their callers, and offers a task beside their operations.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CorrectComponentFixer))]
[Shared]
public sealed class CorrectComponentFixer : SingleFixProvider
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create(DiagnosticIds.OutcomeIsToldWrongly, DiagnosticIds.ComponentHasNoTaskMethod);

    private protected override FixOption? OptionAt(SyntaxNode node, string diagnosticId, RewriteContext context)
    {
        if (node.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } start)
        {
            return EapImplementation.TryRecognise(start, context.Symbols, context.Source) is not { } operation ? null
                : diagnosticId == DiagnosticIds.ComponentHasNoTaskMethod
                    ? FixOption.Of("AddTaskMethod", () => AddEventTaskMethodPlan.TryCreate(operation, context), context)
                : FixOption.Of("CallRaiseException", () => RefusalReason.OnlyAuthorKnows.At(start), context);
        }

        return
            node.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type
            && CompletedArgsType.TryRecognise(type, context.Symbols, context.Source) is { } args
            ? FixOption.Of("CallRaiseException", () => RaiseErrorPlan.TryCreateAsync(args, context), context)
            : null;
    }
}
