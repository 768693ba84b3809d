using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Patterns;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Rules.Apm;

/// <summary>
/// LAP2012: a callback casts <c>AsyncState</c> to what no begin call that names it can have passed, or uses a state that is null.
/// See <see href="https://learn.microsoft.com/dotnet/api/system.iasyncresult.asyncstate">IAsyncResult.AsyncState</see>.
/// </summary>
internal sealed class StateIsNotWhatWasPassedRule : CallPairRule
{
    public override DiagnosticDescriptor Descriptor => Descriptors.StateIsNotWhatWasPassed;

    public override bool IsAboutTheCall => false;

    /// <summary>A callback that several begin calls share is reported with the first of them.</summary>
    public override Finding? Inspect(MethodUse use)
    {
        if (use.Pair is not { Kind: PairKind.Apm, StateArgument: not null, Callback.OnlyTarget: { } target } pair
            || !target.Uses.Any(u => u.Kind == UseKind.State)
            || CallbackOrigin.BeginsOf(target.Symbol, use.Symbols, use.Source) is not { IsEmpty: false } begins
            || begins[0].Begin.Syntax != pair.Begin.Syntax)
        {
            return null;
        }

        var passed = begins.Select(b => PassedState.Of(b, use.Symbols, use.Source)).ToList();
        foreach (var read in target.Uses.Where(u => u.Kind == UseKind.State).Select(u => u.Operation))
        {
            if (StateUse.TryRecognise(read, use.Source) is { } wanted && passed.All(p => p is not null && !p.CanServe(wanted)))
            {
                return new Finding(wanted.Place.GetLocation(), wanted.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat), use.Method.Name, passed[0]!.Description);
            }
        }

        return null;
    }
}
