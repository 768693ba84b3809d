using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Patterns.Calls;

/// <summary>What a begin call passes for its state, as far as it is certain.</summary>
/// <param name="Type">Its type; null for null.</param>
/// <param name="IsExact">Whether the object is of that very type.</param>
/// <param name="IsProxy">Whether it is a channel that a <c>ChannelFactory</c> made: an object of a class that nobody can name.</param>
/// <param name="Compilation">Where the types are.</param>
internal sealed record PassedState(ITypeSymbol? Type, bool IsExact, bool IsProxy, Compilation Compilation)
{
    /// <summary>The state of a begin call, or null where nothing is certain about it.</summary>
    public static PassedState? Of(BeginCall begin, LegacyAsyncSymbols symbols, SourceReader source) =>
        begin.StateArgument is { } argument && IsHandedOn(begin, source) ? Of(argument, symbols, source) : null;

    /// <summary>Whether the state can be what the callback takes it for.</summary>
    public bool CanServe(StateCast use) =>
        Type is null
            ? !use.IsDereferenced && (use.Type.IsReferenceType || use.Type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T)
        : IsProxy ? use.Type is not { TypeKind: TypeKind.Class, SpecialType: SpecialType.None } || use.Type.Name == "MarshalByRefObject"
        : Type.IsValueType ? CanUnbox(Type, use.Type)
        : CanBe(Type, use.Type);

    private static PassedState? Of(IOperation value, LegacyAsyncSymbols symbols, SourceReader source) =>
        value switch
        {
            { ConstantValue: { HasValue: true, Value: null } } => new PassedState(null, true, false, symbols.Compilation),
            IConversionOperation { OperatorMethod: null } conversion => Of(conversion.Operand, symbols, source),
            ILocalReferenceOperation { Local: var local }
                when source.OnlyValueOf(local) is (IObjectCreationOperation or IInvocationOperation) and var only => Of(
                only,
                symbols,
                source
            ),
            IInvocationOperation
            {
                TargetMethod: { Name: "CreateChannel", ContainingType: { Name: "ChannelFactory", Arity: 1 } },
                Type: { } channel
            } => new PassedState(channel, false, true, symbols.Compilation),
            { Type: { } type } when IsKnown(type) => new PassedState(type, IsExactly(value, type), false, symbols.Compilation),
            _ => null,
        };

    /// <summary>Begin methods in source are taken at their word only if they do something with the state.</summary>
    private static bool IsHandedOn(BeginCall begin, SourceReader source) =>
        source.BodyOf(begin.Call.TargetMethod) is not { } body
        || source.ReferencesTo(begin.Call.TargetMethod.OriginalDefinition.Parameters[begin.Methods.StateOrdinal], body).Any();

    private static bool IsKnown(ITypeSymbol type) =>
        type.TypeKind is TypeKind.Class or TypeKind.Struct or TypeKind.Enum or TypeKind.Interface or TypeKind.Array or TypeKind.Delegate
        && type is not INamedTypeSymbol { IsComImport: true }
        && type is not INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T };

    /// <summary>An array or delegate variable may hold one of a narrower type, although nothing derives from its own.</summary>
    private static bool IsExactly(IOperation value, ITypeSymbol type) =>
        value is IObjectCreationOperation or IArrayCreationOperation
        || type is { TypeKind: TypeKind.Class, IsSealed: true } or { IsValueType: true };

    /// <summary>The run time takes arrays of numbers and enums of one size for each other.</summary>
    private bool CanBe(ITypeSymbol passed, ITypeSymbol wanted) =>
        (passed is IArrayTypeSymbol { ElementType.IsValueType: true } && wanted is IArrayTypeSymbol { ElementType.IsValueType: true })
        || Compilation.ClassifyConversion(passed, wanted) is { Exists: true, IsUserDefined: false } conversion
            && (conversion.IsImplicit || !IsExact || wanted is INamedTypeSymbol { IsComImport: true });

    /// <summary>A boxed value can be taken out as its own type, or as the number behind an enum.</summary>
    private bool CanUnbox(ITypeSymbol boxed, ITypeSymbol wanted) =>
        wanted.IsValueType
            ? SymbolEqualityComparer.Default.Equals(Number(boxed), Number(wanted))
            : Compilation.ClassifyConversion(boxed, wanted) is { Exists: true, IsBoxing: true };

    private static ITypeSymbol Number(ITypeSymbol type) =>
        type switch
        {
            INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable => Number(
                nullable.TypeArguments[0]
            ),
            INamedTypeSymbol { EnumUnderlyingType: { } number } => number,
            _ => type,
        };
}
