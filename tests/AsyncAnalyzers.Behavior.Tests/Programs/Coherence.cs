namespace AsyncAnalyzers.Behavior.Tests.Programs;

/// <summary>Makes choices that do not go together into ones that do: the earlier choice stays, the later one becomes simpler.</summary>
internal static class Coherence
{
    private static readonly IReadOnlyList<Func<LegacyProgram, LegacyProgram>> s_laws =
    [
        // End with a value is no callback.
        p => p.Shape == CallShape.EndIsCallback ? p with { Operation = OperationKind.Action } : p,
        p => p.HasExtra && p.WrapsInTask ? p with { Operation = OperationKind.Func } : p,
        // A read of a MemoryStream waits for the end of the one before.
        p =>
            p.Operation == OperationKind.MemoryStream && (p.BeginsSeveral || p is { Shape: CallShape.FireAndForget, Around: Around.Loop })
                ? p with
                {
                    Operation = OperationKind.LaterStream,
                }
                : p,
        p => p.IsCompleteAtOnce && !CanBeSynchronous(p) ? p with { Timing = Timing.Quick } : p,
        p => p.Operation == OperationKind.MemoryStream && p.Timing != Timing.Quick ? p with { Timing = Timing.Quick } : p,
        p =>
            p.Shape != CallShape.WaitTooShort ? p
            : p.Operation == OperationKind.MemoryStream ? p with { Shape = CallShape.WaitInTime }
            : p with { Timing = Timing.Slow },
        // Whether a quick operation is complete before its task is awaited, and so where its callback runs, is anybody's guess.
        p =>
            p is { HasCallback: true, IsDelegate: false, Timing: Timing.Quick } && p.Operation != OperationKind.MemoryStream
                ? p with
                {
                    Timing = Timing.Slow,
                }
                : p,
        // A callback waits for the type that is being made, which would wait for it in Begin.
        p => p is { IsInTypeInitializer: true, Timing: Timing.DuringBegin } ? p with { Timing = Timing.Slow } : p,
        p => p.Host == Host.ExpressionBody && !FitsExpressionBody(p) ? p with { Host = Host.Method } : p,
        p => p.Host == Host.TopLevel && !FitsTopLevel(p) ? p with { Host = Host.StaticMethod } : p,
        WithLanguage,
        WithFailure,
        WithSurroundings,
        WithReceiver,
        WithArgumentAndState,
        WithUse,
    ];

    public static LegacyProgram Of(LegacyProgram program) => s_laws.Aggregate(program, (p, law) => law(p));

    private static bool CanBeSynchronous(LegacyProgram p) =>
        p.Operation is OperationKind.Pair or OperationKind.OutPair or OperationKind.SourcePair or OperationKind.SourceCounterpart;

    private static bool FitsExpressionBody(LegacyProgram p) => !p.HasExtra && (p.Shape == CallShape.Nested || p.IsForgotten);

    private static bool FitsTopLevel(LegacyProgram p) => !p.HasCallbackMethod && !p.EndsInMethod;

    private static LegacyProgram WithLanguage(LegacyProgram p) =>
        p.Host == Host.TopLevel ? p with { Language = Language.Latest }
        : p.Host == Host.LocalFunction || p.Shape == CallShape.LocalFunctionCallback
            ? p with
            {
                Language = Min(p.Language, Language.CSharp7),
            }
        : p.Host == Host.ExpressionBody ? p with { Language = Min(p.Language, Language.CSharp6) }
        : p;

    private static Language Min(Language a, Language b) => a < b ? a : b;

    private static LegacyProgram WithFailure(LegacyProgram p) =>
        p.Failure switch
        {
            // What Begin of a delegate throws is another thing; what a callback lets through ends the process.
            Failure.InBegin when !p.RunsOnNet || p.Operation == OperationKind.MemoryStream || p.Shape == CallShape.SharedCallback => p with
            {
                Failure = Failure.None,
            },
            Failure.InEnd when p.Operation == OperationKind.MemoryStream || p.Shape == CallShape.EndIsCallback => p with
            {
                Failure = Failure.None,
            },
            Failure.InEnd when p.HasCallback => p with { InCallback = InCallback.Catches },
            _ => p,
        };

    private static LegacyProgram WithSurroundings(LegacyProgram p)
    {
        if (p.Host == Host.ExpressionBody)
        {
            p = p with { Around = Around.Nothing, AroundBegin = AroundCall.Nothing, AroundEnd = AroundCall.Nothing };
        }

        if (p.Host == Host.TopLevel)
        {
            p = p with { Surrounding = Surrounding.Plain };
        }

        if (p is { Around: Around.CatchWhen, Language: Language.CSharp5 })
        {
            p = p with { Around = Around.Catch };
        }

        // The second turn of a loop would find what the first left, and a type that is being made must not wait for its callbacks.
        if (p.Around == Around.Loop && (p.IsLoop || p.Shape == CallShape.WaitTooShort || (p.IsInTypeInitializer && !p.CallerEnds)))
        {
            p = p with { Around = Around.If };
        }

        if (p.Shape is CallShape.Nested or CallShape.TwoAtOnce or CallShape.Array or CallShape.List || p.WrapsInTask || p.PostsExpression)
        {
            p = p with { AroundBegin = AroundCall.Nothing };
        }

        return p.CallerEnds ? p : p with { AroundEnd = AroundCall.Nothing };
    }

    private static LegacyProgram WithReceiver(LegacyProgram p)
    {
        if (p.Host == Host.TopLevel)
        {
            return p with { Receiver = ReceiverKind.Local };
        }

        var fits = p.Receiver switch
        {
            ReceiverKind.Local => p.Host != Host.ExpressionBody && !p.HasCallbackMethod && !p.EndsInMethod,
            ReceiverKind.Parameter => p.Host is Host.Method or Host.StaticMethod or Host.Iterator or Host.AsyncMethod or Host.Constructor
                && !p.HasCallbackMethod
                && !p.EndsInMethod,
            ReceiverKind.Replaced => p.GoesOnAfterBegin
                && !p.IsInTypeInitializer
                && !p.PostsExpression
                && !p.HasCallbackMethod
                && !p.EndsInMethod
                && !p.IsForgotten
                && p.Around != Around.Loop,
            ReceiverKind.State => p.HasCallback && !p.IsLoop && p.Shape is not (CallShape.SynchronousBranch or CallShape.SharedCallback),
            ReceiverKind.Conditional => !p.CallerEnds
                && !p.IsLoop
                && p.Shape != CallShape.SynchronousBranch
                && p.Language != Language.CSharp5,
            _ => true,
        };
        return fits ? p : p with { Receiver = ReceiverKind.ReadOnlyField };
    }

    private static LegacyProgram WithArgumentAndState(LegacyProgram p)
    {
        if (p.Argument is ArgumentKind.LocalChanges or ArgumentKind.FieldChanges && !p.GoesOnAfterBegin)
        {
            p = p with { Argument = ArgumentKind.Kept };
        }

        if (!p.HasCallback || p.IsLoop || p.Receiver == ReceiverKind.State || p.Shape == CallShape.SharedCallback)
        {
            p = p with { State = StateKind.Null };
        }

        if (p.State == StateKind.Self && p.IsStatic)
        {
            p = p with { State = StateKind.Text };
        }

        return p;
    }

    private static LegacyProgram WithUse(LegacyProgram p)
    {
        if (!p.HasCallback)
        {
            p = p with { InCallback = InCallback.Nothing };
        }

        // A callback that comes inside Begin, or because Begin failed, cannot wait for what follows it.
        if (p.InCallback == InCallback.Waits && (p.IsCompleteAtOnce || p.Failure == Failure.InBegin || p.IsLoop || !p.GoesOnAfterBegin))
        {
            p = p with { InCallback = InCallback.Nothing };
        }

        // Who begins under a lock waits in Begin for a callback of another thread, which would wait for the lock.
        if (p.InCallback == InCallback.Locks && (p.Around != Around.Lock || p.Timing == Timing.DuringBegin))
        {
            p = p with { InCallback = InCallback.Nothing };
        }

        if (p.Host == Host.ExpressionBody && p.Shape == CallShape.Nested && p.HasValue)
        {
            return p with { EndUse = EndUse.Returned };
        }

        // Which of two callbacks comes first is not certain.
        if (
            p.Shape == CallShape.SharedCallback
            && p.HasValue
            && p.EndUse is EndUse.Compound or EndUse.SecondArgument or EndUse.Element or EndUse.Text
        )
        {
            return p with { EndUse = EndUse.Local };
        }

        if (p.IsForgotten || !p.HasValue)
        {
            return p with { EndUse = p.HasValue ? EndUse.Local : EndUse.Ignored };
        }

        var returns =
            p.CallerEnds
            && !p.EndsInMethod
            && p.Shape is not (CallShape.Array or CallShape.List or CallShape.HandleClosed)
            && p.Host
                is Host.Method
                    or Host.StaticMethod
                    or Host.Property
                    or Host.Indexer
                    or Host.GenericMethod
                    or Host.LocalFunction
                    or Host.Lambda
                    or Host.AsyncMethod
                    or Host.AsyncLambda
                    or Host.StaticInitializer;
        if (p.EndUse == EndUse.InLambda && p.HasExtra)
        {
            return p with { EndUse = EndUse.Local };
        }

        return p.EndUse == EndUse.Returned && !returns ? p with { EndUse = EndUse.Local } : p;
    }
}
