using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Patterns.Events;

/// <summary>What a handler does with the data of a completion event.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Operation">Where: the property that is read, or whatever takes the data.</param>
/// <param name="Property">The property, where one is read.</param>
internal sealed record EventDataUse(EventDataUseKind Kind, IOperation Operation, IPropertySymbol? Property)
{
    /// <summary>Whether a member of the data is read or called, and the data itself stays in the handler.</summary>
    public bool IsOfMember => Operation is IMemberReferenceOperation or IInvocationOperation { Instance: IParameterReferenceOperation };

    /// <summary>The use that a reference to the data is.</summary>
    public static EventDataUse Of(IOperation reference) =>
        reference.Parent is IPropertyReferenceOperation { Property: var property } read && read.Instance == reference
            ? new EventDataUse(KindOf(property), read, property)
            : new EventDataUse(EventDataUseKind.Other, reference.Parent ?? reference, null);

    private static EventDataUseKind KindOf(IPropertySymbol property) =>
        property.Name switch
        {
            "Error" => EventDataUseKind.Error,
            "Cancelled" => EventDataUseKind.Cancelled,
            "UserState" => EventDataUseKind.UserState,
            _ => EventDataUseKind.Result,
        };
}
