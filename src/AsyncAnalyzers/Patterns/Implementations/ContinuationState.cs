using AsyncAnalyzers.Patterns.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Patterns.Implementations;

/// <summary>
/// What a continuation finds in the state that it is given with <c>ContinueWith((task, state) => …, state)</c>: the value itself, or the
/// items of a tuple.
/// </summary>
/// <param name="work">The lambda.</param>
/// <param name="given">The state; null where the lambda is given none.</param>
/// <param name="source">Reads the source around.</param>
internal sealed class ContinuationState(IAnonymousFunctionOperation work, IOperation? given, SourceReader source)
{
    /// <summary>Whether a value in the lambda comes from the state.</summary>
    public bool Has(IOperation value) => SourceReader.Unconverted(value) is var read && Original(read) != read;

    /// <summary>What a value in the lambda was where the state was made; the value itself where it does not come from there.</summary>
    public IOperation Original(IOperation value) =>
        SourceReader.Unconverted(value) switch
        {
            ILocalReferenceOperation { Local: var local } when IsOwn(local) && source.OnlyValueOf(local) is { } only => Original(only),
            IParameterReferenceOperation { Parameter: { Ordinal: 1 } parameter } when given is not null && IsOwn(parameter) =>
                SourceReader.Unconverted(given),
            IMemberReferenceOperation { Instance: { } tuple, Member: var member } read => ItemOf(Original(tuple), member) ?? read,
            var other => other,
        };

    private bool IsOwn(ISymbol variable) => SymbolEqualityComparer.Default.Equals(variable.ContainingSymbol, work.Symbol);

    private static IOperation? ItemOf(IOperation tuple, ISymbol member) =>
        IndexOf(member) is var index && index >= 0
            ? tuple switch
            {
                IInvocationOperation { TargetMethod: { Name: "Create", ContainingType.Name: nameof(Tuple) }, Arguments: var items } =>
                    SourceReader.Unconverted(items[index].Value),
                ITupleOperation { Elements: var items } => SourceReader.Unconverted(items[index]),
                _ => null,
            }
            : null;

    /// <summary>Which item of a pair a member is; -1 where it is none.</summary>
    private static int IndexOf(ISymbol member) =>
        (member is IFieldSymbol { CorrespondingTupleField: { } field } ? field.Name : member.Name) switch
        {
            "Item1" => 0,
            "Item2" => 1,
            _ => -1,
        };
}
