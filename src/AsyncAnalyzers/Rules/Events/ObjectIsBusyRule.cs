using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Patterns.Events;
using AsyncAnalyzers.Patterns.Flow;
using AsyncAnalyzers.Patterns.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Rules.Events;

/// <summary>
/// LAP4005: a second operation is started on an object that runs one at a time, and nothing in between waits for the first. See
/// <see href="https://learn.microsoft.com/dotnet/api/system.net.mail.smtpclient.sendasync">SmtpClient.SendAsync</see> and
/// <see href="https://learn.microsoft.com/dotnet/api/system.componentmodel.backgroundworker.runworkerasync">
/// BackgroundWorker.RunWorkerAsync</see>.
/// </summary>
internal sealed class ObjectIsBusyRule : Rule<EapOperation>
{
    public override DiagnosticDescriptor Descriptor => Descriptors.ObjectIsBusy;

    public override Finding? Inspect(EapOperation use) =>
        ExceptionOf(use) is { } exception && use.Statement is { } second && FirstBefore(second, use) is { } first
            ? new Finding(use.Method.Start.Name, exception, first.Name)
            : null;

    /// <summary>What a second start throws.</summary>
    private static string? ExceptionOf(EapOperation use) =>
        use.Symbols.IsWebClient(use.Method.Start.ContainingType) ? nameof(NotSupportedException)
        : use.IsOfBackgroundWorker || use.IsOfSmtpClient ? nameof(InvalidOperationException)
        : null;

    /// <summary>The method that has started the operation which must still run: in a statement before, or in the round of the loop
    /// before.</summary>
    private static IMethodSymbol? FirstBefore(StatementSyntax second, EapOperation use)
    {
        if (second.Parent is not BlockSyntax block)
        {
            return LoopSyntax.BodyOf(second.Parent!) == second && IsMadeOutside(second.Parent!, use) && !Waits(second, second, use)
                ? use.Method.Start
                : null;
        }

        var before = block
            .Statements.TakeWhile(s => s != second)
            .Reverse()
            .TakeWhile(s => IsStart(s, use, out _) || !Waits(s, second, use));
        foreach (var statement in before)
        {
            if (IsStart(statement, use, out var first))
            {
                return first;
            }
        }

        return LoopSyntax.BodyOf(block.Parent!) == block && IsMadeOutside(block, use) && !Waits(block, second, use)
            ? use.Method.Start
            : null;
    }

    private static bool IsMadeOutside(SyntaxNode loop, EapOperation use) =>
        use.Object.IsOwn && use.Object.Creations.All(c => !loop.Span.Contains(c.Syntax.Span));

    private static bool IsStart(StatementSyntax statement, EapOperation use, out IMethodSymbol? method)
    {
        method =
            statement is ExpressionStatementSyntax { Expression: InvocationExpressionSyntax call }
            && EapOperation.TryRecognise(call, use.Symbols, use.Source) is { } first
            && ObjectIdentity.AreSame(first.Call.Instance, use.Call.Instance)
                ? first.Method.Start
                : null;
        return method is not null;
    }

    /// <summary>Whether code may wait, but for the start itself, or may leave or make the object anew.</summary>
    private static bool Waits(SyntaxNode code, StatementSyntax second, EapOperation use) =>
        code.DescendantNodesAndSelf(n => n is not AnonymousFunctionExpressionSyntax)
            .Any(n =>
                n != use.Call.Syntax
                && (
                    n is ReturnStatementSyntax or BreakStatementSyntax or ThrowStatementSyntax or IfStatementSyntax or SwitchStatementSyntax
                    || Waiting.MayBeAt(n, use.Source)
                    || IsWritten(n, use)
                )
            );

    private static bool IsWritten(SyntaxNode node, EapOperation use) =>
        node is AssignmentExpressionSyntax assignment
        && use.Source.OperationOf(assignment) is ISimpleAssignmentOperation { Target: { } target }
        && ObjectIdentity.AreSame(target, use.Call.Instance);
}
