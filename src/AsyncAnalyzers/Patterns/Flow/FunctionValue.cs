using System.Collections.Immutable;

namespace AsyncAnalyzers.Patterns.Flow;

/// <summary>The functions behind a delegate value.</summary>
/// <param name="Kind">What the value is made of.</param>
/// <param name="Functions">All that it may be.</param>
internal sealed record FunctionValue(FunctionKind Kind, ImmutableArray<SourceFunction> Functions)
{
    public static readonly FunctionValue None = new(FunctionKind.None, ImmutableArray<SourceFunction>.Empty);
    public static readonly FunctionValue Opaque = new(FunctionKind.Opaque, ImmutableArray<SourceFunction>.Empty);

    /// <summary>A value that is one function.</summary>
    public static FunctionValue Of(FunctionKind kind, SourceFunction function) => new(kind, ImmutableArray.Create(function));

    /// <summary>This or the other one.</summary>
    public FunctionValue Or(FunctionValue other) =>
        (Kind, other.Kind) switch
        {
            (FunctionKind.None, _) => other,
            (_, FunctionKind.None) => this,
            (FunctionKind.Opaque, _) or (_, FunctionKind.Opaque) => Opaque,
            _ => new FunctionValue(FunctionKind.Several, Functions.AddRange(other.Functions)),
        };
}
