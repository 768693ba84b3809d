using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Patterns.Calls;

/// <summary>A list or an array that begin calls put their async results into.</summary>
internal static class ResultCollection
{
    /// <summary>The local or private field that takes the async result of a begin call among others; null where it goes
    /// elsewhere.</summary>
    public static ISymbol? Of(IInvocationOperation begin) =>
        Outside(begin).Parent switch
        {
            IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "Add", Instance: { } list } } => Variable(list),
            ISimpleAssignmentOperation { Target: IArrayElementReferenceOperation { ArrayReference: var array } } => Variable(array),
            _ => null,
        };

    /// <summary>An operation with the conversions around it.</summary>
    public static IOperation Outside(IOperation operation) =>
        operation.Parent is IConversionOperation conversion ? Outside(conversion) : operation;

    private static ISymbol? Variable(IOperation reference) =>
        reference switch
        {
            ILocalReferenceOperation { Local: var local } => local,
            IFieldReferenceOperation { Field: { DeclaredAccessibility: Accessibility.Private } field } => field,
            _ => null,
        };
}
