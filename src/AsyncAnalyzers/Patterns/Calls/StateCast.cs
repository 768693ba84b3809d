using AsyncAnalyzers.Patterns.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Patterns.Calls;

/// <summary>What a callback takes <c>AsyncState</c> for.</summary>
/// <param name="Place">Where it does.</param>
/// <param name="Type">The type that it is cast to.</param>
/// <param name="IsDereferenced">Whether a member of it is used, and null is never asked for.</param>
internal sealed record StateCast(SyntaxNode Place, ITypeSymbol Type, bool IsDereferenced)
{
    /// <summary>The use that a read of <c>AsyncState</c> serves; null where it is not cast, or tested and not cast.</summary>
    public static StateCast? TryRecognise(IOperation read, SourceReader source) =>
        read.Parent switch
        {
            IConversionOperation
            {
                IsImplicit: false,
                IsTryCast: false,
                OperatorMethod: null,
                Type: { TypeKind: not (TypeKind.Error or TypeKind.Dynamic or TypeKind.TypeParameter) } type
            } cast => new StateCast(cast.Syntax, type, IsDereference(cast, source)),
            var parent when IsReceiver(parent, read) => new StateCast(read.Syntax, read.Type!, true),
            _ => null,
        };

    private static bool IsDereference(IOperation value, SourceReader source) =>
        value.Parent switch
        {
            IParenthesizedOperation parenthesized => IsDereference(parenthesized, source),
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } declarator } => source
                .ReferencesTo(local, SourceReader.EnclosingMember(declarator.Syntax))
                .ToList()
                is var references
                && references.Any(r => IsReceiver(r.Parent, r))
                && references.All(r => !SourceReader.IsWrite(r) && !AsksForNull(r)),
            var parent => IsReceiver(parent, value),
        };

    private static bool IsReceiver(IOperation? user, IOperation value) =>
        user switch
        {
            IInvocationOperation call => call.Instance == value,
            IMemberReferenceOperation member => member.Instance == value,
            _ => false,
        };

    private static bool AsksForNull(IOperation reference) =>
        reference.Parent is IConversionOperation conversion
            ? AsksForNull(conversion)
            : reference.Parent
                is IBinaryOperation
                    or IIsPatternOperation
                    or IIsTypeOperation
                    or IConditionalAccessOperation
                    or ICoalesceOperation;
}
