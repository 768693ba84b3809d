using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Syntax;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncAnalyzers.Rewriting.Events;

/// <summary>What takes the place of a <c>BackgroundWorker</c> is called.</summary>
/// <param name="Locals">The names that are taken where it starts.</param>
/// <param name="Progress">Whom the work reports to.</param>
/// <param name="Token">What the work asks.</param>
/// <param name="Cancellation">What cancels the work: a field where the worker was one.</param>
/// <param name="Running">The task of the work, where somebody asks whether it runs: a field where the worker was one.</param>
internal sealed record WorkerNames(FreshNames Locals, string Progress, string Token, string Cancellation, string Running)
{
    /// <summary>Names that mean nothing else at a start.</summary>
    public static WorkerNames For(BackgroundWork work, WorkBody body, StatementSyntax start, RewriteContext context)
    {
        var locals = new FreshNames(SourceReader.EnclosingMember(start));
        if (work.Work is { Declaration: null, Moved: null })
        {
            // Before C# 8 parameters of a local function could not have the names of locals around it.
            _ = (locals.Take(body.Argument), locals.Take(body.Progress), locals.Take(body.Token));
        }

        return new WorkerNames(locals, locals.Take("progress"), locals.Take("token"), Named("cancellation"), Named("running"));

        // Another worker may have taken the plain name.
        string Named(string wanted) =>
            work.Worker.Variable!.Name is var worker && FreshNames.Of(worker, wanted) is var own && work.IsField
                ? FieldFor(worker, [wanted, own], start, context)
                : locals.TakeOf(wanted, own);
    }

    /// <summary>A field, written as that of the worker is.</summary>
    private static string FieldFor(string worker, IReadOnlyList<string> wanted, StatementSyntax start, RewriteContext context)
    {
        var prefix =
            worker.StartsWith("_", StringComparison.Ordinal) ? "_"
            : worker.StartsWith("m_", StringComparison.Ordinal) ? "m_"
            : "";
        return FreshNames.FirstFree([.. wanted.Select(name => prefix + name)], IsFree);

        bool IsFree(string name) => context.Model.LookupSymbols(start.SpanStart, name: name).IsEmpty;
    }
}
