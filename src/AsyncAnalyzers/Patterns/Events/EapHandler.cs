using System.Collections.Immutable;
using AsyncAnalyzers.Patterns.Flow;
using AsyncAnalyzers.Patterns.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Patterns.Events;

/// <summary>A function in source that handles the completion event of an operation.</summary>
/// <param name="Function">The function.</param>
/// <param name="Body">Its body.</param>
/// <param name="Kind">How it is attached.</param>
/// <param name="DataUses">What it does with the event's data.</param>
internal sealed record EapHandler(IMethodSymbol Function, SyntaxNode Body, FunctionKind Kind, ImmutableArray<EventDataUse> DataUses)
{
    /// <summary>The parameter that receives the object of the operation; null where the function leaves its parameters out.</summary>
    public IParameterSymbol? Sender => Function.Parameters.FirstOrDefault();

    /// <summary>Whether it does anything of a kind with the event's data.</summary>
    public bool Reads(EventDataUseKind kind) => DataUses.Any(u => u.Kind == kind);

    /// <summary>The first use of the event's data that is more than to read what a task tells; null where there is none.</summary>
    public EventDataUse? FirstUseBeyondTask(EapMethod method, SourceReader source) =>
        DataUses.FirstOrDefault(use => !IsToldByTask(use, method) || (use.Kind == EventDataUseKind.Result && MayBeWithout(use, source)));

    /// <summary>Whether a result that does not throw is read where there may be none: a task has no such value.</summary>
    private bool MayBeWithout(EventDataUse use, SourceReader source) =>
        !ResultProperty.Throws(use.Property!, source)
        && !(
            use.Property!.Type.IsReferenceType
            && use.Operation.Parent is IMemberReferenceOperation or IInvocationOperation { Instance: not null }
        )
        && !DataUses.Any(u => u.Kind is EventDataUseKind.Error or EventDataUseKind.Cancelled && IsAsked(u.Operation.Syntax));

    /// <summary>Whether code does one thing or another for what an expression says.</summary>
    private static bool IsAsked(SyntaxNode node) =>
        node.AncestorsAndSelf()
            .OfType<ExpressionSyntax>()
            .Any(e =>
                (e.Parent is IfStatementSyntax branch && branch.Condition == e)
                || (e.Parent is ConditionalExpressionSyntax choice && choice.Condition == e)
            );

    private static bool IsToldByTask(EventDataUse use, EapMethod method) =>
        use.Operation.Syntax is MemberAccessExpressionSyntax
        && use.Kind switch
        {
            EventDataUseKind.Other => false,
            EventDataUseKind.Result => SymbolEqualityComparer.Default.Equals(
                use.Property?.OriginalDefinition,
                method.Result?.OriginalDefinition
            ),
            _ => true,
        };

    /// <summary>Whether it does nothing with the event's data but to call and read members of it.</summary>
    public bool KeepsData => DataUses.All(use => use.IsOfMember);

    /// <summary>The function behind what is attached to an event; null where it is not in source, or may be another.</summary>
    public static EapHandler? TryResolve(IOperation? value, SourceReader source) =>
        new FunctionResolver(source).Resolve(value) is { Kind: var kind and not FunctionKind.Several, Functions: { Length: 1 } only }
        && only[0] is { Symbol.OriginalDefinition: var function, Body: { } body }
            ? new EapHandler(
                function,
                body,
                kind,
                function.Parameters.Length == 2
                    ? source.ReferencesTo(function.Parameters[1], body).Select(EventDataUse.Of).ToImmutableArray()
                    : ImmutableArray<EventDataUse>.Empty
            )
            : null;
}
