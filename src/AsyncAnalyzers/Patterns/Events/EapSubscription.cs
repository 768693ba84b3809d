using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Patterns.Events;

/// <summary>A handler that is attached to an event, or detached from it.</summary>
/// <param name="Assignment">The operation.</param>
/// <param name="Event">The event.</param>
/// <param name="Symbols">The known types.</param>
/// <param name="Source">Reads the source around.</param>
internal sealed record EapSubscription(
    IEventAssignmentOperation Assignment,
    IEventSymbol Event,
    LegacyAsyncSymbols Symbols,
    SourceReader Source
)
{
    /// <summary>Whether the handler is attached.</summary>
    public bool Adds => Assignment.Adds;

    /// <summary>The object whose event it is.</summary>
    public IOperation? Receiver => (Assignment.EventReference as IEventReferenceOperation)?.Instance;

    /// <summary>The name of the event as written.</summary>
    public SimpleNameSyntax Name => NameIn(((AssignmentExpressionSyntax)Assignment.Syntax).Left)!;

    /// <summary>The name of the member that is assigned to; null where that has none.</summary>
    public static SimpleNameSyntax? NameIn(ExpressionSyntax assigned) =>
        assigned switch
        {
            MemberAccessExpressionSyntax access => access.Name,
            MemberBindingExpressionSyntax binding => binding.Name,
            _ => assigned as SimpleNameSyntax,
        };

    /// <summary>What adds to the member of a name; null where nothing does.</summary>
    public static AssignmentExpressionSyntax? AdditionTo(SimpleNameSyntax name) =>
        (name.Parent is MemberAccessExpressionSyntax or MemberBindingExpressionSyntax ? name.Parent.Parent : name.Parent)
            is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.AddAssignmentExpression } addition
        && NameIn(addition.Left) == name
            ? addition
            : null;

    /// <summary>The statement that does nothing else; null where there is none.</summary>
    public ExpressionStatementSyntax? Statement => Assignment.Syntax.Parent as ExpressionStatementSyntax;

    /// <summary>The function that is attached or detached; null where it cannot be told.</summary>
    public EapHandler? FindHandler() => EapHandler.TryResolve(Assignment.HandlerValue, Source);

    /// <summary>The subscription that an event of an object is used for; null where it is used otherwise.</summary>
    public static EapSubscription? Of(IOperation member, LegacyAsyncSymbols symbols, SourceReader source) =>
        member is IEventReferenceOperation { Parent: IEventAssignmentOperation assignment, Event: var raised }
            ? new EapSubscription(assignment, raised, symbols, source)
            : null;

    /// <summary>Whether the handler is one of the event.</summary>
    public bool IsTo(IEventSymbol other) => SymbolEqualityComparer.Default.Equals(Event.OriginalDefinition, other.OriginalDefinition);
}
