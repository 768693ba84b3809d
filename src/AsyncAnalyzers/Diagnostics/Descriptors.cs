using System.Globalization;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Diagnostics;

/// <summary>The descriptors of all rules. A warning is a certain run-time break, leak or lost exception; the rest is information.</summary>
internal static class Descriptors
{
    private const string DocumentationRoot = "https://github.com/AsyncAnalyzers/AsyncAnalyzers/blob/main/docs/rules/";

    public static readonly DiagnosticDescriptor OptionValueIsUnknown = Create(
        DiagnosticIds.OptionValueIsUnknown,
        "Set options of AsyncAnalyzers to values that they can have",
        "The option '{0}' cannot be '{1}' and counts as '{2}'; its values are: {3}",
        Categories.Configuration,
        DiagnosticSeverity.Warning,
        "An option that is set to a value that it cannot have counts as if it were not set, and the fixes do what was not asked for.",
        WellKnownDiagnosticTags.CompilationEnd
    );

    public static readonly DiagnosticDescriptor DelegateBeginInvokeIsNotSupported = Create(
        DiagnosticIds.DelegateBeginInvokeIsNotSupported,
        "Do not use delegate BeginInvoke on this platform",
        "'{0}' of the delegate '{1}' throws PlatformNotSupportedException on .NET; run the delegate with Task.Run",
        Categories.Delegates,
        DiagnosticSeverity.Warning,
        "Delegates' BeginInvoke and EndInvoke need .NET Framework remoting. On .NET they compile and throw "
            + "PlatformNotSupportedException when called."
    );

    public static readonly DiagnosticDescriptor BeginInvokeIsNeverEnded = Create(
        DiagnosticIds.BeginInvokeIsNeverEnded,
        "Call EndInvoke for every BeginInvoke of a delegate",
        "EndInvoke is never called for this 'BeginInvoke' of the delegate '{0}': its exception is lost and resources may leak",
        Categories.Delegates,
        DiagnosticSeverity.Warning,
        "EndInvoke must be called for every BeginInvoke, no matter how completion is noticed: it rethrows the exception of the call "
            + "and releases what the call holds."
    );

    public static readonly DiagnosticDescriptor EndInvokeCanBeMissed = Create(
        DiagnosticIds.EndInvokeCanBeMissed,
        "Call EndInvoke on every path",
        "A path from this 'BeginInvoke' of the delegate '{0}' leaves the function without EndInvoke",
        Categories.Delegates,
        DiagnosticSeverity.Info,
        "EndInvoke must be called for every BeginInvoke, also where a branch or an early return leaves the function before."
    );

    public static readonly DiagnosticDescriptor EndInvokeIsCalledTwice = Create(
        DiagnosticIds.EndInvokeIsCalledTwice,
        "Call EndInvoke once for each BeginInvoke",
        "The async result '{0}' is ended already: a second EndInvoke throws InvalidOperationException",
        Categories.Delegates,
        DiagnosticSeverity.Warning,
        "EndInvoke can be called only once for each asynchronous call of a delegate."
    );

    public static readonly DiagnosticDescriptor EndInvokeOfAnotherDelegate = Create(
        DiagnosticIds.EndInvokeOfAnotherDelegate,
        "Call EndInvoke on the delegate instance that began",
        "The async result '{0}' comes from another delegate object: EndInvoke throws InvalidOperationException",
        Categories.Delegates,
        DiagnosticSeverity.Warning,
        "EndInvoke accepts only the async results of its own delegate object; another delegate of the same method is another object."
    );

    public static readonly DiagnosticDescriptor BeginInvokeOfSeveralTargets = Create(
        DiagnosticIds.BeginInvokeOfSeveralTargets,
        "Do not call BeginInvoke on an event or a combined delegate",
        "'BeginInvoke' of '{0}' throws ArgumentException as soon as it has more than one target; begin each delegate of its invocation "
            + "list",
        Categories.Delegates,
        DiagnosticSeverity.Warning,
        "A delegate that is invoked asynchronously must have a single target. An event has as many as handlers were added."
    );

    public static readonly DiagnosticDescriptor UseTaskRun = Create(
        DiagnosticIds.UseTaskRun,
        "Use Task.Run instead of a delegate's BeginInvoke",
        "Run the delegate '{0}' with Task.Run instead of 'BeginInvoke', which .NET does not support",
        Categories.Delegates,
        DiagnosticSeverity.Info,
        "Asynchronous delegate calls exist on .NET Framework only. Task.Run does the same on all platforms and can be awaited."
    );

    public static readonly DiagnosticDescriptor ArgumentIsReadBeforeEndInvoke = Create(
        DiagnosticIds.ArgumentIsReadBeforeEndInvoke,
        "Do not read an out or ref argument before EndInvoke",
        "'{0}' is read before EndInvoke: 'BeginInvoke' does not set it",
        Categories.Delegates,
        DiagnosticSeverity.Warning,
        "What a delegate assigns to its out and ref parameters is delivered by EndInvoke, not by BeginInvoke."
    );

    public static readonly DiagnosticDescriptor BeginIsNeverEnded = Create(
        DiagnosticIds.BeginIsNeverEnded,
        "Call End for every Begin",
        "'{1}' is never called for this '{0}': its result or exception is lost and its resources are not released",
        Categories.Apm,
        DiagnosticSeverity.Warning,
        "For each call of a Begin method the matching End method must be called: it delivers the result or the exception and releases "
            + "what the operation holds. A stream whose BeginRead is not ended can block its next operation for ever."
    );

    public static readonly DiagnosticDescriptor EndCanBeMissed = Create(
        DiagnosticIds.EndCanBeMissed,
        "Call End on every path",
        "A path from this '{0}' leaves the function without '{1}'",
        Categories.Apm,
        DiagnosticSeverity.Info,
        "For each call of a Begin method the matching End method must be called, also where a branch or an early return leaves the "
            + "function before."
    );

    public static readonly DiagnosticDescriptor EndIsCalledTwice = Create(
        DiagnosticIds.EndIsCalledTwice,
        "Call End once for each Begin",
        "The async result '{0}' is ended already: what a second '{1}' does is undefined, and most throw",
        Categories.Apm,
        DiagnosticSeverity.Warning,
        "An End method may be called only once with the same async result. Most implementations throw InvalidOperationException for "
            + "the second call."
    );

    public static readonly DiagnosticDescriptor EndOfAnotherOperation = Create(
        DiagnosticIds.EndOfAnotherOperation,
        "Call the End that belongs to Begin, on the same object",
        "'{0}' receives the IAsyncResult of '{1}'; pass it to the matching End method",
        Categories.Apm,
        DiagnosticSeverity.Warning,
        "An End method accepts the async results of the corresponding Begin method of the same object. Most implementations throw for "
            + "any other."
    );

    /// <inheritdoc cref="EndOfAnotherOperation"/>
    public static readonly DiagnosticDescriptor EndOfAnotherObject = Saying(
        EndOfAnotherOperation,
        "'{0}' receives the IAsyncResult of '{1}' of another object; pass it to the End method of that object"
    );

    public static readonly DiagnosticDescriptor UseTaskCounterpart = Create(
        DiagnosticIds.UseTaskCounterpart,
        "Use the task-based method instead of Begin and End",
        "Call '{1}' instead of '{0}'",
        Categories.Apm,
        DiagnosticSeverity.Info,
        "The Begin and End pattern is not recommended for new code. A method that returns a task does the same, can be awaited, and "
            + "needs no call that could be forgotten."
    );

    public static readonly DiagnosticDescriptor UseFromAsync = Create(
        DiagnosticIds.UseFromAsync,
        "Use Task.Factory.FromAsync instead of calling Begin and End",
        "Wrap '{0}' and '{1}' with 'Task.Factory.FromAsync'",
        Categories.Apm,
        DiagnosticSeverity.Info,
        "An operation that exists only as a pair of Begin and End becomes a task with TaskFactory.FromAsync, which calls End itself, once."
    );

    /// <inheritdoc cref="UseFromAsync"/>
    public static readonly DiagnosticDescriptor UseFromAsyncOrGenerateAgain = Saying(
        UseFromAsync,
        "Wrap '{0}' and '{1}' with 'Task.Factory.FromAsync', or generate the client of '{2}' again: without '/async', 'svcutil' for "
            + ".NET Framework 4.5 and 'dotnet-svcutil' write operations that return tasks"
    );

    public static readonly DiagnosticDescriptor IsCompletedIsPolled = Create(
        DiagnosticIds.IsCompletedIsPolled,
        "Do not poll IsCompleted in a loop that only waits",
        "This loop only polls for the completion of '{0}'; call '{1}', which waits without polling",
        Categories.Apm,
        DiagnosticSeverity.Info,
        "A loop that asks IsCompleted and does nothing else uses the processor, or notices completion late. The End method waits until "
            + "the operation is complete."
    );

    public static readonly DiagnosticDescriptor WaitHandleIsNeverClosed = Create(
        DiagnosticIds.WaitHandleIsNeverClosed,
        "Close the AsyncWaitHandle that was waited for",
        "The AsyncWaitHandle of this '{0}' is never closed; '{1}' does not close it",
        Categories.Apm,
        DiagnosticSeverity.Info,
        "The End method does not close the AsyncWaitHandle. Close it when it is no longer needed, or its operating system handle is "
            + "held until the garbage collector comes to it."
    );

    public static readonly DiagnosticDescriptor EndBlocksAsyncFunction = Create(
        DiagnosticIds.EndBlocksAsyncFunction,
        "Do not block an async function with End",
        "'{0}' blocks this async method until '{1}' completes; await a task instead",
        Categories.Apm,
        DiagnosticSeverity.Warning,
        "An End method blocks the thread until the operation is complete. In an async function a task can be awaited instead."
    );

    public static readonly DiagnosticDescriptor FromAsyncIsMisused = Create(
        DiagnosticIds.FromAsyncIsMisused,
        "Pass a matching Begin and End to FromAsync, and use its task",
        "'FromAsync' is given '{0}', which does not end what '{1}' begins",
        Categories.Apm,
        DiagnosticSeverity.Warning,
        "FromAsync calls End exactly once when the operation is complete, and its task is the only one to tell how it went."
    );

    /// <inheritdoc cref="FromAsyncIsMisused"/>
    public static readonly DiagnosticDescriptor FromAsyncAndCallbackEnd = Saying(
        FromAsyncIsMisused,
        "'FromAsync' calls '{0}' a second time: the callback of '{1}' ends the operation too"
    );

    /// <inheritdoc cref="FromAsyncIsMisused"/>
    public static readonly DiagnosticDescriptor FromAsyncEndsAlready = Saying(
        FromAsyncIsMisused,
        "'FromAsync' ends this operation already: '{0}' must not be called again"
    );

    /// <inheritdoc cref="FromAsyncIsMisused"/>
    public static readonly DiagnosticDescriptor FromAsyncTaskIsDropped = Saying(
        FromAsyncIsMisused,
        "'FromAsync' returns a task that is dropped: an exception of what '{0}' began is lost"
    );

    public static readonly DiagnosticDescriptor CallbackIsAsyncVoid = Create(
        DiagnosticIds.CallbackIsAsyncVoid,
        "Do not use an async void function as an AsyncCallback",
        "The callback of '{0}' is async and returns no task: an exception in it ends the process, and nobody can wait for it",
        Categories.Apm,
        DiagnosticSeverity.Warning,
        "An AsyncCallback returns nothing, so an async lambda or method given for it is async void: what it throws cannot be caught by "
            + "anybody and ends the process."
    );

    public static readonly DiagnosticDescriptor StateIsNotWhatWasPassed = Create(
        DiagnosticIds.StateIsNotWhatWasPassed,
        "Cast AsyncState to the type of the state argument",
        "AsyncState cannot be used as '{0}': '{1}' passes '{2}'",
        Categories.Apm,
        DiagnosticSeverity.Warning,
        "AsyncState is the object that was given to Begin as its last argument. A cast to anything else throws InvalidCastException, "
            + "and null throws NullReferenceException when it is used."
    );

    /// <inheritdoc cref="StateIsNotWhatWasPassed"/>
    public static readonly DiagnosticDescriptor StateIsNull = Saying(
        StateIsNotWhatWasPassed,
        "AsyncState cannot be used as '{0}': '{1}' passes null"
    );

    public static readonly DiagnosticDescriptor ObjectIsDisposedWhilePending = Create(
        DiagnosticIds.ObjectIsDisposedWhilePending,
        "Do not dispose an object while its operation is pending",
        "'{0}' is disposed while the operation started by '{1}' is still pending",
        Categories.Apm,
        DiagnosticSeverity.Warning,
        "Disposing or closing an object aborts its pending operations: the callback gets an exception, or is not called at all."
    );

    public static readonly DiagnosticDescriptor BeginAndEndAreNotAccepted = Create(
        DiagnosticIds.BeginAndEndAreNotAccepted,
        "Declare Begin and End operations as WCF requires",
        "WCF refuses '{0}': '{1}' itself declares no '{2}'",
        Categories.Wcf,
        DiagnosticSeverity.Warning,
        "A service or client opens its contract only if each Begin method with AsyncPattern has the exact shape, and one matching End "
            + "method without the attribute in the same type. Otherwise InvalidOperationException is thrown."
    );

    /// <inheritdoc cref="BeginAndEndAreNotAccepted"/>
    public static readonly DiagnosticDescriptor EndHasOperationContract = Saying(
        BeginAndEndAreNotAccepted,
        "WCF refuses '{0}': an End method must not have the attribute 'OperationContract'"
    );

    /// <inheritdoc cref="BeginAndEndAreNotAccepted"/>
    public static readonly DiagnosticDescriptor BeginHasOtherShape = Saying(
        BeginAndEndAreNotAccepted,
        "WCF refuses '{0}': a Begin method is called 'Begin…', has 'AsyncCallback' and 'object' as its last parameters and returns "
            + "'IAsyncResult'"
    );

    /// <inheritdoc cref="BeginAndEndAreNotAccepted"/>
    public static readonly DiagnosticDescriptor BeginIsSecond = Saying(
        BeginAndEndAreNotAccepted,
        "WCF refuses '{0}': the operation '{1}' has another Begin method already"
    );

    /// <inheritdoc cref="BeginAndEndAreNotAccepted"/>
    public static readonly DiagnosticDescriptor EndIsAmbiguous = Saying(
        BeginAndEndAreNotAccepted,
        "WCF refuses '{0}': '{1}' declares {2} methods '{3}'"
    );

    /// <inheritdoc cref="BeginAndEndAreNotAccepted"/>
    public static readonly DiagnosticDescriptor EndHasOtherShape = Saying(
        BeginAndEndAreNotAccepted,
        "WCF refuses '{0}': an End method has 'IAsyncResult' as its last parameter"
    );

    public static readonly DiagnosticDescriptor CoreWcfRunsNoBeginAndEnd = Create(
        DiagnosticIds.CoreWcfRunsNoBeginAndEnd,
        "Do not use Begin and End operations with CoreWCF",
        "CoreWCF throws PlatformNotSupportedException when it starts a service with '{0}': it cannot run Begin and End operations; "
            + "declare one that returns a task",
        Categories.Wcf,
        DiagnosticSeverity.Warning,
        "CoreWCF accepts Begin and End operations in a contract but has nothing to invoke them with: the host fails to start with "
            + "PlatformNotSupportedException."
    );

    public static readonly DiagnosticDescriptor AsyncPatternIsIgnored = Create(
        DiagnosticIds.AsyncPatternIsIgnored,
        "Do not set AsyncPattern on a task-based operation",
        "'AsyncPattern' means nothing for '{0}', which returns a task",
        Categories.Wcf,
        DiagnosticSeverity.Info,
        "AsyncPattern marks Begin methods. WCF knows an operation that returns a task by its return type and ignores it there."
    );

    public static readonly DiagnosticDescriptor UseTaskOperation = Create(
        DiagnosticIds.UseTaskOperation,
        "Declare a task-based operation instead of Begin and End",
        "The operation '{0}' is declared with '{1}' and '{2}'; one method that returns a task is the same to clients and services",
        Categories.Wcf,
        DiagnosticSeverity.Info,
        "WCF runs operations that return a task since .NET Framework 4.5, with the same messages as Begin and End operations. They can "
            + "be awaited and implemented with async methods."
    );

    public static readonly DiagnosticDescriptor OnlySynchronousVersionRuns = Create(
        DiagnosticIds.OnlySynchronousVersionRuns,
        "Do not declare Begin and End for an operation that runs synchronously",
        "The service runs '{0}' and never '{1}': of an operation with both it takes the synchronous version",
        Categories.Wcf,
        DiagnosticSeverity.Info,
        "Where a service contract has a synchronous and an asynchronous version of one operation, the service invokes the synchronous one."
    );

    public static readonly DiagnosticDescriptor TaskVersionIsNotAlone = Create(
        DiagnosticIds.TaskVersionIsNotAlone,
        "Do not combine a task-based service operation with another version",
        "WCF refuses to open a service with '{0}' beside '{1}': an operation that returns a task has no other version",
        Categories.Wcf,
        DiagnosticSeverity.Warning,
        "Clients may have synchronous and asynchronous versions of one operation side by side. A service may not, if one of them "
            + "returns a task: its host throws InvalidOperationException when it opens."
    );

    public static readonly DiagnosticDescriptor VersionsDiffer = Create(
        DiagnosticIds.VersionsDiffer,
        "Declare all versions of an operation alike",
        "WCF refuses '{0}' and '{1}' as versions of the operation '{2}': they differ in their parameters",
        Categories.Wcf,
        DiagnosticSeverity.Warning,
        "The synchronous and asynchronous versions of an operation must agree in parameters, result, IsOneWay, Action and ReplyAction; "
            + "faults, known types and behaviors are declared on one of them. Otherwise InvalidOperationException is thrown when the "
            + "contract is built."
    );

    /// <inheritdoc cref="VersionsDiffer"/>
    public static readonly DiagnosticDescriptor VersionsDifferInByReference = Saying(
        VersionsDiffer,
        "WCF refuses '{0}' and '{1}' as versions of the operation '{2}': they differ in their out and ref parameters"
    );

    /// <inheritdoc cref="VersionsDiffer"/>
    public static readonly DiagnosticDescriptor VersionsDifferInResult = Saying(
        VersionsDiffer,
        "WCF refuses '{0}' and '{1}' as versions of the operation '{2}': they differ in their results"
    );

    /// <inheritdoc cref="VersionsDiffer"/>
    public static readonly DiagnosticDescriptor VersionsDifferInArgument = Saying(
        VersionsDiffer,
        "WCF refuses '{0}' and '{1}' as versions of the operation '{2}': they differ in '{3}'"
    );

    /// <inheritdoc cref="VersionsDiffer"/>
    public static readonly DiagnosticDescriptor VersionsHaveAttribute = Saying(
        VersionsDiffer,
        "WCF refuses '{0}' and '{1}' as versions of the operation '{2}': they differ in the attribute '{3}', which "
            + "belongs on the first of them only"
    );

    public static readonly DiagnosticDescriptor TaskOperationHasUnsupportedParameter = Create(
        DiagnosticIds.TaskOperationHasUnsupportedParameter,
        "Do not use unsupported parameters in task-based operations",
        "WCF refuses the parameter '{0}' of '{1}': an operation that returns a task cannot have a parameter of type '{2}'",
        Categories.Wcf,
        DiagnosticSeverity.Warning,
        "Operations that return a task cannot have parameters of type CancellationToken or IProgress, and those of a client no out or "
            + "ref parameters. An exception is thrown when the client or the host opens."
    );

    /// <inheritdoc cref="TaskOperationHasUnsupportedParameter"/>
    public static readonly DiagnosticDescriptor TaskOperationPassesByReference = Saying(
        TaskOperationHasUnsupportedParameter,
        "WCF refuses the parameter '{0}' of '{1}': an operation that returns a task cannot have by-reference parameters"
    );

    public static readonly DiagnosticDescriptor UseTaskInsteadOfEvent = Create(
        DiagnosticIds.UseTaskInsteadOfEvent,
        "Use the task-based method instead of a completion event",
        "Call '{1}' instead of '{0}' with the event '{2}'",
        Categories.Events,
        DiagnosticSeverity.Info,
        "Operations of the event-based asynchronous pattern report their outcome to handlers of an event. A method that returns a task "
            + "does the same, and its outcome is awaited where the operation is started."
    );

    public static readonly DiagnosticDescriptor WrapEventInTask = Create(
        DiagnosticIds.WrapEventInTask,
        "Make a task of an event-based operation",
        "Make a task of '{0}' and its event '{1}'",
        Categories.Events,
        DiagnosticSeverity.Info,
        "Where no method returns a task for an event-based operation, one can be written: over the Begin and End methods of a WCF client, "
            + "or over the event with a TaskCompletionSource."
    );

    /// <inheritdoc cref="WrapEventInTask"/>
    public static readonly DiagnosticDescriptor WrapEventInTaskOrGenerateAgain = Saying(
        WrapEventInTask,
        "Make a task of '{0}' and its event '{1}', or generate the client of '{2}' again: without '/async', 'svcutil' for .NET Framework "
            + "4.5 and 'dotnet-svcutil' write operations that return tasks"
    );

    public static readonly DiagnosticDescriptor HandlerIsAttachedAfterStart = Create(
        DiagnosticIds.HandlerIsAttachedAfterStart,
        "Attach the handler of a completion event before the start",
        "'{0}' may be raised before this handler is attached: '{1}' has started the operation already",
        Categories.Events,
        DiagnosticSeverity.Warning,
        "An operation may be complete before a handler is attached that stands behind its start. Then the handler is " + "never called."
    );

    public static readonly DiagnosticDescriptor OutcomeIsLost = Create(
        DiagnosticIds.OutcomeIsLost,
        "Listen to the outcome of an event-based operation",
        "Nothing listens to '{0}' of this object: the result and the error of '{1}' are lost",
        Categories.Events,
        DiagnosticSeverity.Info,
        "The outcome of an event-based operation is told to the handlers of its event and to nobody else. Without "
            + "one, errors go unnoticed."
    );

    public static readonly DiagnosticDescriptor ObjectIsBusy = Create(
        DiagnosticIds.ObjectIsBusy,
        "Do not start a second operation on an object that runs one at a time",
        "'{0}' throws {1}: what '{2}' has started on this object is not complete, and nothing waits for it",
        Categories.Events,
        DiagnosticSeverity.Warning,
        "WebClient, SmtpClient and BackgroundWorker run one operation at a time. A second start throws while the " + "first one runs."
    );

    public static readonly DiagnosticDescriptor ObjectIsDisposedWhileItRuns = Create(
        DiagnosticIds.ObjectIsDisposedWhileItRuns,
        "Do not dispose an object while its event-based operation runs",
        "'{0}' is disposed straight after '{1}' has started, which ends the operation",
        Categories.Events,
        DiagnosticSeverity.Warning,
        "The start returns before the operation is complete. Where disposing ends what runs, the operation is " + "cancelled or fails."
    );

    public static readonly DiagnosticDescriptor HandlersPileUp = Create(
        DiagnosticIds.HandlersPileUp,
        "Do not attach a handler each time to an object that lives on",
        "'{0}' gets one more handler each time this runs: the object lives on, and nothing detaches it",
        Categories.Events,
        DiagnosticSeverity.Warning,
        "A handler that is attached again for each operation, and never detached, runs once more for each time, and "
            + "keeps alive what it refers to."
    );

    public static readonly DiagnosticDescriptor ResultIsReadUnchecked = Create(
        DiagnosticIds.ResultIsReadUnchecked,
        "Look at Error and Cancelled before the result",
        "This handler of '{0}' reads '{1}', which throws when the operation failed or was cancelled, and never asks",
        Categories.Events,
        DiagnosticSeverity.Info,
        "The result of an event-based operation throws when there is none. A handler has nobody above it to catch "
            + "that: it has to look at Error and Cancelled first."
    );

    public static readonly DiagnosticDescriptor WorkerCannotDoThat = Create(
        DiagnosticIds.WorkerCannotDoThat,
        "Give a BackgroundWorker what it can do",
        "'{0}' throws InvalidOperationException: '{1}' of this BackgroundWorker is never set",
        Categories.Events,
        DiagnosticSeverity.Warning,
        "A BackgroundWorker cancels or reports progress only if it is told before that it can. Work that is async is "
            + "complete for it at the first await."
    );

    /// <inheritdoc cref="WorkerCannotDoThat"/>
    public static readonly DiagnosticDescriptor WorkIsAsync = Saying(
        WorkerCannotDoThat,
        "The work of this BackgroundWorker is async: for the worker it is complete at the first await, without its result and its errors"
    );

    public static readonly DiagnosticDescriptor UseTaskInsteadOfWorker = Create(
        DiagnosticIds.UseTaskInsteadOfWorker,
        "Run a task instead of a BackgroundWorker",
        "Use 'Task.Run' instead of a BackgroundWorker",
        Categories.Events,
        DiagnosticSeverity.Info,
        "Task.Run, IProgress and a CancellationToken do what a BackgroundWorker does, with the result and the exception where the "
            + "work is awaited."
    );

    public static readonly DiagnosticDescriptor TaskIsReturnedAsAsyncResult = Create(
        DiagnosticIds.TaskIsReturnedAsAsyncResult,
        "Run the callback and keep the state in a Begin method that returns a task",
        "'{0}' returns a task and never runs '{1}': whoever waits for the callback, as FromAsync and WCF do, waits for ever",
        Categories.Implementing,
        DiagnosticSeverity.Warning,
        "A task is an IAsyncResult, but it knows nothing of the callback and the state that Begin was given. TaskToAsyncResult.Begin "
            + "wraps a task so that the callback runs and AsyncState is the caller's state."
    );

    /// <inheritdoc cref="TaskIsReturnedAsAsyncResult"/>
    public static readonly DiagnosticDescriptor TaskIsReturnedWithoutState = Saying(
        TaskIsReturnedAsAsyncResult,
        "'{0}' returns a task that does not have the state '{1}': AsyncState is not what the caller passed"
    );

    public static readonly DiagnosticDescriptor PairIsIrregular = Create(
        DiagnosticIds.PairIsIrregular,
        "Shape Begin and End as their callers expect",
        "'{0}' has no '{1}': its callers cannot get the result or the exception",
        Categories.Implementing,
        DiagnosticSeverity.Info,
        "Callers, and what wraps the pattern as FromAsync does, count on an End for each Begin, on callback and state as the last "
            + "parameters of Begin, and on results that come from End."
    );

    /// <inheritdoc cref="PairIsIrregular"/>
    public static readonly DiagnosticDescriptor CallbackIsNotLast = Saying(
        PairIsIrregular,
        "'{0}' does not end with the callback '{1}' and a state, in this order, so FromAsync cannot be given it"
    );

    /// <inheritdoc cref="PairIsIrregular"/>
    public static readonly DiagnosticDescriptor BeginHasOutParameter = Saying(
        PairIsIrregular,
        "'{0}' has to set '{1}' before the operation is over; what an operation gives belongs to '{2}'"
    );

    public static readonly DiagnosticDescriptor AsyncResultBreaksItsContract = Create(
        DiagnosticIds.AsyncResultBreaksItsContract,
        "Implement IAsyncResult so that callers can wait",
        "'{0}' has no AsyncWaitHandle to wait on: End, and callers that wait, fail",
        Categories.Implementing,
        DiagnosticSeverity.Warning,
        "Callers poll IsCompleted, wait on AsyncWaitHandle and ask whether the operation completed synchronously. An implementation "
            + "that answers these with constants makes them wait for ever, fail, or run the wrong branch."
    );

    /// <inheritdoc cref="AsyncResultBreaksItsContract"/>
    public static readonly DiagnosticDescriptor AsyncResultIsNeverCompleted = Saying(
        AsyncResultBreaksItsContract,
        "'{0}' is never completed: whoever polls IsCompleted waits for ever"
    );

    /// <inheritdoc cref="AsyncResultBreaksItsContract"/>
    public static readonly DiagnosticDescriptor AsyncResultIsAlwaysSynchronous = Saying(
        AsyncResultBreaksItsContract,
        "'{0}' says that it completed synchronously before it is completed: callers end it at once, and their callback leaves it to them"
    );

    public static readonly DiagnosticDescriptor EndBlocksOnTask = Create(
        DiagnosticIds.EndBlocksOnTask,
        "Throw the operation's own exception from End",
        "'{1}' in '{0}' throws AggregateException in place of the operation's own exception; use GetAwaiter().GetResult()",
        Categories.Implementing,
        DiagnosticSeverity.Info,
        "Task.Result and Task.Wait() wrap what the task threw in an AggregateException. Callers of End catch the exception of the "
            + "operation, which GetAwaiter().GetResult() throws."
    );

    public static readonly DiagnosticDescriptor GlueIsHandWritten = Create(
        DiagnosticIds.GlueIsHandWritten,
        "Make an async result of a task with TaskToAsyncResult",
        "'{0}' completes a TaskCompletionSource and calls back by hand, which TaskToAsyncResult.Begin does",
        Categories.Implementing,
        DiagnosticSeverity.Info,
        "TaskToAsyncResult keeps the state, calls back and gives the operation's own exception, also where a continuation by hand "
            + "forgets a failure or a cancellation."
    );

    public static readonly DiagnosticDescriptor OutcomeIsToldWrongly = Create(
        DiagnosticIds.OutcomeIsToldWrongly,
        "Tell the outcome of an event-based operation as callers expect",
        "'{0}.{1}' gives a value although the operation may have failed; call RaiseExceptionIfNecessary before",
        Categories.Implementing,
        DiagnosticSeverity.Info,
        "Handlers of a completion event expect that a result cannot be read where there is an error, and that they run on the "
            + "thread or context on which the operation was started."
    );

    /// <inheritdoc cref="OutcomeIsToldWrongly"/>
    public static readonly DiagnosticDescriptor CompletionIsRaisedOnOtherThread = Saying(
        OutcomeIsToldWrongly,
        "'{0}' raises '{1}' on a thread of the pool; an AsyncOperation raises it where the operation was started"
    );

    public static readonly DiagnosticDescriptor PairHasNoTaskMethod = Create(
        DiagnosticIds.PairHasNoTaskMethod,
        "Offer a task-based method beside Begin and End",
        "'{0}' and '{1}' only forward to '{2}'; offer '{3}', which returns a task, beside them",
        Categories.Implementing,
        DiagnosticSeverity.Info,
        "Callers of Begin and End need callbacks and states. A method that returns a task is awaited, and costs the type that only "
            + "forwards one line."
    );

    public static readonly DiagnosticDescriptor ComponentHasNoTaskMethod = Create(
        DiagnosticIds.ComponentHasNoTaskMethod,
        "Offer a task-based method beside an event-based operation",
        "'{0}' tells its outcome by '{1}'; offer '{2}', which returns a task, beside it",
        Categories.Implementing,
        DiagnosticSeverity.Info,
        "Callers of an event-based operation attach and detach handlers, and look at the error in each. A method that returns a task "
            + "is awaited, and throws."
    );

    /// <summary>The descriptor of a rule with another message: each message is one, for what it is given is data and never
    /// language.</summary>
    private static DiagnosticDescriptor Saying(DiagnosticDescriptor rule, string message) =>
        Create(
            rule.Id,
            rule.Title.ToString(CultureInfo.InvariantCulture),
            message,
            rule.Category,
            rule.DefaultSeverity,
            rule.Description.ToString(CultureInfo.InvariantCulture)
        );

    private static DiagnosticDescriptor Create(
        string id,
        string title,
        string message,
        string category,
        DiagnosticSeverity severity,
        string description,
        params string[] tags
    )
#pragma warning disable RS0030 // the one place where descriptors are made
        => new(id, title, message, category, severity, isEnabledByDefault: true, description, DocumentationRoot + id + ".md", tags);
#pragma warning restore RS0030
}
