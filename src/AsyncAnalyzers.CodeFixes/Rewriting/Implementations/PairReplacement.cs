using AsyncAnalyzers.Patterns.Implementations;
using AsyncAnalyzers.Rewriting.Contracts;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Refusals;
using AsyncAnalyzers.Rewriting.Syntax;
using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncAnalyzers.Rewriting.Implementations;

/// <summary>
/// A Begin and End that only forward go, and a method that returns a task takes their place, where all that uses them in the solution can
/// call that instead: <c>Task.Factory.FromAsync(x.BeginOp, x.EndOp, a, null)</c> becomes <c>x.OpAsync(a)</c>. See
/// <see href="https://learn.microsoft.com/dotnet/standard/asynchronous-programming-patterns/interop-with-other-asynchronous-patterns-and-types">
/// Interop with other asynchronous patterns and types</see>.
/// </summary>
/// <param name="method">The method.</param>
/// <param name="context">The document of the pair.</param>
internal sealed class PairReplacement(TaskMethodOfPair method, RewriteContext context)
{
    private readonly SyntaxAnnotation _begin = new();
    private readonly SyntaxAnnotation _end = new();

    private BeginImplementation Begin => method.Begin;

    private Document Document => context.Document;

    private CancellationToken CancellationToken => context.CancellationToken;

    /// <summary>The change for a Begin method.</summary>
    public static async Task<Planned<SolutionChange>> TryCreateAsync(BeginImplementation begin, RewriteContext context) =>
        TaskMethodOfPair.TryCreate(begin, context).Succeeds(out var method, out var refusal)
            ? await new PairReplacement(method, context).ChangeAsync().ConfigureAwait(false)
            : refusal;

    private async Task<Planned<SolutionChange>> ChangeAsync()
    {
        if (await ReasonToStayAsync().ConfigureAwait(false) is { } reason)
        {
            return reason.At(Begin.Declaration);
        }

        var (solution, left) = (await WithMethodAsync().ConfigureAwait(false), int.MaxValue);
        var (mayChangeSemantics, needsReview) = (false, IsSeenOutside);
        while (await UsesInAsync(solution).ConfigureAwait(false) is { Count: > 0 } uses)
        {
            var (user, name) = uses[0];
            var converting = await CallerConversion.TryCreateAsync(user, name, CancellationToken).ConfigureAwait(false);
            if (!converting.Succeeds(out var converted, out var refusal))
            {
                return refusal;
            }

            if (uses.Count >= left)
            {
                return RefusalReason.CallerCannotBeConverted.At(name);
            }

            left = uses.Count;
            solution = await LinkedDocuments.InStepAsync(converted.Solution, converted.Documents, CancellationToken).ConfigureAwait(false);
            mayChangeSemantics |= converted.MayChangeSemantics;
            needsReview |= converted.NeedsReview;
        }

        var change = await SolutionEdits
            .ChangeAsync(
                $"Replace '{Begin.Name}' and '{method.End.Name}' with '{method.Name}'",
                mayChangeSemantics,
                Document,
                Begin.Declaration,
                await WithoutPairAsync(solution).ConfigureAwait(false),
                CancellationToken
            )
            .ConfigureAwait(false);
        return change.OrNull is { } made ? made with { NeedsReview = needsReview } : change;
    }

    /// <summary>Whether projects that the solution may not have can call the pair.</summary>
    private bool IsSeenOutside => Begin.IsPublic && Document.Project.CompilationOptions?.OutputKind == OutputKind.DynamicallyLinkedLibrary;

    /// <summary>Why the pair cannot go, whoever calls it; null where nothing holds it.</summary>
    private async Task<RefusalReason?> ReasonToStayAsync()
    {
        var (begin, end) = (Begin.Declaration, method.End.Declaration);
        if (begin.AttributeLists.Count + end.AttributeLists.Count > 0 || !IsChangeable(Begin) || !IsChangeable(method.End))
        {
            return RefusalReason.MemberIsPrescribed;
        }

        if (begin.ContainsDirectives || end.ContainsDirectives || context.IsGenerated)
        {
            return RefusalReason.DeclarationCannotBeChanged;
        }

        // The End of another overload would go, too.
        if (
            TypeHierarchy.Of(Begin.Method.ContainingType).Sum(t => t.GetMembers(Begin.Name).Length + t.GetMembers(method.End.Name).Length)
            > 2
        )
        {
            return RefusalReason.ImplementationIsIrregular;
        }

        foreach (var project in Document.Project.Solution.Projects)
        {
            if (
                await DisabledCode.HasAsync(project, Begin.Name, CancellationToken).ConfigureAwait(false)
                || await DisabledCode.HasAsync(project, method.End.Name, CancellationToken).ConfigureAwait(false)
            )
            {
                return RefusalReason.CallerCannotBeConverted;
            }
        }

        var references = await ContractReferences
            .OfAsync([Begin.Method, method.End.Method], Document.Project, CancellationToken)
            .ConfigureAwait(false);
        return references.AreAll ? null : RefusalReason.CallerCannotBeConverted;

        bool IsChangeable(ImplementedMethod member) =>
            ChangeableMethod.DeclarationOf(member.Method, context.Root.SyntaxTree) == member.Declaration;
    }

    /// <summary>The solution with the method before the pair, which callers still see.</summary>
    private async Task<Solution> WithMethodAsync()
    {
        var edits = new SyntaxEdits(context.NewLine);
        var type = (TypeDeclarationSyntax)Begin.Declaration.Parent!;
        edits.Replace(Begin.Declaration, current => current.WithAdditionalAnnotations(_begin));
        edits.Replace(method.End.Declaration, current => current.WithAdditionalAnnotations(_end));
        edits.Replace(
            type,
            current => current.WithMembers(current.Members.Insert(type.Members.IndexOf(Begin.Declaration), method.InPlaceOfBegin()))
        );
        var changed = Document.WithSyntaxRoot(edits.ApplyTo(context.Root)).Project.Solution;
        return await LinkedDocuments.InStepAsync(changed, [Document.Id], CancellationToken).ConfigureAwait(false);
    }

    /// <summary>What names the pair outside of it, the names of Begin first: with them go those of End that belong to them.</summary>
    private async Task<IReadOnlyList<(Document Document, SyntaxNode Name)>> UsesInAsync(Solution solution)
    {
        var document = solution.GetDocument(Document.Id)!;
        var model = (await document.GetSemanticModelAsync(CancellationToken).ConfigureAwait(false))!;
        var root = (await document.GetSyntaxRootAsync(CancellationToken).ConfigureAwait(false))!;
        var pair = new[] { _begin, _end }.Select(mark => root.GetAnnotatedNodes(mark).Single()).ToList();
        var references = await ContractReferences
            .OfAsync(pair.Select(d => (IMethodSymbol)model.GetDeclaredSymbol(d, CancellationToken)!), document.Project, CancellationToken)
            .ConfigureAwait(false);
        return
        [
            .. references
                .Names.Where(r => !pair.Any(d => d.Contains(r.Name)))
                .OrderBy(r => r.Name is not SimpleNameSyntax { Identifier.ValueText: var name } || name != Begin.Name),
        ];
    }

    private async Task<Solution> WithoutPairAsync(Solution solution)
    {
        var root = (await solution.GetDocument(Document.Id)!.GetSyntaxRootAsync(CancellationToken).ConfigureAwait(false))!;
        var edits = new SyntaxEdits(context.NewLine);
        foreach (var mark in new[] { _begin, _end })
        {
            AttributeSyntaxEdits.Remove((MethodDeclarationSyntax)root.GetAnnotatedNodes(mark).Single(), edits);
        }

        return solution.WithDocumentSyntaxRoot(Document.Id, edits.ApplyTo(root));
    }
}
