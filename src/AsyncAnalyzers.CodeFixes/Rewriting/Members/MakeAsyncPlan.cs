using System.Collections.Immutable;
using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Plans;
using AsyncAnalyzers.Rewriting.Refusals;
using AsyncAnalyzers.Rewriting.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncAnalyzers.Rewriting.Members;

/// <summary>
/// The member that begins and ends, or starts an event-based operation in the end, becomes async and awaits the task, and all that call it
/// await it in turn, or wait for it where they waited and are not async: <c>Find(a)</c> becomes <c>await FindAsync(a)</c> or
/// <c>FindAsync(a).GetAwaiter().GetResult()</c>.
/// </summary>
internal sealed class MakeAsyncPlan : RewritePlan
{
    private readonly RewriteContext _context;
    private readonly AwaitedOperations _operations;
    private readonly AsyncCandidate _member;
    private readonly ImmutableArray<MemberReference> _uses;
    private readonly IReadOnlyCollection<RewriteContext> _others;
    private readonly SyntaxAnnotation _memberMark = new();
    private readonly SyntaxAnnotation _callMark = new();
    private Solution? _changed;

    private MakeAsyncPlan(
        RewriteContext context,
        AwaitedOperations operations,
        AsyncCandidate member,
        ImmutableArray<MemberReference> uses,
        IReadOnlyCollection<RewriteContext> others
    )
    {
        _context = context;
        _operations = operations;
        _member = member;
        _uses = uses;
        _others = others;
    }

    public override bool MayChangeSemantics => HasBlockingCaller || !_operations.AreWaitedFor;

    protected override string Act => $"Make '{_member.Method.Name}' async and await the task";

    /// <summary>
    /// A caller that waits may hold the very context on which the member would go on, so the member must not need it.
    /// </summary>
    private bool HasBlockingCaller => _uses.Any(u => u.Blocks);

    /// <summary>The plan for an operation in a function that is not async, where it need not stay so, and would await something if it
    /// were.</summary>
    public static async Task<Planned<RewritePlan>> TryCreateAsync(AwaitedOperations operations, RewriteContext context)
    {
        if (FunctionSyntax.Around(operations.Call) is not { } function)
        {
            return RefusalReason.MemberCannotBeAsync.At(operations.Call);
        }

        if (!AsyncCandidate.TryCreate(function, context).Succeeds(out var member, out var refusal))
        {
            return refusal;
        }

        if (!(await operations.PlanAsync(context).ConfigureAwait(false)).Succeeds(out var inline, out refusal))
        {
            return refusal;
        }

        if (!inline.CouldAwaitIn(function))
        {
            return RefusalReason.WouldStillBlock.At(operations.Call);
        }

        // It is never the only offer.
        if (!await inline.CompilesAsync(context).ConfigureAwait(false))
        {
            return RefusalReason.WouldNotCompile.At(function);
        }

        if (!(await MemberReference.FindAllAsync(member, context).ConfigureAwait(false)).Succeeds(out var uses, out refusal))
        {
            return refusal;
        }

        if (!operations.AreWaitedFor && !(await AllAwaitedAsync(uses).ConfigureAwait(false)).Succeeds(out uses, out refusal))
        {
            return refusal;
        }

        return new MakeAsyncPlan(context, operations, member, uses, inline.Homes(context));
    }

    /// <summary>The uses, where each awaits the member: none of them waited until now.</summary>
    private static async Task<Planned<ImmutableArray<MemberReference>>> AllAwaitedAsync(ImmutableArray<MemberReference> uses)
    {
        var all = ImmutableArray.CreateBuilder<MemberReference>();
        foreach (var use in uses)
        {
            if (await use.AwaitedAsync().ConfigureAwait(false) is not { } awaited)
            {
                return RefusalReason.UseCannotFollow.At(use.Name);
            }

            all.Add(awaited);
        }

        return all.ToImmutable();
    }

    public override async Task<Solution> ApplyAsync(RewriteContext context) => _changed ??= await ChangeAsync().ConfigureAwait(false);

    /// <summary>Whether what changes compiles as it did, and each call means the member.</summary>
    public override async Task<bool> CompilesAsync(RewriteContext context)
    {
        var changed = await ApplyAsync(context).ConfigureAwait(false);
        var documents = Documents.Select(h => h.Document.Id).ToList();
        return await CompilationCheck
                .PassesAsync(_context.Document.Project.Solution, changed, documents, editedIn: null, context.CancellationToken)
                .ConfigureAwait(false)
            && await AllCallsMeanTheMemberAsync(changed, documents, context.CancellationToken).ConfigureAwait(false);
    }

    private async Task<bool> AllCallsMeanTheMemberAsync(
        Solution changed,
        IEnumerable<DocumentId> documents,
        CancellationToken cancellationToken
    )
    {
        var home = await changed.GetDocument(_context.Document.Id)!.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var declaration = home!.GetAnnotatedNodes(_memberMark).Single();
        foreach (var id in documents.SelectMany(d => LinkedDocuments.Of(d, changed)))
        {
            var model = (await changed.GetDocument(id)!.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
            var calls = (await model.SyntaxTree.GetRootAsync(cancellationToken).ConfigureAwait(false)).GetAnnotatedNodes(_callMark);
            if (!calls.All(call => IsMember(model.GetSymbolInfo(call, cancellationToken).Symbol, declaration)))
            {
                return false;
            }
        }

        return true;
    }

    protected override void AddEdits(SyntaxEdits edits) => AddEdits(edits, _context);

    /// <summary>The documents that change, each of them once.</summary>
    private IEnumerable<RewriteContext> Documents =>
        _uses.Select(u => u.Context).Append(_context).Concat(_others).GroupBy(h => h.Document.Id).Select(same => same.First());

    public override IReadOnlyCollection<RewriteContext> Homes(RewriteContext context) => [.. Documents];

    protected override void AddEdits(SyntaxEdits edits, RewriteContext home)
    {
        var returned = _context.Tasks.TaskType(_member.Result);
        if (home == _context)
        {
            edits.Replace(
                _member.Declaration,
                current =>
                    FunctionParts.Changed(current, parts => parts.AsAsync(_member.Name, returned)).WithAdditionalAnnotations(_memberMark)
            );
        }

        foreach (var use in _uses.Where(u => u.Context == home))
        {
            use.Handler?.AddEdits(edits);
            if (use.Call is { } call)
            {
                edits.Replace(
                    call,
                    current =>
                        TaskSyntaxFactory.InPlaceOf(call, TaskSyntaxFactory.ResultOf(CallIn(current), use.CanAwait)).WithTriviaFrom(current)
                );
            }
            else
            {
                edits.Replace(use.Name, Renamed);
            }
        }
    }

    private InvocationExpressionSyntax CallIn(InvocationExpressionSyntax current)
    {
        var name = current.Expression switch
        {
            MemberAccessExpressionSyntax access => access.Name,
            MemberBindingExpressionSyntax binding => binding.Name,
            var only => (SimpleNameSyntax)only,
        };
        return current.ReplaceNode(name, Renamed(name)).WithoutTrivia().WithAdditionalAnnotations(_callMark);
    }

    private SimpleNameSyntax Renamed(SimpleNameSyntax name) =>
        name.WithIdentifier(SyntaxFactory.Identifier(_member.Name).WithTriviaFrom(name.Identifier));

    /// <summary>The solution with the rewrite made: member and callers first, so that pairs are then rewritten as in any other async
    /// function.</summary>
    private async Task<Solution> ChangeAsync()
    {
        var solution = _context.Document.Project.Solution;
        foreach (var home in Documents)
        {
            var edits = new SyntaxEdits(home.NewLine);
            AddEdits(edits, home);
            solution = solution.WithDocumentSyntaxRoot(home.Document.Id, edits.ApplyTo(home.Root));
        }

        return await CleanUpAsync(
                await new AwaitedBody(_context, _operations, _memberMark, HasBlockingCaller).ApplyToAsync(solution).ConfigureAwait(false)
            )
            .ConfigureAwait(false);
    }

    /// <summary>Cleans up each document here and now, so that its file gets the same text in all target frameworks.</summary>
    private async Task<Solution> CleanUpAsync(Solution solution)
    {
        foreach (var home in Documents)
        {
            var document = await DocumentCleanup
                .CleanAsync(solution.GetDocument(home.Document.Id)!, home.Root, _context.CancellationToken)
                .ConfigureAwait(false);
            var text = await document.GetTextAsync(_context.CancellationToken).ConfigureAwait(false);
            solution = LinkedDocuments.WithText(document.Project.Solution, home.Document.Id, text);
        }

        return solution;
    }

    private static bool IsMember(ISymbol? called, SyntaxNode declaration) =>
        called is IMethodSymbol method
        && (method.ReducedFrom ?? method).OriginalDefinition.DeclaringSyntaxReferences is { Length: 1 } references
        && references[0].SyntaxTree.FilePath == declaration.SyntaxTree.FilePath
        && references[0].Span == declaration.Span;
}
