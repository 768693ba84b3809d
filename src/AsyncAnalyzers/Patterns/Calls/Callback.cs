using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Patterns.Calls;

/// <summary>The callback of a Begin call.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Targets">The functions that it may be, where they are in source.</param>
internal sealed record Callback(CallbackKind Kind, ImmutableArray<CallbackTarget> Targets)
{
    public static readonly Callback None = new(CallbackKind.None, ImmutableArray<CallbackTarget>.Empty);
    public static readonly Callback Opaque = new(CallbackKind.Opaque, ImmutableArray<CallbackTarget>.Empty);
    public static readonly Callback End = new(CallbackKind.End, ImmutableArray<CallbackTarget>.Empty);

    /// <summary>The function that is called back, where it can be no other.</summary>
    public CallbackTarget? OnlyTarget => Kind is CallbackKind.Lambda or CallbackKind.Method or CallbackKind.KeptLambda ? Targets[0] : null;

    /// <summary>Whether no function that it may be ever hands the async result to an End, or to anything that could.</summary>
    public bool NeverEnds =>
        Kind is not (CallbackKind.End or CallbackKind.Opaque)
        && Targets.SelectMany(t => t.Uses).All(u => u.Kind is not (AsyncResultUseKind.Ended or AsyncResultUseKind.Escaped));
}
