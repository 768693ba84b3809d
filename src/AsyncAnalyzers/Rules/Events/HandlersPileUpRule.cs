using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Patterns.Events;
using AsyncAnalyzers.Patterns.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncAnalyzers.Rules.Events;

/// <summary>
/// LAP4007: code that runs again and again attaches a handler to an object that lives on, and nothing detaches it: the handler runs once
/// more for each time. See
/// <see href="https://learn.microsoft.com/dotnet/csharp/programming-guide/events/how-to-subscribe-to-and-unsubscribe-from-events">How to
/// subscribe to and unsubscribe from events</see>.
/// </summary>
internal sealed class HandlersPileUpRule : Rule<AttachedHandler>
{
    public override DiagnosticDescriptor Descriptor => Descriptors.HandlersPileUp;

    public override Finding? Inspect(AttachedHandler use) =>
        use.Object is { IsOwn: true, Variable: not null } lasting
        && !lasting.DetachedFrom(use.Event).Any()
        && Repeated(use) is { } repeated
        && lasting.Creations.All(c => !repeated.Span.Contains(c.Syntax.Span))
            ? new Finding(use.Event.Name)
            : null;

    /// <summary>The loop or the method that runs more than once; null where neither certainly does.</summary>
    private static SyntaxNode? Repeated(AttachedHandler use)
    {
        var function = FunctionSyntax.Around(use.Subscription.Assignment.Syntax);
        var isLast = use.Subscription.Statement is { } statement && HoldsJump(statement);
        var loop = use.Subscription.Assignment.Syntax.Ancestors().TakeWhile(n => n != function).FirstOrDefault(LoopSyntax.IsLoop);
        return loop is not null
            ? isLast
                ? null
                : loop
            : function is MethodDeclarationSyntax method && IsHandlerOfRepeatedEvent(method, use)
                ? method
                : null;
    }

    /// <summary>Whether the block of a statement leaves the loop.</summary>
    private static bool HoldsJump(StatementSyntax statement) =>
        statement.Parent is BlockSyntax block
        && block.Statements.Any(s => s is BreakStatementSyntax or ReturnStatementSyntax or ThrowStatementSyntax);

    /// <summary>Whether source attaches a method to an event that is there to be raised often.</summary>
    private static bool IsHandlerOfRepeatedEvent(MethodDeclarationSyntax method, AttachedHandler use) =>
        use.Source.Model.GetDeclaredSymbol(method, use.Source.CancellationToken) is IMethodSymbol symbol
        && use.Source.DeclarationsOf(symbol.ContainingType)
            .SelectMany(type => use.Source.NamesOf(symbol, type))
            .Select(name => name.FirstAncestorOrSelf<AssignmentExpressionSyntax>())
            .Any(a =>
                a?.Left
                    is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Click" or "Tick" or "Elapsed" or "KeyDown" or "KeyPress" }
            );
}
