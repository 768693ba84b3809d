using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Patterns;

/// <summary>
/// Tells whether two expressions certainly are different delegate objects. EndInvoke compares by reference: a second <c>new D(M)</c> of
/// the same method is another one.
/// </summary>
internal sealed class DelegateIdentity(SourceReader source)
{
    /// <summary>Whether both values are delegates of which each is made in one place only, and not in the same.</summary>
    public bool AreDifferent(IOperation? one, IOperation? other)
        => CreationOf(one) is { } first
            && CreationOf(other) is { } second
            && first.Syntax != second.Syntax
            && !MayBeShared(first, second);

    /// <summary>Since C# 11 the compiler keeps the delegate of a static method and may give the same one twice.</summary>
    private static bool MayBeShared(IOperation first, IOperation second)
        => first is IDelegateCreationOperation { Target: IMethodReferenceOperation { Instance: null, Method: var method } }
            && second is IDelegateCreationOperation { Target: IMethodReferenceOperation { Method: var same } }
            && SymbolEqualityComparer.Default.Equals(method, same)
            && first.Syntax.SyntaxTree.Options is CSharpParseOptions { LanguageVersion: >= (LanguageVersion)1100 };

    /// <summary>The one expression that makes the delegate, where there is one.</summary>
    private IOperation? CreationOf(IOperation? value)
        => value switch
        {
            IConversionOperation conversion => CreationOf(conversion.Operand),
            IDelegateCreationOperation creation => creation,
            ILocalReferenceOperation { Local: var local } => source.ValuesOf(local).ToList() is { Count: 1 } values && values[0] is not ILocalReferenceOperation ? CreationOf(values[0]) : null,
            _ => null,
        };
}
