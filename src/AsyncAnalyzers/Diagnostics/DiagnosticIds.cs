namespace AsyncAnalyzers.Diagnostics;

/// <summary>The ids of the rules: family (thousand) and number. A retired id is never used again.</summary>
public static class DiagnosticIds
{
    /// <summary>An option of the package that is set to a value that it cannot have.</summary>
    public const string OptionValueIsUnknown = "LAP0003";

    /// <summary>Delegate <c>BeginInvoke</c>/<c>EndInvoke</c> where the platform does not support it.</summary>
    public const string DelegateBeginInvokeIsNotSupported = "LAP1001";

    /// <summary>A delegate <c>BeginInvoke</c> that is never ended.</summary>
    public const string BeginInvokeIsNeverEnded = "LAP1002";

    /// <summary>A delegate's <c>EndInvoke</c> that some path does not reach.</summary>
    public const string EndInvokeCanBeMissed = "LAP1003";

    /// <summary>A second <c>EndInvoke</c> of one async result.</summary>
    public const string EndInvokeIsCalledTwice = "LAP1004";

    /// <summary><c>EndInvoke</c> of another delegate than the one that began.</summary>
    public const string EndInvokeOfAnotherDelegate = "LAP1005";

    /// <summary><c>BeginInvoke</c> of an event or a combined delegate.</summary>
    public const string BeginInvokeOfSeveralTargets = "LAP1006";

    /// <summary>Any other delegate <c>BeginInvoke</c>.</summary>
    public const string UseTaskRun = "LAP1007";

    /// <summary>An argument that <c>EndInvoke</c> sets, read before.</summary>
    public const string ArgumentIsReadBeforeEndInvoke = "LAP1008";

    /// <summary>An asynchronous operation that is begun and never ended.</summary>
    public const string BeginIsNeverEnded = "LAP2001";

    /// <summary>The end of an operation that some path does not reach.</summary>
    public const string EndCanBeMissed = "LAP2002";

    /// <summary>A second end of one operation.</summary>
    public const string EndIsCalledTwice = "LAP2003";

    /// <summary>An End method that is given the async result of another operation or object.</summary>
    public const string EndOfAnotherOperation = "LAP2004";

    /// <summary>A Begin method where a method does the same with a task.</summary>
    public const string UseTaskCounterpart = "LAP2005";

    /// <summary>A Begin method that <c>FromAsync</c> can make a task of.</summary>
    public const string UseFromAsync = "LAP2006";

    /// <summary>A loop that waits for <c>IsCompleted</c>.</summary>
    public const string IsCompletedIsPolled = "LAP2007";

    /// <summary>A wait handle of an async result that nobody closes.</summary>
    public const string WaitHandleIsNeverClosed = "LAP2008";

    /// <summary>An End method that blocks an async function.</summary>
    public const string EndBlocksAsyncFunction = "LAP2009";

    /// <summary><c>FromAsync</c> given what does not belong together, or whose task is dropped.</summary>
    public const string FromAsyncIsMisused = "LAP2010";

    /// <summary>An <c>async void</c> function as a callback.</summary>
    public const string CallbackIsAsyncVoid = "LAP2011";

    /// <summary>A state that is used as something else than was passed.</summary>
    public const string StateIsNotWhatWasPassed = "LAP2012";

    /// <summary>An object that is disposed while its operation is pending.</summary>
    public const string ObjectIsDisposedWhilePending = "LAP2013";

    /// <summary>A Begin and End operation that WCF refuses.</summary>
    public const string BeginAndEndAreNotAccepted = "LAP3001";

    /// <summary>An operation with nothing but Begin and End on a contract that CoreWCF serves.</summary>
    public const string CoreWcfRunsNoBeginAndEnd = "LAP3002";

    /// <summary><c>AsyncPattern</c> on an operation that returns a task.</summary>
    public const string AsyncPatternIsIgnored = "LAP3003";

    /// <summary>A Begin and End operation that could return a task.</summary>
    public const string UseTaskOperation = "LAP3004";

    /// <summary>An operation of a service whose Begin and End never run.</summary>
    public const string OnlySynchronousVersionRuns = "LAP3005";

    /// <summary>An operation of a service that returns a task and has another version.</summary>
    public const string TaskVersionIsNotAlone = "LAP3006";

    /// <summary>Versions of one operation that do not agree.</summary>
    public const string VersionsDiffer = "LAP3007";

    /// <summary>A parameter that an operation that returns a task cannot have.</summary>
    public const string TaskOperationHasUnsupportedParameter = "LAP3008";

    /// <summary>An event-based operation that a method does with a task.</summary>
    public const string UseTaskInsteadOfEvent = "LAP4001";

    /// <summary>An event-based operation that no method does with a task.</summary>
    public const string WrapEventInTask = "LAP4002";

    /// <summary>A handler that is attached when the operation runs already.</summary>
    public const string HandlerIsAttachedAfterStart = "LAP4003";

    /// <summary>An operation whose event nothing hears.</summary>
    public const string OutcomeIsLost = "LAP4004";

    /// <summary>A second operation on an object that runs one at a time.</summary>
    public const string ObjectIsBusy = "LAP4005";

    /// <summary>An object that is disposed while its event-based operation runs.</summary>
    public const string ObjectIsDisposedWhileItRuns = "LAP4006";

    /// <summary>A handler that is attached again and again.</summary>
    public const string HandlersPileUp = "LAP4007";

    /// <summary>A result that is read without a look at the error.</summary>
    public const string ResultIsReadUnchecked = "LAP4008";

    /// <summary>A BackgroundWorker that is told what it cannot do.</summary>
    public const string WorkerCannotDoThat = "LAP4009";

    /// <summary>A BackgroundWorker where a task does the same.</summary>
    public const string UseTaskInsteadOfWorker = "LAP4010";

    /// <summary>A Begin method that returns a task as it is.</summary>
    public const string TaskIsReturnedAsAsyncResult = "LAP5001";

    /// <summary>A Begin method that is not as all others are.</summary>
    public const string PairIsIrregular = "LAP5002";

    /// <summary>A type that is an async result and does not behave as one.</summary>
    public const string AsyncResultBreaksItsContract = "LAP5003";

    /// <summary>An End method that throws AggregateException.</summary>
    public const string EndBlocksOnTask = "LAP5004";

    /// <summary>An async result that is made of a task by hand.</summary>
    public const string GlueIsHandWritten = "LAP5005";

    /// <summary>An event-based component that does not tell its outcome as callers expect.</summary>
    public const string OutcomeIsToldWrongly = "LAP5006";

    /// <summary>A Begin and End that only forward, without a method that returns a task.</summary>
    public const string PairHasNoTaskMethod = "LAP5007";

    /// <summary>An event-based operation of a component without a method that returns a task.</summary>
    public const string ComponentHasNoTaskMethod = "LAP5008";
}
