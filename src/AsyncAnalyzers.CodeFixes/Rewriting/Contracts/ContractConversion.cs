using System.Collections.Immutable;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Refusals;
using AsyncAnalyzers.Rewriting.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace AsyncAnalyzers.Rewriting.Contracts;

/// <summary>
/// Turns a Begin and End operation into a method that returns a task: in the contract, in all classes that implement it, and in all
/// callers, or not at all. The operation is the same on the wire, for WCF takes <c>Begin</c> off the one name and <c>Async</c> off the
/// other. See <see href="https://learn.microsoft.com/dotnet/framework/wcf/synchronous-and-asynchronous-operations">Synchronous and
/// asynchronous operations</see>.
/// </summary>
internal static class ContractConversion
{
    private const string AsyncSuffix = "Async";

    private static readonly SyntaxKind[] s_accessibilities =
    [
        SyntaxKind.PublicKeyword,
        SyntaxKind.InternalKeyword,
        SyntaxKind.ProtectedKeyword,
        SyntaxKind.PrivateKeyword,
    ];

    /// <summary>The conversion of an operation, where all of its implementations and callers can be converted.</summary>
    public static async Task<Planned<SolutionChange>> ConvertAsync(ContractTarget target)
    {
        if (target.Operation is not { Pair: { } pair, IsByReference: false })
        {
            return RefusalReason.OperationCannotBeTask.At(target.Method);
        }

        if (target.Operation.Task is not null || pair.Begin.LogicalName.EndsWith(AsyncSuffix, StringComparison.Ordinal))
        {
            return RefusalReason.NameIsTaken.At(target.Method);
        }

        var found = await DeclarationsAsync(target, pair.Begin.Symbol, pair.End).ConfigureAwait(false);
        if (!found.Succeeds(out var declarations, out var refusal))
        {
            return refusal;
        }

        var name = pair.Begin.LogicalName + AsyncSuffix;
        if (
            declarations.Any(d => !d.Begin.ContainingType.GetMembers(name).IsEmpty)
            || await IsInRelatedContractAsync(name, target).ConfigureAwait(false)
        )
        {
            return RefusalReason.NameIsTaken.At(target.Method);
        }

        var adding = await AddTaskMethodsAsync(target, declarations, name).ConfigureAwait(false);
        if (!adding.Succeeds(out var added, out refusal))
        {
            return refusal;
        }

        var converting = await ConvertCallersAsync(added.Solution, added.Callers, target.CancellationToken).ConfigureAwait(false);
        if (!converting.Succeeds(out var converted, out refusal))
        {
            return refusal;
        }

        if (!await IsUnusedAsync(converted.Solution, declarations, target.CancellationToken).ConfigureAwait(false))
        {
            return RefusalReason.CallerCannotBeConverted.At(target.Method);
        }

        var changed = await RetireAsync(converted.Solution, declarations, added.Kept, target.CancellationToken).ConfigureAwait(false);
        var change = await SolutionEdits
            .ChangeAsync(
                $"Replace '{pair.Begin.Symbol.Name}' and '{pair.End.Name}' with '{name}'",
                converted.MayChangeSemantics,
                target,
                changed
            )
            .ConfigureAwait(false);
        return converted.NeedsReview && change.OrNull is { } made ? made with { NeedsReview = true } : change;
    }

    /// <summary>The version that a service runs is removed, and the asynchronous one converted.</summary>
    public static async Task<Planned<SolutionChange>> ConvertAndRemoveSynchronousAsync(ContractTarget target)
    {
        if (target.Operation.Synchronous is not { } synchronous || target.Operation.Pair is not { } pair)
        {
            return RefusalReason.DeclarationCannotBeChanged.At(target.Method);
        }

        var mark = new SyntaxAnnotation();
        var marked = await MarkAsync(target.Document, target.Method, mark, target.CancellationToken).ConfigureAwait(false);
        if (await TargetAtAsync(marked, target.Document.Id, mark, target.CancellationToken).ConfigureAwait(false) is not { } again)
        {
            return RefusalReason.DeclarationCannotBeChanged.At(target.Method);
        }

        var removing = await VersionCorrection.RemoveSynchronousAsync(again).ConfigureAwait(false);
        if (!removing.Succeeds(out var removed, out var refusal))
        {
            return refusal;
        }

        if (await TargetAtAsync(removed.Solution, target.Document.Id, mark, target.CancellationToken).ConfigureAwait(false) is not { } rest)
        {
            return RefusalReason.DeclarationCannotBeChanged.At(target.Method);
        }

        var converting = await ConvertAsync(rest).ConfigureAwait(false);
        if (!converting.Succeeds(out var converted, out refusal))
        {
            return refusal;
        }

        return converted with
        {
            Act =
                $"Replace '{synchronous.Symbol.Name}', '{pair.Begin.Symbol.Name}' and '{pair.End.Name}' "
                + $"with '{pair.Begin.LogicalName}{AsyncSuffix}'",
            MayChangeSemantics = true,
            Documents = removed.Documents.Union(converted.Documents).ToImmutableArray(),
        };
    }

    /// <summary>Whether a contract that the target inherits from, or one that inherits from it, has a member of the name: WCF takes both
    /// for one operation.</summary>
    private static async Task<bool> IsInRelatedContractAsync(string name, ContractTarget target)
    {
        var derived =
            target.Contract.Type.TypeKind == TypeKind.Interface
                ? await SymbolFinder
                    .FindDerivedInterfacesAsync(target.Contract.Type, target.Solution, cancellationToken: target.CancellationToken)
                    .ConfigureAwait(false)
                : [];
        return target.Contract.Type.AllInterfaces.Concat(derived).Any(i => !i.GetMembers(name).IsEmpty);
    }

    /// <summary>The contract's own pair first, then those of the classes that implement it, where each of them can be
    /// changed.</summary>
    private static async Task<Planned<ImmutableArray<BeginEndDeclaration>>> DeclarationsAsync(
        ContractTarget target,
        IMethodSymbol begin,
        IMethodSymbol end
    )
    {
        var ends = await ContractReferences.ImplementationsAsync(end, target.Solution, target.CancellationToken).ConfigureAwait(false);
        var begins = await ContractReferences.ImplementationsAsync(begin, target.Solution, target.CancellationToken).ConfigureAwait(false);
        var pairs = begins
            .Select(b => (Begin: b, End: ends.SingleOrDefault(e => IsSameType(e.ContainingType, b.ContainingType))))
            .Prepend((Begin: begin, End: end))
            .ToList();
        var declarations = ImmutableArray.CreateBuilder<BeginEndDeclaration>();
        foreach (var pair in pairs)
        {
            if (
                pair.End is null
                || await BeginEndDeclaration.TryCreateAsync(pair.Begin, pair.End, target).ConfigureAwait(false) is not { } declaration
            )
            {
                return (
                    pair.Begin.Equals(begin, SymbolEqualityComparer.Default)
                        ? RefusalReason.DeclarationCannotBeChanged
                        : RefusalReason.ImplementationCannotBeConverted
                ).At(target.Method);
            }

            declarations.Add(declaration);
        }

        var isAbstract = declarations[0].BeginSyntax is { Body: null, ExpressionBody: null };
        return ends.Count == begins.Count && isAbstract == (begin.ContainingType.TypeKind == TypeKind.Interface)
            ? declarations.ToImmutable()
            : RefusalReason.ImplementationCannotBeConverted.At(target.Method);
    }

    /// <summary>The solution with the methods that return a task beside the pairs, so that callers see both, with all calls of Begin
    /// marked.</summary>
    private static async Task<
        Planned<(Solution Solution, IReadOnlyList<(DocumentId Document, SyntaxAnnotation Mark)> Callers, HashSet<BeginEndDeclaration> Kept)>
    > AddTaskMethodsAsync(ContractTarget target, IReadOnlyList<BeginEndDeclaration> declarations, string name)
    {
        var edits = new SolutionEdits(target);
        var methods = declarations.SelectMany(d => new[] { d.Begin, d.End }).ToList();
        var callers = new List<(DocumentId, SyntaxAnnotation)>();
        if (
            await ContractReferences.OfAsync(methods, target.Document.Project, target.CancellationToken).ConfigureAwait(false)
            is not { AreAll: true } references
        )
        {
            return RefusalReason.CallerCannotBeConverted.At(target.Method);
        }

        foreach (var (document, reference) in references.Names)
        {
            if (declarations.Any(d => d.BeginSyntax.Contains(reference) || d.EndSyntax.Contains(reference)))
            {
                continue;
            }

            if (reference.IsPartOfStructuredTrivia() || GeneratedCode.Is(document, reference.SyntaxTree.GetRoot(target.CancellationToken)))
            {
                return RefusalReason.CallerCannotBeConverted.At(reference);
            }

            if (reference is SimpleNameSyntax && declarations.Any(d => d.Begin.Name == ((SimpleNameSyntax)reference).Identifier.ValueText))
            {
                var mark = new SyntaxAnnotation();
                (await edits.InAsync(document).ConfigureAwait(false)).Replace(
                    reference,
                    current => current.WithAdditionalAnnotations(mark)
                );
                callers.Add((document.Id, mark));
            }
        }

        var kept = new HashSet<BeginEndDeclaration>();
        foreach (var declaration in declarations)
        {
            var isContract = declaration.Begin.ContainingType.TypeKind == TypeKind.Interface;
            var implementing = isContract
                ? await InContractAsync(declaration, name, target).ConfigureAwait(false)
                : await TaskImplementation.TryCreateAsync(declaration, name, methods, target.CancellationToken).ConfigureAwait(false);
            if (!implementing.Succeeds(out var implementation, out var refusal))
            {
                return refusal;
            }

            if (implementation.KeepsPair)
            {
                kept.Add(declaration);
            }

            var inBegin = await edits.InAsync(declaration.BeginDocument).ConfigureAwait(false);
            inBegin.Replace(declaration.BeginSyntax, current => current.WithAdditionalAnnotations(declaration.BeginMark));
            inBegin.Replace(
                (TypeDeclarationSyntax)declaration.BeginSyntax.Parent!,
                current =>
                    current.WithMembers(
                        current.Members.Insert(current.Members.IndexOf(m => m.HasAnnotation(declaration.BeginMark)), implementation.Method)
                    )
            );
            (await edits.InAsync(declaration.EndDocument).ConfigureAwait(false)).Replace(
                declaration.EndSyntax,
                current => current.WithAdditionalAnnotations(declaration.EndMark)
            );
        }

        // The rewrite of a caller has to compile for all target frameworks.
        var added = await edits.ApplyAsync().ConfigureAwait(false);
        var changed = LinkedDocuments.ChangedBetween(target.Solution, added);
        return (await LinkedDocuments.InStepAsync(added, changed, target.CancellationToken).ConfigureAwait(false), callers, kept);
    }

    private static async Task<Planned<TaskImplementation>> InContractAsync(
        BeginEndDeclaration declaration,
        string name,
        ContractTarget target
    ) =>
        await RewriteContext.TryCreateAsync(declaration.BeginDocument, target.CancellationToken).ConfigureAwait(false) is { } context
            ? new TaskImplementation(
                declaration.TaskMethod(
                    name,
                    context.Tasks.TaskType(declaration.End.ReturnsVoid ? null : declaration.End.ReturnType),
                    null,
                    null
                ),
                KeepsPair: false
            )
            : RefusalReason.DeclarationCannotBeChanged.At(declaration.BeginSyntax);

    /// <summary>Converts the marked calls of Begin one after the other, as the fix for a single call does, where there is a plan for
    /// each.</summary>
    private static async Task<Planned<(Solution Solution, bool MayChangeSemantics, bool NeedsReview)>> ConvertCallersAsync(
        Solution solution,
        IEnumerable<(DocumentId Document, SyntaxAnnotation Mark)> callers,
        CancellationToken cancellationToken
    )
    {
        var (mayChangeSemantics, needsReview) = (false, false);
        foreach (var (id, mark) in callers)
        {
            var document = solution.GetDocument(id)!;
            var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
            if (root!.GetAnnotatedNodes(mark).FirstOrDefault() is not { } name)
            {
                continue; // the rewrite of another call took it along
            }

            var converting = await CallerConversion.TryCreateAsync(document, name, cancellationToken).ConfigureAwait(false);
            if (!converting.Succeeds(out var change, out var refusal))
            {
                return refusal;
            }

            mayChangeSemantics |= change.MayChangeSemantics;
            needsReview |= change.NeedsReview;
            solution = change.Solution;
        }

        return (solution, mayChangeSemantics, needsReview);
    }

    /// <summary>Whether nobody uses the pairs any more but they themselves, and the methods that take their place.</summary>
    private static async Task<bool> IsUnusedAsync(
        Solution solution,
        IReadOnlyList<BeginEndDeclaration> declarations,
        CancellationToken cancellationToken
    )
    {
        var methods = new List<IMethodSymbol>();
        foreach (var (id, mark) in declarations.SelectMany(d => new[] { (d.BeginDocument.Id, d.BeginMark), (d.EndDocument.Id, d.EndMark) }))
        {
            var document = solution.GetDocument(id)!;
            var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
            var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
            if (
                root!.GetAnnotatedNodes(mark).SingleOrDefault() is not { } declaration
                || model!.GetDeclaredSymbol(declaration, cancellationToken) is not IMethodSymbol method
            )
            {
                return false;
            }

            methods.Add(method);
        }

        var marks = declarations.SelectMany(d => new[] { d.BeginMark, d.EndMark, d.TaskMark }).ToList();
        var references = await ContractReferences
            .OfAsync(methods, solution.GetDocument(declarations[0].BeginDocument.Id)!.Project, cancellationToken)
            .ConfigureAwait(false);
        return references.Names.All(r =>
            r.Name.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method && marks.Any(method.HasAnnotation)
        );
    }

    /// <summary>The solution without the pairs, or with those private that their task still needs.</summary>
    private static async Task<Solution> RetireAsync(
        Solution solution,
        IReadOnlyList<BeginEndDeclaration> declarations,
        HashSet<BeginEndDeclaration> kept,
        CancellationToken cancellationToken
    )
    {
        foreach (var declaration in declarations)
        {
            foreach (
                var (id, mark) in new[]
                {
                    (declaration.BeginDocument.Id, declaration.BeginMark),
                    (declaration.EndDocument.Id, declaration.EndMark),
                }
            )
            {
                var root = (await solution.GetDocument(id)!.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
                var edits = new SyntaxEdits(FileSyntax.NewLineOf(root));
                var method = (MethodDeclarationSyntax)root.GetAnnotatedNodes(mark).Single();
                if (kept.Contains(declaration))
                {
                    edits.Replace(
                        method,
                        current => AsPrivate(current, FileSyntax.NewLineOf(root), isBegin: mark == declaration.BeginMark)
                    );
                }
                else
                {
                    AttributeSyntaxEdits.Remove(method, edits);
                }

                solution = solution.WithDocumentSyntaxRoot(id, edits.ApplyTo(root));
            }
        }

        return solution;
    }

    /// <summary>A method of the class alone. What stands before Begin has gone to the method that takes its place.</summary>
    private static MethodDeclarationSyntax AsPrivate(MethodDeclarationSyntax method, string newLine, bool isBegin)
    {
        var leading = method.GetLeadingTrivia();
        var modifiers = method.Modifiers.Where(m => !s_accessibilities.Contains(m.Kind())).Select(m => m.WithLeadingTrivia());
        return method
            .WithAttributeLists(isBegin ? default : method.AttributeLists)
            .WithoutLeadingTrivia()
            .WithExplicitInterfaceSpecifier(null)
            .WithModifiers(TokenList([Token(SyntaxKind.PrivateKeyword).WithTrailingTrivia(Space), .. modifiers]))
            .WithLeadingTrivia(
                isBegin
                    ? leading.Where((t, i) => i == leading.Count - 1 && t.IsKind(SyntaxKind.WhitespaceTrivia)).Prepend(EndOfLine(newLine))
                    : leading
            );
    }

    private static async Task<Solution> MarkAsync(
        Document document,
        SyntaxNode node,
        SyntaxAnnotation mark,
        CancellationToken cancellationToken
    )
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        return document.WithSyntaxRoot(root!.ReplaceNode(node, node.WithAdditionalAnnotations(mark))).Project.Solution;
    }

    private static async Task<ContractTarget?> TargetAtAsync(
        Solution solution,
        DocumentId id,
        SyntaxAnnotation mark,
        CancellationToken cancellationToken
    )
    {
        var document = solution.GetDocument(id)!;
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        return root!.GetAnnotatedNodes(mark).FirstOrDefault() is { } node
            ? await ContractTarget.TryFindAsync(document, node, cancellationToken).ConfigureAwait(false)
            : null;
    }

    /// <summary>Whether two symbols are one type, which another project may see as a symbol of its own.</summary>
    private static bool IsSameType(INamedTypeSymbol one, INamedTypeSymbol other) =>
        one.Locations[0].SourceTree?.FilePath == other.Locations[0].SourceTree?.FilePath
        && one.Locations[0].SourceSpan == other.Locations[0].SourceSpan;
}
