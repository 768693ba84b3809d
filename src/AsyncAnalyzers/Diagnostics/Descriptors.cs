using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Diagnostics;

/// <summary>The descriptors of all rules. A warning is a certain run-time break, leak or lost exception; the rest is information.</summary>
internal static class Descriptors
{
    private const string DocumentationRoot = "https://github.com/AsyncAnalyzers/AsyncAnalyzers/blob/main/docs/rules/";

    public static readonly DiagnosticDescriptor DelegateBeginInvokeIsNotSupported = Create(
        DiagnosticIds.DelegateBeginInvokeIsNotSupported,
        "Delegates cannot be invoked asynchronously with BeginInvoke on this platform",
        "'{0}' of the delegate '{1}' throws PlatformNotSupportedException on .NET; run the delegate with Task.Run",
        Categories.Delegates,
        DiagnosticSeverity.Warning,
        "Delegates' BeginInvoke and EndInvoke need .NET Framework remoting. On .NET they compile and throw PlatformNotSupportedException when called.");

    public static readonly DiagnosticDescriptor BeginInvokeIsNeverEnded = Create(
        DiagnosticIds.BeginInvokeIsNeverEnded,
        "Call EndInvoke for every BeginInvoke of a delegate",
        "The result of 'BeginInvoke' of the delegate '{0}' never reaches EndInvoke: an exception is lost and resources may leak",
        Categories.Delegates,
        DiagnosticSeverity.Warning,
        "EndInvoke must be called for every BeginInvoke, no matter how completion is noticed: it rethrows the exception of the call and releases what the call holds.");

    public static readonly DiagnosticDescriptor EndInvokeCanBeMissed = Create(
        DiagnosticIds.EndInvokeCanBeMissed,
        "Call EndInvoke on every path",
        "A path from this 'BeginInvoke' of the delegate '{0}' leaves the function without EndInvoke",
        Categories.Delegates,
        DiagnosticSeverity.Info,
        "EndInvoke must be called for every BeginInvoke, also where a branch or an early return leaves the function before.");

    public static readonly DiagnosticDescriptor EndInvokeIsCalledTwice = Create(
        DiagnosticIds.EndInvokeIsCalledTwice,
        "Call EndInvoke once for each BeginInvoke",
        "The async result '{0}' is ended already: a second EndInvoke throws InvalidOperationException",
        Categories.Delegates,
        DiagnosticSeverity.Warning,
        "EndInvoke can be called only once for each asynchronous call of a delegate.");

    public static readonly DiagnosticDescriptor EndInvokeOfAnotherDelegate = Create(
        DiagnosticIds.EndInvokeOfAnotherDelegate,
        "Call EndInvoke on the delegate that began",
        "The async result '{0}' comes from another delegate object: EndInvoke throws InvalidOperationException",
        Categories.Delegates,
        DiagnosticSeverity.Warning,
        "EndInvoke accepts only the async results of its own delegate object; another delegate of the same method is another object.");

    public static readonly DiagnosticDescriptor BeginInvokeOfSeveralTargets = Create(
        DiagnosticIds.BeginInvokeOfSeveralTargets,
        "Do not call BeginInvoke on an event or a combined delegate",
        "'BeginInvoke' of '{0}' throws ArgumentException as soon as it has more than one target; begin each delegate of its invocation list",
        Categories.Delegates,
        DiagnosticSeverity.Warning,
        "A delegate that is invoked asynchronously must have a single target. An event has as many as handlers were added.");

    public static readonly DiagnosticDescriptor UseTaskRun = Create(
        DiagnosticIds.UseTaskRun,
        "Use Task.Run instead of a delegate's BeginInvoke",
        "Run the delegate '{0}' with Task.Run instead of 'BeginInvoke', which .NET does not support",
        Categories.Delegates,
        DiagnosticSeverity.Info,
        "Asynchronous delegate calls exist on .NET Framework only. Task.Run does the same on all platforms and can be awaited.");

    public static readonly DiagnosticDescriptor ArgumentIsReadBeforeEndInvoke = Create(
        DiagnosticIds.ArgumentIsReadBeforeEndInvoke,
        "Do not read an out or ref argument before EndInvoke",
        "'{0}' is read before EndInvoke: 'BeginInvoke' does not set it",
        Categories.Delegates,
        DiagnosticSeverity.Warning,
        "What a delegate assigns to its out and ref parameters is delivered by EndInvoke, not by BeginInvoke.");

    public static readonly DiagnosticDescriptor BeginIsNeverEnded = Create(
        DiagnosticIds.BeginIsNeverEnded,
        "Call End for every Begin",
        "The result of '{0}' never reaches '{1}': its outcome is lost, and what the operation holds is not released",
        Categories.Apm,
        DiagnosticSeverity.Warning,
        "For each call of a Begin method the matching End method must be called: it delivers the result or the exception and releases what the operation holds. A stream whose BeginRead is not ended can block its next operation for ever.");

    public static readonly DiagnosticDescriptor EndCanBeMissed = Create(
        DiagnosticIds.EndCanBeMissed,
        "Call End on every path",
        "A path from this '{0}' leaves the function without '{1}'",
        Categories.Apm,
        DiagnosticSeverity.Info,
        "For each call of a Begin method the matching End method must be called, also where a branch or an early return leaves the function before.");

    public static readonly DiagnosticDescriptor EndIsCalledTwice = Create(
        DiagnosticIds.EndIsCalledTwice,
        "Call End once for each Begin",
        "The async result '{0}' is ended already: what a second '{1}' does is undefined, and most throw",
        Categories.Apm,
        DiagnosticSeverity.Warning,
        "An End method may be called only once with the same async result. Most implementations throw InvalidOperationException for the second call.");

    public static readonly DiagnosticDescriptor EndOfAnotherOperation = Create(
        DiagnosticIds.EndOfAnotherOperation,
        "Call the End that belongs to Begin, on the same object",
        "'{0}' is given the async result of {1}: what that does is undefined, and what was begun is not ended",
        Categories.Apm,
        DiagnosticSeverity.Warning,
        "An End method accepts the async results of the corresponding Begin method of the same object. Most implementations throw for any other.");

    public static readonly DiagnosticDescriptor UseTaskCounterpart = Create(
        DiagnosticIds.UseTaskCounterpart,
        "Call the method that returns a task instead of Begin",
        "Call '{1}' instead of '{0}'",
        Categories.Apm,
        DiagnosticSeverity.Info,
        "The Begin and End pattern is not recommended for new code. A method that returns a task does the same, can be awaited, and needs no call that could be forgotten.");

    public static readonly DiagnosticDescriptor UseFromAsync = Create(
        DiagnosticIds.UseFromAsync,
        "Wrap a Begin and End pair in a task",
        "Wrap '{0}' and '{1}' with 'Task.Factory.FromAsync'",
        Categories.Apm,
        DiagnosticSeverity.Info,
        "An operation that exists only as a pair of Begin and End becomes a task with TaskFactory.FromAsync, which calls End itself, once.");

    private static DiagnosticDescriptor Create(
        string id, string title, string message, string category, DiagnosticSeverity severity, string description)
#pragma warning disable RS0030 // the one place where descriptors are made
        => new(id, title, message, category, severity, isEnabledByDefault: true, description, DocumentationRoot + id + ".md");
#pragma warning restore RS0030
}
