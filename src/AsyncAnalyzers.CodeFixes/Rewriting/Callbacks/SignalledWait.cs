using AsyncAnalyzers.Patterns.Calls;
using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Results;
using AsyncAnalyzers.Rewriting.Starts;
using AsyncAnalyzers.Rewriting.Syntax;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncAnalyzers.Rewriting.Callbacks;

/// <summary>
/// The caller's wait for a signal that its callback gives only when all went well. An exception of the callback ended the process; in a
/// task that nobody looks at it would leave the wait without an end. So the caller waits for the task before, and gets the exception.
/// </summary>
internal sealed class SignalledWait
{
    private readonly StatementSyntax _statement;
    private readonly string _task;
    private readonly RewriteContext _context;

    private SignalledWait(StatementSyntax statement, string task, RewriteContext context)
    {
        _statement = statement;
        _task = task;
        _context = context;
    }

    /// <summary>The first wait, where a local of the caller can keep the task for it, and the signal is the last thing that the callback
    /// does.</summary>
    public static SignalledWait? TryFind(
        AsyncResultBody body,
        BeginCall begin,
        BeginCallSite site,
        FreshNames names,
        RewriteContext context
    ) =>
        body.WaitsForSuccessIn(begin).FirstOrDefault() is { Parent: ExpressionStatementSyntax statement }
        && body.Block is { } code
        && body.SignalsOfSuccess.All(s => s.Call.Parent is StatementSyntax signal && LastStatement.Is(signal, code))
        && site is { IsForgotten: true, IsConditional: false, Statement.Parent: BlockSyntax block }
        && block.Span.Contains(statement.Span)
        && FunctionSyntax.Around(statement) == FunctionSyntax.Around(block)
            ? new SignalledWait(statement, names.Take("callback"), context)
            : null;

    /// <summary>Keeps the task.</summary>
    public StatementSyntax Keep(ExpressionSyntax task) => _context.Tasks.Local(_task, task);

    /// <summary>Waits for the task before the signal.</summary>
    public void AddEdits(SyntaxEdits edits)
    {
        var wait = AwaitContext.ResultAt(_statement, SyntaxFactory.IdentifierName(_task), _context.Model);
        edits.ReplaceStatement(_statement, current => [SyntaxFactory.ExpressionStatement(wait), current]);
    }
}
