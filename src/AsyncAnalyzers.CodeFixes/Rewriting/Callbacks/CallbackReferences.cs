using System.Collections.Immutable;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Refusals;
using AsyncAnalyzers.Rewriting.Results;
using AsyncAnalyzers.Rewriting.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncAnalyzers.Rewriting.Callbacks;

/// <summary>All that names the callback: begin calls, variables that keep it for begin calls, and documentation comments.</summary>
internal sealed record CallbackReferences(
    ImmutableArray<CallbackReference> Begins,
    ImmutableArray<(CallbackVariable Variable, RewriteContext Context)> Cached,
    ImmutableArray<(NameMemberCrefSyntax Name, RewriteContext Context)> Documented
)
{
    private CallbackReferences(ImmutableArray<CallbackReference> begins)
        : this(
            begins,
            ImmutableArray<(CallbackVariable Variable, RewriteContext Context)>.Empty,
            ImmutableArray<(NameMemberCrefSyntax Name, RewriteContext Context)>.Empty
        ) { }

    /// <summary>What reads the local that keeps a lambda, where that is only begin calls.</summary>
    public static Planned<CallbackReferences> FindAll(
        CallbackVariable local,
        IMethodSymbol lambda,
        AsyncResultBody body,
        RewriteContext context
    )
    {
        var names = new FreshNamesOfMembers();
        var begins = ImmutableArray.CreateBuilder<CallbackReference>();
        foreach (var read in local.Reads)
        {
            if (!CallbackReference.TryCreate(read, lambda, body, names, context).Succeeds(out var begin, out var refusal))
            {
                return refusal;
            }

            begins.Add(begin);
        }

        return new CallbackReferences(begins.ToImmutable());
    }

    /// <summary>What names the method, where that is only begin calls; otherwise it must stay what it is.</summary>
    public static async Task<Planned<CallbackReferences>> FindAllAsync(
        IMethodSymbol method,
        AsyncResultBody body,
        RewriteContext context,
        RewriteContext asked
    )
    {
        var begins = ImmutableArray.CreateBuilder<CallbackReference>();
        var cached = ImmutableArray.CreateBuilder<(CallbackVariable Variable, RewriteContext Context)>();
        var documented = ImmutableArray.CreateBuilder<(NameMemberCrefSyntax Name, RewriteContext Context)>();
        var names = new FreshNamesOfMembers();
        var references = await SolutionReferences
            .OfAsync(method, context.Document.Project.Solution, context.CancellationToken)
            .ConfigureAwait(false);
        var contexts = new Dictionary<DocumentId, RewriteContext> { [context.Document.Id] = context, [asked.Document.Id] = asked };
        foreach (var places in references.SelectMany(r => r.Locations).Where(l => !IsTwin(l.Document, context)).GroupBy(l => l.Document))
        {
            if (
                places.Key.Project.Id != context.Document.Project.Id
                || await HomeAsync(places.Key).ConfigureAwait(false) is not { } home
                || home.IsGenerated
            )
            {
                return RefusalReason.CallbackMustStay.At(body.Syntax);
            }

            // Found once for each target framework's symbol.
            foreach (var span in places.Select(l => l.Location.SourceSpan).Distinct())
            {
                var name = home.Root.FindNode(span, findInsideTrivia: true, getInnermostNodeForTie: true);
                if (name.FirstAncestorOrSelf<NameMemberCrefSyntax>() is { } cref)
                {
                    documented.Add((cref, home));
                    continue;
                }

                var variable = CallbackReference.AccessOf(name) is { } access ? CallbackVariable.TryFind(access, home) : null;
                if (variable is not null)
                {
                    cached.Add((variable, home));
                }

                foreach (var reference in variable?.Reads ?? ImmutableArray.Create<SyntaxNode>(name))
                {
                    if (!CallbackReference.TryCreate(reference, method, body, names, home).Succeeds(out var begin, out var refusal))
                    {
                        return refusal;
                    }

                    begins.Add(begin);
                }
            }
        }

        return new CallbackReferences(begins.ToImmutable(), cached.ToImmutable(), documented.ToImmutable());

        async Task<RewriteContext?> HomeAsync(Document document)
        {
            if (
                !contexts.TryGetValue(document.Id, out var known)
                && await RewriteContext.TryCreateAsync(document, context.CancellationToken).ConfigureAwait(false) is { } created
            )
            {
                contexts.Add(document.Id, known = created);
            }

            return known;
        }
    }

    /// <summary>Whether a document is that of a file of the project in another target framework's project: it changes along with this
    /// one's.</summary>
    private static bool IsTwin(Document document, RewriteContext context) =>
        document.Project.Id != context.Document.Project.Id
        && document.GetLinkedDocumentIds().Any(id => id.ProjectId == context.Document.Project.Id);
}
