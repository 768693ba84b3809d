namespace AsyncAnalyzers.Behavior.Tests.Programs;

/// <summary>How the operation of a program is written: its types, and its begin and end calls.</summary>
internal sealed class OperationSource(LegacyProgram program)
{
    /// <summary>The type that Begin and End are called on.</summary>
    public string Type =>
        program.Operation switch
        {
            OperationKind.Func => "Func<int, int>",
            OperationKind.Action => "Action<int>",
            OperationKind.OutDelegate or OperationKind.RefDelegate => "Working",
            OperationKind.Pair or OperationKind.OutPair => "Pair",
            OperationKind.LaterStream or OperationKind.MemoryStream => "Stream",
            OperationKind.ForwardedDelegate => "Front",
            _ => "Repository",
        };

    /// <summary>An expression that makes one.</summary>
    public string Make =>
        program.Operation switch
        {
            OperationKind.Func or OperationKind.Action or OperationKind.OutDelegate or OperationKind.RefDelegate => "Scenario.Work",
            OperationKind.Pair or OperationKind.OutPair => $"new Pair(Timing.{program.Timing}, {Literal(Refuses)}, Scenario.Work)",
            OperationKind.LaterStream => $"new LaterStream({Literal(Refuses)}, Scenario.Work)",
            OperationKind.MemoryStream => "new MemoryStream(new byte[] { 1, 2, 3, 4, 5, 6, 7, 8 })",
            OperationKind.ForwardedDelegate => "new Front()",
            _ => "new Repository()",
        };

    private string BeginName =>
        program switch
        {
            { IsDelegate: true } => "BeginInvoke",
            { IsStream: true } => "BeginRead",
            { Operation: OperationKind.OutPair } => "BeginTry",
            { Operation: OperationKind.ForwardedDelegate } => "BeginCall",
            _ => "BeginGet",
        };

    public string EndName => "End" + BeginName["Begin".Length..];

    private bool IsSynchronous => program.IsCompleteAtOnce;

    private bool Refuses => program.Failure == Failure.InBegin;

    /// <summary>The begin call.</summary>
    public string Begin(string receiver, string argument, string callback, string state, string suffix = "") =>
        $"{receiver}{(program.Receiver == ReceiverKind.Conditional ? "?." : ".")}{BeginName}({Arguments(argument, suffix)}, {callback}, {state})";

    /// <summary>The end call.</summary>
    public string End(string receiver, string asyncResult, string suffix = "") =>
        program.Operation switch
        {
            OperationKind.OutDelegate or OperationKind.OutPair => $"{receiver}.{EndName}(out extra{suffix}, {asyncResult})",
            OperationKind.RefDelegate => $"{receiver}.{EndName}(ref extra{suffix}, {asyncResult})",
            _ => $"{receiver}.{EndName}({asyncResult})",
        };

    /// <summary>The pair wrapped in a task.</summary>
    public string FromAsync(string receiver, string argument) =>
        program.Shape == CallShape.FromAsync
            ? $"Task.Factory.FromAsync({receiver}.{BeginName}, {receiver}.{EndName}, {Arguments(argument, "")}, null)"
            : $"Task.Factory.FromAsync({Begin(receiver, argument, "null", "null")}, {receiver}.{EndName})";

    /// <summary>What a function needs that has begin calls, end calls or both.</summary>
    public string Locals(bool begins, bool ends, string suffix = "") =>
        program.Operation switch
        {
            OperationKind.RefDelegate => $"int extra{suffix} = 5;",
            OperationKind.OutDelegate => (begins ? $"int unused{suffix};" : "") + (ends ? $"int extra{suffix};" : ""),
            OperationKind.OutPair => ends ? $"int extra{suffix};" : "",
            _ => "",
        };

    /// <summary>The types that the program declares for it.</summary>
    public string Types =>
        program.Operation switch
        {
            OperationKind.OutDelegate => "public delegate int Working(int n, out int extra);",
            OperationKind.RefDelegate => "public delegate int Working(int n, ref int extra);",
            OperationKind.SourcePair or OperationKind.SourceCounterpart or OperationKind.CapturingCounterpart => Repository,
            OperationKind.ForwardedDelegate => Front,
            _ => "",
        };

    /// <summary>The method that works.</summary>
    public string Work
    {
        get
        {
            var isVoid = program is { IsDelegate: true, HasValue: false };
            var (parameter, sets) = program.Operation switch
            {
                OperationKind.OutDelegate => (", out int extra", "extra = n + 1;"),
                OperationKind.RefDelegate => (", ref int extra", "extra += n;"),
                _ => ("", ""),
            };
            var waits =
                program.WaitsForCaller ? """bool begun = T.Begun.Wait();"""
                : program.Timing == Timing.Slow ? "Thread.Sleep(10);"
                : "";

            // Where the first of several fails, nobody waits for what the others say.
            var says = program is { Failure: Failure.InEnd, BeginsSeveral: true }
                ? ""
                : $"""T.{(program.IsDelegate ? "SayOn" : "Say")}("operation*", "work " + n{(program.WaitsForCaller ? " + \" begun \" + begun" : "")});""";
            var fails = program.Failure == Failure.InEnd ? """if (n > 0) { throw new InvalidOperationException("failed " + n); }""" : "";
            return $$"""
                public static {{(isVoid ? "void" : "int")}} Work(int n{{parameter}})
                {
                    {{sets}}
                    {{waits}}
                    {{says}}
                    {{(program.IsForgotten ? "T.Finished();" : "")}}
                    {{fails}}
                    {{(
                    isVoid ? ""
                    : program.IsStream ? "return n;"
                    : "return n * 2;"
                )}}
                }
                """;
        }
    }

    private string Arguments(string argument, string suffix) =>
        program.Operation switch
        {
            OperationKind.OutDelegate => $"{argument}, out unused{suffix}",
            OperationKind.RefDelegate => $"{argument}, ref extra{suffix}",
            OperationKind.LaterStream or OperationKind.MemoryStream => $"Scenario.Buffer, 0, {argument}",
            _ => argument,
        };

    private static string Front =>
        """
            public sealed class Front
            {
                private readonly Func<int, int> _work = Scenario.Work;

                public IAsyncResult BeginCall(int n, AsyncCallback callback, object state)
                {
                    return _work.BeginInvoke(n, callback, state);
                }

                public int EndCall(IAsyncResult asyncResult)
                {
                    return _work.EndInvoke(asyncResult);
                }
            }
            """;

    private string Repository =>
        $$"""
            public sealed class Repository
            {
                public IAsyncResult BeginGet(int n, AsyncCallback callback, object state)
                {
                    {{Refusal}}
                    return Outcome.Start(Timing.{{program.Timing}}, () => Scenario.Work(n), callback, state);
                }

                public int EndGet(IAsyncResult asyncResult)
                {
                    return Outcome.End(asyncResult);
                }

                {{Counterpart}}
            }
            """;

    private string Refusal => Refuses ? """if (n > 0) { throw new InvalidOperationException("refused " + n); }""" : "";

    private string Counterpart =>
        program.Operation == OperationKind.SourcePair
            ? ""
            : $$"""
                public async Task<int> GetAsync(int n)
                {
                    {{Refusal}}
                    {{(IsSynchronous ? "await Task.FromResult(n); return Scenario.Work(n);"
                    : program.Operation == OperationKind.CapturingCounterpart ? "int value = await Task.Run(() => Scenario.Work(n)); return value;"
                    : "return await Task.Run(() => Scenario.Work(n)).ConfigureAwait(false);")}}
                }
                """;

    private static string Literal(bool value) => value ? "true" : "false";
}
