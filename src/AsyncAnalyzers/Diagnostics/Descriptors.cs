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

    public static readonly DiagnosticDescriptor BeginIsNeverEnded = Create(
        DiagnosticIds.BeginIsNeverEnded,
        "Call End for every Begin",
        "The result of '{0}' never reaches '{1}': its outcome is lost, and what the operation holds is not released",
        Categories.Apm,
        DiagnosticSeverity.Warning,
        "For each call of a Begin method the matching End method must be called: it delivers the result or the exception and releases what the operation holds. A stream whose BeginRead is not ended can block its next operation for ever.");

    private static DiagnosticDescriptor Create(
        string id, string title, string message, string category, DiagnosticSeverity severity, string description)
#pragma warning disable RS0030 // the one place where descriptors are made
        => new(id, title, message, category, severity, isEnabledByDefault: true, description, DocumentationRoot + id + ".md");
#pragma warning restore RS0030
}
