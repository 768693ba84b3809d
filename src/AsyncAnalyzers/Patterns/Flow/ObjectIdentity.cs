using AsyncAnalyzers.Patterns.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Patterns.Flow;

/// <summary>Tells whether two expressions certainly are the same object.</summary>
internal static class ObjectIdentity
{
    /// <summary>Whether both are the same variable of the same object, or that object itself.</summary>
    public static bool AreSame(IOperation? one, IOperation? other) =>
        (Unconverted(one), Unconverted(other)) switch
        {
            (null, null) => true,
            (IInstanceReferenceOperation, IInstanceReferenceOperation) => true,
            (ILocalReferenceOperation first, ILocalReferenceOperation second) => SymbolEqualityComparer.Default.Equals(
                first.Local,
                second.Local
            ),
            (IParameterReferenceOperation first, IParameterReferenceOperation second) => SymbolEqualityComparer.Default.Equals(
                first.Parameter,
                second.Parameter
            ),
            (IFieldReferenceOperation first, IFieldReferenceOperation second) => SymbolEqualityComparer.Default.Equals(
                first.Field,
                second.Field
            ) && AreSame(first.Instance, second.Instance),
            _ => false,
        };

    private static IOperation? Unconverted(IOperation? value) => value is null ? null : SourceReader.Unconverted(value);
}
