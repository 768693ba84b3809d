using System.Collections.Immutable;
using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Patterns.Calls;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Rules.Apm;

/// <summary>
/// LAP2012: a callback casts <c>AsyncState</c> to what no begin call that names it can have passed, or uses a state that is null.
/// See <see href="https://learn.microsoft.com/dotnet/api/system.iasyncresult.asyncstate">IAsyncResult.AsyncState</see>.
/// </summary>
internal sealed class StateIsNotWhatWasPassedRule : Rule<AsyncResultRead>
{
    public override DiagnosticDescriptor Descriptor => Descriptors.StateIsNotWhatWasPassed;

    public override ImmutableArray<DiagnosticDescriptor> OtherMessages { get; } = ImmutableArray.Create(Descriptors.StateIsNull);

    /// <summary>A callback that several begin calls share is reported with the first of them, and a callback's first wrong use
    /// only.</summary>
    public override Finding? Inspect(AsyncResultRead use)
    {
        var begin = use.Begins[0];
        if (
            begin is not { Kind: PairKind.Apm, Callback.OnlyTarget: { } target }
            || PassedState.Of(begin, use.Symbols, use.Source) is not { } own
        )
        {
            return null;
        }

        var first = target.Uses.FirstOrDefault(u =>
            u.Kind == AsyncResultUseKind.State && StateCast.TryRecognise(u.Operation, use.Source) is { } wanted && !own.CanServe(wanted)
        );
        return
            first is not null
            && use.Is(first)
            && StateCast.TryRecognise(first.Operation, use.Source) is { } state
            && CallbackRegistrations.BeginsOf(target.Symbol, use.Symbols, use.Source) is { IsEmpty: false } begins
            && begins.All(b => PassedState.Of(b, use.Symbols, use.Source) is { } passed && !passed.CanServe(state))
            ? Misuse(state, begin, own)
            : null;
    }

    private static Finding Misuse(StateCast state, BeginCall begin, PassedState passed)
    {
        var (place, wanted) = (state.Place.GetLocation(), NameOf(state.Type));
        return passed.Type is null
            ? new Finding(place, wanted, begin.Methods.Begin.Name) { Message = Descriptors.StateIsNull }
            : new Finding(place, wanted, begin.Methods.Begin.Name, NameOf(passed.Type));
    }

    private static string NameOf(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
}
