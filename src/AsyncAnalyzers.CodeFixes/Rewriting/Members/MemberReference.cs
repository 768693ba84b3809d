using System.Collections.Immutable;
using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Refusals;
using AsyncAnalyzers.Rewriting.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Rewriting.Members;

/// <summary>A place that names a member which is made async.</summary>
/// <param name="Name">The name.</param>
/// <param name="Call">The call; null where a documentation comment names the member.</param>
/// <param name="CanAwait">Whether <c>await</c> is legal there.</param>
/// <param name="Context">The document that it is in.</param>
internal sealed record MemberReference(SimpleNameSyntax Name, InvocationExpressionSyntax? Call, bool CanAwait, RewriteContext Context)
{
    /// <summary>The handler of an event around it that becomes <c>async void</c>, so that it can await; null where none does.</summary>
    public AwaitingFunction? Handler { get; private init; }

    /// <summary>Whether it is a call that has to wait for the task, for it cannot await it.</summary>
    public bool Blocks => Call is not null && !CanAwait;

    /// <summary>The use in a function that awaits it, or that can become one and has nothing left to do then; null where it would have to
    /// wait.</summary>
    public async Task<MemberReference?> AwaitedAsync() =>
        !Blocks ? this
        : Call!.Parent is ExpressionStatementSyntax statement
        && await AwaitingFunction.EndedByAsync(statement, Context).ConfigureAwait(false) is { } handler
            ? this with
            {
                CanAwait = true,
                Handler = handler,
            }
        : null;

    /// <summary>All uses of a member in the solution, where each of them is a call that can be changed.</summary>
    public static async Task<Planned<ImmutableArray<MemberReference>>> FindAllAsync(AsyncCandidate member, RewriteContext context)
    {
        var references = await SolutionReferences
            .OfAsync(member.Method, context.Document.Project.Solution, context.CancellationToken)
            .ConfigureAwait(false);
        if (references.Any(r => r.Definition is not IMethodSymbol { ContainingType.TypeKind: not TypeKind.Interface }))
        {
            return RefusalReason.MemberIsPrescribed.At(member.Declaration);
        }

        var uses = ImmutableArray.CreateBuilder<MemberReference>();
        foreach (var places in references.SelectMany(r => r.Locations).GroupBy(l => HomeOf(l.Document, context)))
        {
            if (
                places.Key is SourceGeneratedDocument
                || places.Any(p => p.IsImplicit || p.Document.Project.Language != LanguageNames.CSharp)
                || await ContextOfAsync(places.Key, context).ConfigureAwait(false) is not { } home
                || home.IsGenerated
            )
            {
                return RefusalReason.UseCannotFollow.At(member.Declaration);
            }

            // Found once for each target framework, if each of them sees it.
            foreach (var span in places.Select(p => p.Location.SourceSpan).Distinct())
            {
                if (
                    !home.Root.FullSpan.Contains(span)
                    || home.Root.FindNode(span, findInsideTrivia: true, getInnermostNodeForTie: true) is not SimpleNameSyntax name
                )
                {
                    return RefusalReason.UseCannotFollow.At(member.Declaration);
                }

                if (TryCreate(name, member, home) is not { } use)
                {
                    return RefusalReason.UseCannotFollow.At(name);
                }

                uses.Add(use);
            }
        }

        return uses.ToImmutable();
    }

    private static MemberReference? TryCreate(SimpleNameSyntax name, AsyncCandidate member, RewriteContext context)
    {
        if (name.Identifier.ValueText != member.Method.Name)
        {
            return null;
        }

        if (name.FirstAncestorOrSelf<CrefSyntax>() is not null)
        {
            return new MemberReference(name, null, false, context);
        }

        if (
            CallSite.TryFrom(name)?.Invocation is not { } call
            || context.Source.OperationOf(call) is not IInvocationOperation operation
            || Evaluation.IsInExpressionTree(operation)
        )
        {
            return null;
        }

        var function = FunctionSyntax.Around(call);
        var canAwait =
            function == member.Declaration
                ? AwaitContext.CouldAwait(call, function, context.Model)
                : AwaitContext.CanAwait(call, context.Model) && !AwaitContext.BelongsToThread(function!);

        // In a?.M().N there is no place for an await that would skip the rest.
        return canAwait && AwaitContext.IsAfterConditionalAccess(call) ? null : new MemberReference(name, call, canAwait, context);
    }

    /// <summary>The one of the documents of a file that is changed: that of the member's own project, if there is one.</summary>
    private static Document HomeOf(Document document, RewriteContext context)
    {
        var solution = document.Project.Solution;
        return document
                .GetLinkedDocumentIds()
                .Add(document.Id)
                .OrderBy(id =>
                    id == context.Document.Id ? 0
                    : id.ProjectId == context.Document.Project.Id ? 1
                    : 2
                )
                .ThenBy(id => solution.ProjectIds.ToList().IndexOf(id.ProjectId))
                .Select(id => solution.GetDocument(id))
                .First()
            ?? document; // a source generator's is in no list
    }

    private static async Task<RewriteContext?> ContextOfAsync(Document document, RewriteContext context) =>
        document.Id == context.Document.Id
            ? context
            : await RewriteContext.TryCreateAsync(document, context.CancellationToken).ConfigureAwait(false);
}
