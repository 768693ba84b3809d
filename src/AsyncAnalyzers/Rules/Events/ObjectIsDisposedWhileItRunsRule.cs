using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Patterns.Events;
using AsyncAnalyzers.Patterns.Flow;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Rules.Events;

/// <summary>
/// LAP4006: an object is disposed or closed straight after it has started an operation, and that ends the operation. See
/// <see href="https://learn.microsoft.com/dotnet/api/system.net.mail.smtpclient.dispose">SmtpClient.Dispose</see>. What <c>WebClient</c>
/// has started goes on.
/// </summary>
internal sealed class ObjectIsDisposedWhileItRunsRule : Rule<EapOperation>
{
    public override DiagnosticDescriptor Descriptor => Descriptors.ObjectIsDisposedWhileItRuns;

    public override Finding? Inspect(EapOperation use) =>
        PromptDisposal.FindAfter(use.Call, use.Call.Instance, use.Source) is { } disposal && EndingDisposal.Ends(use, disposal)
            ? new Finding(use.Call.Instance!.Syntax.ToString(), use.Method.Start.Name)
            : null;
}
