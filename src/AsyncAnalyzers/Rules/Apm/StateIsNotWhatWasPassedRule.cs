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
        if (use.Pair is not { Kind: PairKind.Apm, Callback.OnlyTarget: { } target } pair || PassedState.Of(pair, use.Symbols, use.Source) is not { } own)
        {
            return null;
        }

        var wanted = target.Uses.Where(u => u.Kind == UseKind.State).Select(u => StateUse.TryRecognise(u.Operation, use.Source)).FirstOrDefault(w => w is not null && !own.CanServe(w));
        return wanted is not null
            && CallbackOrigin.BeginsOf(target.Symbol, use.Symbols, use.Source) is { IsEmpty: false } begins
            && begins[0].Begin.Syntax == pair.Begin.Syntax
            && begins.All(b => PassedState.Of(b, use.Symbols, use.Source) is { } passed && !passed.CanServe(wanted))
                ? new Finding(wanted.Place.GetLocation(), wanted.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat), use.Method.Name, own.Description)
                : null;
    }
}
