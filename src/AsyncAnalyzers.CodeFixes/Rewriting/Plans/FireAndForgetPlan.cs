using System.Collections.Immutable;
using AsyncAnalyzers.Patterns.Calls;
using AsyncAnalyzers.Rewriting.Callbacks;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Refusals;
using AsyncAnalyzers.Rewriting.Results;
using AsyncAnalyzers.Rewriting.Starts;
using AsyncAnalyzers.Rewriting.Syntax;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncAnalyzers.Rewriting.Plans;

/// <summary>
/// Writes <c>_ = Task.Run(() => d(a));</c> for a begin call that nothing ends, or whose callback is the end call: it still returns at once.
/// Where the exception of that is to end the process, an <c>async void</c> function awaits the task.
/// </summary>
internal sealed class FireAndForgetPlan(BeginCall begin, BeginCallSite site, TaskStart start, FreshNames names, RewriteContext context)
    : RewritePlan
{
    private readonly CallbackExceptions _exceptions = CallbackExceptions.Of(
        begin.Kind,
        catchesEverything: begin.Callback.Kind != CallbackKind.End || context.LanguageVersion < LanguageVersion.CSharp7,
        context
    );

    public override bool MayChangeSemantics =>
        (!_exceptions.EndProcess && (begin.Callback.Kind == CallbackKind.End || LosesExceptionOfBegin))
        || IsExpectedToThrow(site.Invocation, start);

    /// <summary>Whether what Begin threw at once stays in a task that nobody looks at. That of a delegate threw nothing.</summary>
    private bool LosesExceptionOfBegin => begin.Kind == PairKind.Apm && start.MayKeepExceptionOfBegin;

    protected override string Act => Replaces(begin, start);

    public static Planned<RewritePlan> TryCreate(BeginCall begin, RewriteContext context)
    {
        if (!BeginCallSite.TryFind(begin, context).Succeeds(out var site, out var refusal))
        {
            return refusal;
        }

        if (!site.IsForgotten)
        {
            return RefusalReason.ResultEscapes.At(site.Invocation);
        }

        var names = new FreshNames(site.Invocation);
        return TaskStartSelector.TryCreate(begin, site, context, names).Succeeds(out var start, out refusal)
            ? new FireAndForgetPlan(begin, site, start, names, context)
            : refusal;
    }

    protected override void AddEdits(SyntaxEdits edits) =>
        new BeginCallRewrite(site, start, context.Tasks).AddEdits(
            edits,
            (_, started) =>
                started.Before(
                    context.Tasks,
                    _exceptions.EndProcess ? Awaited(started) : [context.Forget(started.Forgotten, site.Invocation)]
                )
        );

    /// <summary><c>CompleteOp(x.OpAsync(a)); async void CompleteOp(Task op) { await op; }</c>; on the pool for a delegate.</summary>
    private IEnumerable<StatementSyntax> Awaited(StartedTask started)
    {
        var kept = ImmutableArray.CreateBuilder<StatementSyntax>();
        var onPool = begin.Kind == PairKind.Delegate;
        var name = names.Take(_exceptions.NameOf("Complete" + begin.Methods.Operation));
        var parameter = names.Take(onPool ? "work" : FreshNames.Camel(begin.Methods.Operation));
        var task = onPool ? started.Keep(begin, names, context.Tasks, kept) : started.Forgotten;
        var wait = SyntaxFactory.ExpressionStatement(WrittenAwait.InCallback(SyntaxFactory.IdentifierName(parameter), onPool));
        var call = TaskSyntaxFactory.CallOf(name, task);
        return
        [
            .. kept,
            _exceptions.Started(onPool ? context.Tasks.Run(TaskSyntaxFactory.Lambda(call)) : call, onPool, site.Invocation, context),
            context.Tasks.SetApart(_exceptions.Function(name, parameter, null, context.Tasks.Block(wait)), site.Statement),
        ];
    }
}
