using System.Collections.Immutable;
using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Patterns.Events;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Rules.Events;

/// <summary>
/// LAP4009: a <c>BackgroundWorker</c> is told to cancel or to report progress without the flag for that, or is given <c>async</c> work,
/// which is complete for it at the first <c>await</c>. See
/// <see href="https://learn.microsoft.com/dotnet/api/system.componentmodel.backgroundworker.reportprogress">
/// BackgroundWorker.ReportProgress</see>.
/// </summary>
internal sealed class WorkerCannotDoThatRule : Rule<BackgroundWorkerUse>
{
    public override DiagnosticDescriptor Descriptor => Descriptors.WorkerCannotDoThat;

    public override ImmutableArray<DiagnosticDescriptor> OtherMessages { get; } = ImmutableArray.Create(Descriptors.WorkIsAsync);

    public override Finding? Inspect(BackgroundWorkerUse use) =>
        use.MissingFlag is { } flag ? new Finding(use.Name.Identifier.ValueText, flag)
        : use.IsAsyncWork ? new Finding { Message = Descriptors.WorkIsAsync }
        : null;
}
