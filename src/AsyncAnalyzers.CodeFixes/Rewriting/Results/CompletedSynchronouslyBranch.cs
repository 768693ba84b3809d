using System.Collections.Immutable;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Refusals;
using AsyncAnalyzers.Rewriting.Starts;
using AsyncAnalyzers.Rewriting.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace AsyncAnalyzers.Rewriting.Results;

/// <summary>
/// The caller ends what completed synchronously, and the callback only the rest: <c>if (r.CompletedSynchronously) Finish(x.EndOp(r));</c>
/// becomes <c>if (r.IsCompleted) Finish(r.GetAwaiter().GetResult()); else _ = OnOpAsync(r);</c>. The task is asked once, for it may
/// complete at any time.
/// </summary>
internal sealed class CompletedSynchronouslyBranch
{
    private readonly BeginCallSite _site;
    private readonly ImmutableArray<EndCallRewrite> _ends;
    private readonly IfStatementSyntax? _branch;
    private readonly RewriteContext _context;

    /// <summary>What follows on the task that is not complete: made with the begin call, which is edited before what stands behind
    /// it.</summary>
    private IReadOnlyList<StatementSyntax> _following = [];

    private CompletedSynchronouslyBranch(
        BeginCallSite site,
        ImmutableArray<EndCallRewrite> ends,
        IfStatementSyntax? branch,
        IdentifierNameSyntax? wasCompleted,
        RewriteContext context
    )
    {
        _site = site;
        _ends = ends;
        _branch = branch;
        WasCompleted = wasCompleted;
        _context = context;
    }

    /// <summary>The branch of a begin call, where each end call of its own has a rewrite.</summary>
    /// <param name="site">The place of the begin call.</param>
    /// <param name="held">The local that holds its result.</param>
    /// <param name="start">What takes Begin's place.</param>
    /// <param name="names">Names for what is new.</param>
    /// <param name="context">The document.</param>
    public static Planned<CompletedSynchronouslyBranch> TryCreate(
        BeginCallSite site,
        AsyncResultVariable held,
        TaskStart start,
        FreshNames names,
        RewriteContext context
    )
    {
        if (!EndCallRewrite.TryCreateAll(held.Ends, start, context).Succeeds(out var ends, out var refusal))
        {
            return refusal;
        }

        var branch = BranchBehind(site, held);
        var wasCompleted = branch is null ? IdentifierName(names.Take("isCompleted")) : null;
        return new CompletedSynchronouslyBranch(site, ends, branch, wasCompleted, context);
    }

    /// <summary>The local that holds the task's answer; null where the only question is the branch's own.</summary>
    public IdentifierNameSyntax? WasCompleted { get; }

    /// <summary>What is to stand behind the begin call, out of what follows on the task.</summary>
    public IReadOnlyList<StatementSyntax> Behind(IReadOnlyList<StatementSyntax> following)
    {
        var functions = following.OfType<LocalFunctionStatementSyntax>();
        _following = [.. following.Where(s => s is not LocalFunctionStatementSyntax)];
        if (WasCompleted is null)
        {
            return [.. functions];
        }

        var completed = MemberAccessExpression(
            SyntaxKind.SimpleMemberAccessExpression,
            IdentifierName(_site.Variable!.Name),
            IdentifierName(nameof(IAsyncResult.IsCompleted))
        );
        return
        [
            _context.Tasks.Local(WasCompleted.Identifier.ValueText, completed),
            IfStatement(PrefixUnaryExpression(SyntaxKind.LogicalNotExpression, WasCompleted), _context.Tasks.Block(_following))
                .WithAdditionalAnnotations(Formatter.Annotation),
            .. functions,
        ];
    }

    /// <summary>Ends what is complete, and lets the branch behind the begin call follow on the task where it is not.</summary>
    public void AddEdits(SyntaxEdits edits)
    {
        foreach (var end in _ends)
        {
            end.AddEdits(edits, _ => end.ResultOf(IdentifierName(_site.Variable!.Name)));
        }

        if (_branch is not null)
        {
            edits.Replace(
                _branch,
                current =>
                    _branch.Condition is PrefixUnaryExpressionSyntax
                        ? current.WithStatement(With(current.Statement))
                        : current
                            .WithElse(
                                current.Else is { } other
                                    ? other.WithStatement(With(other.Statement))
                                    : ElseClause(_context.Tasks.Block(_following))
                            )
                            .WithAdditionalAnnotations(Formatter.Annotation)
            );
        }
    }

    private BlockSyntax With(StatementSyntax statement) =>
        statement is BlockSyntax block
            ? _context.Tasks.BlockWith(_following, block)
            : _context.Tasks.Block([.. _following, statement.WithoutTrivia()]).WithTriviaFrom(statement);

    /// <summary>The <c>if</c> directly behind the begin call that alone asks whether the operation completed synchronously, and nothing
    /// besides.</summary>
    private static IfStatementSyntax? BranchBehind(BeginCallSite site, AsyncResultVariable held) =>
        held.Synchrony.Length == 1
        && site.Statement is { } begin
        && HoistingPoint.Behind(begin).FirstOrDefault() is IfStatementSyntax { Else: null or { Statement: not IfStatementSyntax } } branch
        && (branch.Condition == held.Synchrony[0] || branch.Condition == Negation(held.Synchrony[0]))
            ? branch
            : null;

    private static PrefixUnaryExpressionSyntax? Negation(ExpressionSyntax condition) =>
        condition.Parent is PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } negation ? negation : null;
}
