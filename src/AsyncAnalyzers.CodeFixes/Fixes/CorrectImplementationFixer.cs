using System.Collections.Immutable;
using System.Composition;
using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Fixes.Hosting;
using AsyncAnalyzers.Patterns.Implementations;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Implementations;
using AsyncAnalyzers.Rewriting.Plans;
using AsyncAnalyzers.Rewriting.Refusals;
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
        ImmutableArray.Create(DiagnosticIds.TaskIsReturnedAsAsyncResult, DiagnosticIds.EndBlocksOnTask, DiagnosticIds.PairHasNoTaskMethod);

    private protected override async Task<ImmutableArray<FixOption>> OptionsAtAsync(
        Document document,
        SyntaxNode node,
        string diagnosticId,
        CancellationToken cancellationToken
    ) =>
        node.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } declaration
        && await RewriteContext.TryCreateAsync(document, cancellationToken).ConfigureAwait(false) is { } context
            ? ImplementedMethodRecognizer.TryRecognise(declaration, context.Symbols, context.Source) switch
            {
                BeginImplementation begin when diagnosticId == DiagnosticIds.PairHasNoTaskMethod => Option(
                    "AddTaskMethod",
                    () => Task.FromResult(AddTaskMethodPlan.TryCreate(begin, context)),
                    context
                ),
                BeginImplementation begin => Option("WrapTask", () => WrappedTaskPlan.TryCreateAsync(begin, context), context),
                EndImplementation end => Option("ThrowOwnException", () => EndExceptionPlan.TryCreateAsync(end, context), context),
                _ => ImmutableArray<FixOption>.Empty,
            }
            : ImmutableArray<FixOption>.Empty;

    private static ImmutableArray<FixOption> Option(string name, Func<Task<Planned<RewritePlan>>> plan, RewriteContext context) =>
        ImmutableArray.Create(
            new FixOption(
                name,
                async () =>
                    (await plan().ConfigureAwait(false)).Succeeds(out var planned, out var refusal)
                        ? await planned.ChangeAsync(context).ConfigureAwait(false)
                        : refusal
            )
        );
}
