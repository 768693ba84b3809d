using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AsyncAnalyzers.Behavior.Tests.Programs;

/// <summary>Writes a program: a class <c>Scenario</c> that runs it and holds what all its parts use, and a class <c>Subject</c> with the
/// legacy code.</summary>
internal sealed class ProgramSource
{
    private readonly LegacyProgram _program;
    private readonly OperationSource _operation;
    private readonly string _static;

    private ProgramSource(LegacyProgram program)
    {
        _program = program;
        _operation = new OperationSource(program);
        _static = program.IsStatic ? "static " : "";
    }

    /// <summary>The file of a program.</summary>
    /// <param name="program">The program.</param>
    /// <param name="name">The namespace that it stands in, which is its name.</param>
    public static string Of(LegacyProgram program, string name) =>
        CSharpSyntaxTree
            .ParseText(new ProgramSource(program).File(name), new CSharpParseOptions(LanguageVersion.Preview))
            .GetRoot()
            .NormalizeWhitespace("    ", "\n")
            .ToFullString();

    private string File(string name)
    {
        if (_program.Host == Host.TopLevel)
        {
            var statements = Body("return;");
            return $"""
                {Usings}
                Scenario.T = Trace.Mine;
                int n = 3;
                {statements}
                {Ending}
                {_operation.Types}
                {Scenario("", statements)}
                """;
        }

        var subject = $$"""
            {{_operation.Types}}

            public sealed class Subject
            {
                {{Fields}}
                {{Hosted()}}
                {{Callbacks}}
            }
            """;
        return $$"""
            {{Usings}}
            namespace {{name}}
            {
                {{subject}}

                {{Scenario(Entry, subject)}}
            }
            """;
    }

    private string Usings =>
        $"""
            using System;
            using System.Collections.Generic;
            using System.IO;
            using System.Threading;
            {(
                _program.IsAsync || _program.WrapsInTask || _program.Operation >= OperationKind.SourceCounterpart
                    ? "using System.Threading.Tasks;"
                    : ""
            )}
            using Stage;
            """;

    /// <summary>The class with what the parts of a program use; <paramref name="rest"/> is the rest of the file.</summary>
    private string Scenario(string entry, string rest)
    {
        (string Name, string Declaration)[] shared =
        [
            ("Gate", "public static readonly object Gate = new object();"),
            ("Mutex", "public static readonly Mutex Mutex = new Mutex();"),
            ("Buffer", "public static readonly byte[] Buffer = new byte[16];"),
            ("Items", "public static readonly int[] Items = new int[16];"),
            ("Total", "public static int Total;"),
            ("Number", "public static int Number = 3;"),
            ("Count", "public static int Count;"),
            ("Inside", "public static bool Inside;"),
            ("User", "[ThreadStatic] public static string User;"),
            ("Argument()", $$"""public static int Argument() { {{Say("caller", "\"argument\"")}} return 3; }"""),
            ("Join", """public static string Join(int left, int right) { return left + " and " + right; }"""),
        ];
        var used = shared.Where(m => rest.Contains("Scenario." + m.Name, StringComparison.Ordinal)).Select(m => m.Declaration);
        return $$"""
            public static class Scenario
            {
                public static Trace T;
                {{string.Join('\n', used)}}

                {{entry}}

                {{_operation.Work}}
            }
            """;
    }

    private string Entry =>
        $$"""
            public static void Run(Trace trace)
            {
                T = trace;
                Play();
            }

            // A type may be made as soon as a method is called that uses it.
            [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
            private static void Play()
            {
                {{Surrounded($$"""
                    {{Start}}
                    {{Ending}}
                    """)}}
            }
            """;

    private string Surrounded(string body) =>
        _program.Surrounding == Surrounding.Plain ? body.Replace("/*await*/", "").Replace("/*wait*/", ".GetAwaiter().GetResult()")
        : _program.IsAsync ? $$"""OneThread.Run(async () => { {{body.Replace("/*await*/", "await ").Replace("/*wait*/", "")}} });"""
        : $$"""OneThread.Run(() => { {{body}} return System.Threading.Tasks.Task.CompletedTask; });""";

    private string Start =>
        _program.Host switch
        {
            Host.StaticMethod => $"""T.Say("run", "gave " + Subject.Call({Given}));""",
            Host.Constructor => $"new Subject({Given});",
            Host.StaticInitializer or Host.StaticConstructor => """T.Say("run", "gave " + Subject.Value);""",
            Host.Indexer => """T.Say("run", "gave " + new Subject()[3]);""",
            Host.GenericMethod => """T.Say("run", "gave " + new Subject().Call("anything"));""",
            Host.Property => """T.Say("run", "gave " + new Subject().Value);""",
            Host.ExpressionBody when _program.IsForgotten || !_program.HasValue => "new Subject().Call(3);",
            Host.Iterator => $$"""foreach (int value in new Subject().Call({{Given}})) { T.Say("caller", "yields " + value); }""",
            Host.AsyncMethod => $"""int value = /*await*/new Subject().CallAsync({Given})/*wait*/; T.Say("run", "gave " + value);""",
            Host.AsyncLambda => """int value = /*await*/new Subject().CallAsync(3)/*wait*/; T.Say("run", "gave " + value);""",
            Host.PostedLambda => "new Subject().Call(3);",
            _ => $"""T.Say("run", "gave " + new Subject().Call({Given}));""",
        };

    private string Given => _program.Receiver == ReceiverKind.Parameter ? $"3, {_operation.Make}" : "3";

    /// <summary>Waits for what runs behind the caller's back.</summary>
    private string Ending =>
        AwaitedOnce == 0 || _program.Around == Around.Loop
            ? ""
            : $"{(_program.Host == Host.TopLevel ? "Scenario." : "")}T.AwaitFinished({AwaitedOnce});";

    /// <summary>How often the program says behind the caller's back that something is done.</summary>
    private int AwaitedOnce =>
        _program.IsForgotten && (_program.Operation == OperationKind.MemoryStream) ? 0
        : _program.Shape == CallShape.SharedCallback && _program.Failure != Failure.InBegin ? 2
        : _program.IsForgotten || _program.HasCallback ? 1
        : 0;

    private string Fields
    {
        get
        {
            var write = _program.Receiver switch
            {
                ReceiverKind.StaticField => "static readonly ",
                ReceiverKind.Property => "static readonly ",
                ReceiverKind.Replaced => _static,
                _ => _static + "readonly ",
            };
            var operation = _program.Receiver is ReceiverKind.Local or ReceiverKind.Parameter
                ? ""
                : $"private {write}{_operation.Type} _operation = {_operation.Make};";
            var property =
                _program.Receiver == ReceiverKind.Property
                    ? $$"""private {{_static}}{{_operation.Type}} Operation { get { return _operation; } }"""
                    : "";
            var pending = _program.Shape == CallShape.ResultInField ? $"private {_static}IAsyncResult _pending;" : "";
            var initialised =
                _program.Host == Host.StaticInitializer ? "public static readonly int Value = Load(3);"
                : _program.Host == Host.StaticConstructor ? "public static readonly int Value;"
                : "";
            return $"{operation}\n{pending}\n{initialised}\n{property}";
        }
    }

    /// <summary>The function that begins.</summary>
    private string Hosted()
    {
        var parameters = "int n" + (_program.Receiver == ReceiverKind.Parameter ? $", {_operation.Type} operation" : "");
        return _program.Host switch
        {
            Host.StaticMethod => $$"""public static int Call({{parameters}}) { {{IntBody}} }""",
            Host.Constructor => $$"""public Subject({{parameters}}) { {{Body("return;")}} }""",
            Host.StaticInitializer => $$"""private static int Load(int n) { {{IntBody}} }""",
            Host.StaticConstructor => $$"""static Subject() { int n = 3; Value = 1; {{Body("return;")}} }""",
            Host.Indexer => $$"""public int this[int n] { get { {{IntBody}} } }""",
            Host.GenericMethod => $$"""public int Call<T>(T anything) { int n = 3; {{IntBody}} }""",
            Host.Property => $$"""public int Value { get { int n = 3; {{IntBody}} } }""",
            Host.ExpressionBody => $"public {(_program.IsForgotten || !_program.HasValue ? "void" : "int")} Call(int n) => {Expression};",
            Host.LocalFunction => $$"""public int Call({{parameters}}) { return Inner(); int Inner() { {{IntBody}} } }""",
            Host.Lambda => $$"""public int Call({{parameters}}) { Func<int> inner = () => { {{IntBody}} }; return inner(); }""",
            Host.PostedLambda when _program.PostsExpression =>
                $$"""public void Call(int n) { {{_operation.Locals(begins: true, ends: false)}} {{Prelude}} Board.Post(Scenario.T, () => {{Expression}}); }""",
            Host.PostedLambda => $$"""public void Call(int n) { Board.Post(Scenario.T, () => { {{Body("return;")}} }); }""",
            Host.Iterator =>
                $$"""public IEnumerable<int> Call({{parameters}}) { yield return 1; {{Body("yield break;")}} yield return 2; }""",
            Host.AsyncMethod => $$"""public async Task<int> CallAsync({{parameters}}) { await Task.Yield(); {{IntBody}} }""",
            Host.AsyncLambda =>
                $$"""public Task<int> CallAsync({{parameters}}) { Func<Task<int>> inner = async () => { await Task.Yield(); {{IntBody}} }; return inner(); }""",
            _ => $$"""public int Call({{parameters}}) { {{IntBody}} }""",
        };
    }

    private string Expression =>
        _program.Shape switch
        {
            CallShape.Nested => End(_operation.Begin(Receiver, Argument, "null", "null")),
            CallShape.EndIsCallback => _operation.Begin(Receiver, Argument, $"{Receiver}.{_operation.EndName}", "null"),
            _ => _operation.Begin(Receiver, Argument, "null", "null"),
        };

    private string IntBody =>
        Body("return -1;")
        + (
            _program.EndUse == EndUse.Returned
            && _program.Around is Around.Nothing or Around.Finally or Around.Using or Around.Monitor or Around.Mutex or Around.Lock
            && _program.AroundEnd != AroundCall.Catch
            && _program.Shape != CallShape.HandleKept
            && _program.EndUse == EndUse.Returned
                ? ""
                : "return 0;"
        );

    private string Receiver =>
        _program.Receiver switch
        {
            ReceiverKind.Local or ReceiverKind.Parameter => "operation",
            ReceiverKind.Property => "Operation",
            ReceiverKind.Replaced => "first",
            _ => "_operation",
        };

    private string Argument =>
        _program.Argument switch
        {
            ArgumentKind.Constant => "3",
            ArgumentKind.Kept => "n",
            ArgumentKind.LocalChanges => "number",
            ArgumentKind.FieldChanges => "Scenario.Number",
            _ => "Scenario.Argument()",
        };

    private string End(string asyncResult) => _operation.End(Receiver, asyncResult);

    /// <summary>What comes before everything.</summary>
    private string Prelude =>
        (_program.Argument == ArgumentKind.LocalChanges ? "int number = 3;" : "")
        + (
            _program.Receiver == ReceiverKind.Local ? $"{_operation.Type} operation = {_operation.Make};"
            : _program.Receiver == ReceiverKind.Replaced ? $"{_operation.Type} first = _operation;"
            : ""
        );

    private string Body(string abort)
    {
        var endsHere = _program.CallerEnds && !_program.EndsInMethod && !_program.WrapsInTask;
        return $"{_operation.Locals(begins: true, ends: endsHere)} {Prelude} {AroundAll(Core(abort))}";
    }

    private string Core(string abort) =>
        _program.Shape switch
        {
            CallShape.Nested => AroundEnd(Use("caller", End(_operation.Begin(Receiver, Argument, "null", "null")))),
            CallShape.TwoAtOnce =>
                $"""
                IAsyncResult ar = {_operation.Begin(Receiver, Argument, "null", "null")};
                IAsyncResult other = {_operation.Begin(Receiver, "4", "null", "null")};
                {AfterBegin}
                {AroundEnd(
                    _program.EndUse != EndUse.Ignored
                        ? Use("caller", $"{End("ar")} + {End("other")}")
                        : Use("caller", End("ar")) + Use("caller", End("other"))
                )}
                """,
            CallShape.Array => $$"""
                IAsyncResult[] results = new IAsyncResult[3];
                WaitHandle[] handles = new WaitHandle[3];
                for (int k = 0; k < results.Length; k++)
                {
                    results[k] = {{_operation.Begin(Receiver, "k + 1", "null", "null")}};
                    handles[k] = results[k].AsyncWaitHandle;
                }
                {{AfterBegin}}
                WaitHandle.WaitAll(handles);
                foreach (IAsyncResult each in results)
                {
                    {{AroundEnd(Use("caller", End("each")))}}
                }
                """,
            CallShape.List => $$"""
                List<IAsyncResult> results = new List<IAsyncResult>();
                for (int k = 0; k < 3; k++)
                {
                    results.Add({{_operation.Begin(Receiver, "k + 1", "null", "null")}});
                }
                {{AfterBegin}}
                foreach (IAsyncResult each in results)
                {
                    {{AroundEnd(Use("caller", End("each")))}}
                }
                """,
            CallShape.FromAsync or CallShape.FromAsyncResult =>
                $"""
                {(_program.HasValue ? "Task<int>" : "Task")} task = {_operation.FromAsync(Receiver, Argument)};
                {AfterBegin}
                {AroundEnd(
                    Use(
                        "caller",
                        _program is { IsAsync: true, Around: not Around.Lock, AroundEnd: not AroundCall.Lock, EndUse: not EndUse.InLambda }
                            ? "await task"
                            : "task.GetAwaiter().GetResult()"
                    )
                )}
                """,
            CallShape.Signal => $"""
                ManualResetEvent signal = new ManualResetEvent(false);
                {Begun(abort, _operation.Begin(Receiver, Argument, "r => signal.Set()", "null"))}
                {AfterBegin}
                signal.WaitOne();
                {AroundEnd(Use("caller", End("ar")))}
                """,
            CallShape.ResultInField => $"""
                {AroundBegin(abort, $"_pending = {_operation.Begin(Receiver, Argument, "null", "null")};")}
                {AfterBegin}
                Complete();
                """,
            CallShape.SharedCallback => $"""
                {AroundBegin(abort, $"{_operation.Begin(Receiver, Argument, "OnDone", "null")};")}
                {_operation.Begin(Receiver, "4", "OnDone", "null")};
                {AfterBegin}
                """,
            CallShape.SynchronousBranch => $$"""
                {{Begun(abort, _operation.Begin(Receiver, Argument, "OnDone", StateArgument))}}
                if (ar.CompletedSynchronously) { Finish(ar); }
                {{AfterBegin}}
                """,
            CallShape.KeptLambda => $"""
                AsyncCallback back = {LambdaCallback};
                {AroundBegin(abort, _operation.Begin(Receiver, Argument, "back", StateArgument) + ";")}
                {AfterBegin}
                """,
            CallShape.LocalFunctionCallback => $$"""
                {{AroundBegin(abort, _operation.Begin(Receiver, Argument, "OnDone", StateArgument) + ";")}}
                {{AfterBegin}}
                void OnDone(IAsyncResult r) { {{CallbackBody}} }
                """,
            _ when !_program.CallerEnds => $"""
                {AroundBegin(abort, _operation.Begin(Receiver, Argument, CallbackArgument, StateArgument) + ";")}
                {AfterBegin}
                """,
            _ => $"""
                {Begun(abort, _operation.Begin(Receiver, Argument, "null", "null"))}
                {(_program.GoesOnAfterBegin && _program.Shape != CallShape.WaitTooShort ? AfterBegin : "")}
                {WaitAndEnd}
                """,
        };

    private string CallbackArgument =>
        _program.Shape switch
        {
            CallShape.Lambda => LambdaCallback,
            CallShape.AnonymousMethod => $$"""delegate(IAsyncResult r) { {{CallbackBody}} }""",
            CallShape.CallbackObject => "new AsyncCallback(OnDone)",
            CallShape.EndIsCallback => $"{Receiver}.{_operation.EndName}",
            CallShape.FireAndForget => "null",
            _ => "OnDone",
        };

    private string LambdaCallback => $$"""r => { {{CallbackBody}} }""";

    private string WaitAndEnd =>
        _program.Shape switch
        {
            CallShape.WaitHandle => $"ar.AsyncWaitHandle.WaitOne(); {EndHere}",
            CallShape.WaitInTime =>
                $"""bool inTime = ar.AsyncWaitHandle.WaitOne(5000); Scenario.T.Say("caller", "in time " + inTime); {EndHere}""",
            CallShape.WaitTooShort =>
                $"""bool inTime = ar.AsyncWaitHandle.WaitOne(10, false); Scenario.T.Say("caller", "in time " + inTime); {AfterBegin} {EndHere}""",
            CallShape.HandleClosed => $"ar.AsyncWaitHandle.WaitOne(); {EndHere} ar.AsyncWaitHandle.Close();",
            CallShape.HandleKept => $$"""
                WaitHandle handle = ar.AsyncWaitHandle;
                try
                {
                    if (handle.WaitOne(5000, false)) { {{EndHere}} } else { Scenario.T.Say("caller", "late"); }
                }
                finally
                {
                    handle.Close();
                }
                """,
            CallShape.Polling => $$"""while (!ar.IsCompleted) { Thread.Sleep(1); } {{EndHere}}""",
            CallShape.EndedByHelper => "Complete(ar);",
            _ => EndHere,
        };

    private string EndHere => AroundEnd(Use("caller", End("ar")));

    /// <summary>The begin call whose async result a local gets.</summary>
    private string Begun(string abort, string begin) =>
        _program.AroundBegin == AroundCall.Nothing
            ? $"IAsyncResult ar = {begin};"
            : $"IAsyncResult ar; {AroundBegin(abort, $"ar = {begin};")}";

    /// <summary>What the caller does when the begin call is behind it.</summary>
    private string AfterBegin =>
        $"""
            {Say("caller", "\"begun\"")}
            {(_program.CallerEnds || _program.WaitsForCaller ? "Scenario.Total = 5;" : "")}
            {(_program.Argument == ArgumentKind.LocalChanges ? "number = 9;" : "")}
            {(_program.Argument == ArgumentKind.FieldChanges ? "Scenario.Number = 9;" : "")}
            {(_program.Receiver == ReceiverKind.Replaced ? "_operation = null;" : "")}
            Scenario.T.Begun.Open();
            """;

    private string AroundAll(string core)
    {
        var text = _program.Around switch
        {
            Around.If => $$"""if (n > 0) { {{core}} }""",
            Around.Loop =>
                $$"""for (int i = 0; i < 2; i++) { Scenario.T.Begun.Close(); {{core}} {{(AwaitedOnce == 0 ? "" : $"Scenario.T.AwaitFinished({AwaitedOnce} * (i + 1));")}} }""",
            Around.Catch =>
                $$"""try { {{core}} } catch (Exception e) { Scenario.T.Say("caller", "caught " + Trace.Text(e)); {{FinishedWhenRefused}} }""",
            Around.CatchWhen =>
                $$"""switch (n) { case 3: try { {{core}} } catch (InvalidOperationException e) when (e.Message.Length > 3) { Scenario.T.Say("caller", "caught when " + Trace.Text(e)); {{FinishedWhenRefused}} } break; }""",
            Around.Finally => $$"""try { {{core}} } finally { {{Say("caller", "\"finally\"")}} }""",
            Around.Using => $$"""using (Resource resource = new Resource(Scenario.T)) { {{core}} }""",
            Around.Lock =>
                $$"""lock (Scenario.Gate) { Scenario.Inside = true; {{core}} {{(_program.EndUse == EndUse.Returned ? "" : "Scenario.Inside = false;")}} }""",
            Around.Monitor => $$"""Monitor.Enter(Scenario.Gate); try { {{core}} } finally { Monitor.Exit(Scenario.Gate); }""",
            Around.Mutex => $$"""Scenario.Mutex.WaitOne(); try { {{core}} } finally { Scenario.Mutex.ReleaseMutex(); }""",
            Around.ThreadStatic => $$"""Scenario.User = "ann"; {{core}} Scenario.T.Say("caller", "user " + Scenario.User);""",
            _ => core,
        };
        return _program.EndUse == EndUse.Returned
            ? text
            : $"""{text} {(_program.Shape == CallShape.LocalFunctionCallback ? "" : Say("caller", "\"after\""))}""";
    }

    private string FinishedWhenRefused => _program.Failure == Failure.InBegin && !_program.CallerEnds ? "Scenario.T.Finished();" : "";

    private string AroundBegin(string abort, string begin) =>
        _program.AroundBegin switch
        {
            AroundCall.Catch =>
                $$"""try { {{begin}} } catch (InvalidOperationException e) { Scenario.T.Say("caller", "caught at begin " + Trace.Text(e)); {{FinishedWhenRefused}} {{abort}} }""",
            AroundCall.Finally => $$"""try { {{begin}} } finally { Scenario.T.Say("caller", "finally at begin"); }""",
            AroundCall.Lock => $$"""lock (Scenario.Gate) { {{begin}} }""",
            AroundCall.Using => $$"""using (Resource beginning = new Resource(Scenario.T)) { {{begin}} }""",
            _ => begin,
        };

    private string AroundEnd(string end) =>
        _program.AroundEnd switch
        {
            AroundCall.Catch =>
                $$"""try { {{end}} } catch (InvalidOperationException e) { Scenario.T.Say("caller", "caught at end " + Trace.Text(e)); }""",
            AroundCall.Finally => $$"""try { {{end}} } finally { Scenario.T.Say("caller", "finally at end"); }""",
            AroundCall.Lock => $$"""lock (Scenario.Gate) { {{end}} }""",
            AroundCall.Using => $$"""using (Resource ending = new Resource(Scenario.T)) { {{end}} }""",
            _ => end,
        };

    /// <summary>Says something, and on what kind of thread where that is certain.</summary>
    private string Say(string channel, string text)
    {
        var isCertain = _program.KeepsThread || !channel.StartsWith("caller", StringComparison.Ordinal);
        return $"""Scenario.T.{(isCertain ? "SayOn" : "Say")}("{channel}", {text});""";
    }

    /// <summary>What is done with the result of End.</summary>
    private string Use(string channel, string end)
    {
        var (suffix, value) = channel == "caller" ? ("", "value") : ("2", "value2");
        var extra =
            _program.HasExtra && _program.EndUse != EndUse.Returned ? $"""Scenario.T.Say("{channel}", "extra " + extra{suffix});""" : "";
        var use = _program.EndUse switch
        {
            EndUse.Local => $"""int {value} = {end}; {Say(channel, $"\"got \" + {value}")}""",
            EndUse.Returned when channel == "caller" => $"return {end};",
            EndUse.Condition =>
                $$"""if ({{Parenthesized(end)}} > 3) { Scenario.T.Say("{{channel}}", "more"); } else { Scenario.T.Say("{{channel}}", "less"); }""",
            EndUse.AndCondition =>
                $$"""if (Scenario.Total >= 0 && {{Parenthesized(end)}} > 3) { Scenario.T.Say("{{channel}}", "more"); } else { Scenario.T.Say("{{channel}}", "less"); }""",
            EndUse.Compound => $"""Scenario.Total += {end}; Scenario.T.Say("{channel}", "total " + Scenario.Total);""",
            EndUse.SecondArgument => $"""Scenario.T.Say("{channel}", Scenario.Join(Scenario.Total, {end}));""",
            EndUse.Text => $"""Scenario.T.Say("{channel}", "total " + Scenario.Total + " and " + {Parenthesized(end)});""",
            EndUse.InLambda => $"""Func<int> get{suffix} = () => {end}; {Say(channel, $"\"got \" + get{suffix}()")}""",
            EndUse.Element =>
                $"""Scenario.Items[Scenario.Total] = {end}; Scenario.T.Say("{channel}", "items " + string.Join(" ", Scenario.Items));""",
            _ => $"""{end}; {Say(channel, "\"ended\"")}""",
        };
        return use + extra;
    }

    private static string Parenthesized(string end) =>
        end.Contains(" + ", StringComparison.Ordinal) || end.StartsWith("await ", StringComparison.Ordinal) ? $"({end})" : end;

    private string StateArgument =>
        _program.Receiver == ReceiverKind.State
            ? "_operation"
            : _program.State switch
            {
                StateKind.Text => "\"state\"",
                StateKind.Number => "7",
                StateKind.Self => "this",
                _ => "null",
            };

    /// <summary>The methods of a program beside the one that begins.</summary>
    private string Callbacks =>
        _program.Shape switch
        {
            CallShape.ResultInField =>
                $$"""private {{_static}}void Complete() { {{EndLocals("")}} {{AroundEnd(Use("caller", End("_pending")))}} }""",
            CallShape.EndedByHelper => $$"""private {{_static}}void Complete(IAsyncResult ar) { {{EndLocals("")}} {{EndHere}} }""",
            CallShape.SynchronousBranch => $$"""
                private {{_static}}void OnDone(IAsyncResult r)
                {
                    if (r.CompletedSynchronously) { return; }
                    Finish(r);
                }

                private {{_static}}void Finish(IAsyncResult r) { {{CallbackBody}} }
                """,
            CallShape.LoopByMethod =>
                $$"""
                private {{_static}}void OnDone(IAsyncResult r) { {{CallbackBody}} }

                private {{_static}}void Next() { {{_operation.Locals(begins: true, ends: false, "2")}} {{_operation.Begin(
                    Receiver,
                    "2",
                    "OnDone",
                    "null",
                    "2"
                )}}; }
                """,
            _ when _program.HasCallbackMethod => $$"""private {{_static}}void OnDone(IAsyncResult r) { {{CallbackBody}} }""",
            _ => "",
        };

    private string EndLocals(string suffix) => _operation.Locals(begins: _program.Shape == CallShape.Loop, ends: true, suffix);

    private string CallbackBody
    {
        get
        {
            var channel = _program.Shape == CallShape.SharedCallback ? "callback*" : "callback";
            var receiver = _program.Receiver == ReceiverKind.State ? "receiver2" : Receiver;
            var begins = _program.Shape switch
            {
                CallShape.Loop =>
                    $$"""if (Scenario.Count++ < 2) { {{_operation.Begin(Receiver, "2", "OnDone", "null", "2")}}; } else { Scenario.T.Finished(); }""",
                CallShape.LoopByMethod => """if (Scenario.Count++ < 2) { Next(); } else { Scenario.T.Finished(); }""",
                _ => "",
            };
            var end = Use(channel, _operation.End(receiver, "r", "2")) + begins;
            var finished = _program.IsLoop ? "" : "Scenario.T.Finished();";
            var body = _program.InCallback switch
            {
                InCallback.Catches =>
                    $$"""try { {{end}} } catch (InvalidOperationException e) { Scenario.T.Say("{{channel}}", "caught " + Trace.Text(e)); {{(_program.IsLoop ? "Scenario.T.Finished();" : "")}} }""",
                InCallback.Waits => $"""Scenario.T.Say("{channel}", "begun " + Scenario.T.Begun.Wait()); {end}""",
                InCallback.Locks => $$"""{{end}} lock (Scenario.Gate) { Scenario.T.Say("{{channel}}", "inside " + Scenario.Inside); }""",
                _ => end,
            };
            return $"""
                {EndLocals("2")}
                Scenario.T.SayOn("{channel}", "called");
                {StateRead(channel)}
                {body}
                {finished}
                """;
        }
    }

    private string StateRead(string channel) =>
        _program.Receiver == ReceiverKind.State
            ? $"{_operation.Type} receiver2 = ({_operation.Type})r.AsyncState;"
            : _program.State switch
            {
                StateKind.Text => $"""string state2 = (string)r.AsyncState; Scenario.T.Say("{channel}", "state " + state2);""",
                StateKind.Number => $"""Scenario.T.Say("{channel}", "state " + (int)r.AsyncState);""",
                StateKind.Self => $"""Subject state2 = (Subject)r.AsyncState; Scenario.T.Say("{channel}", "state " + (state2 == this));""",
                _ => "",
            };
}
