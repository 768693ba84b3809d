using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Patterns.Implementations;

/// <summary>What the continuation in a <see cref="TaskGlue"/> does.</summary>
/// <param name="work">The lambda.</param>
/// <param name="state">What it is given besides the task.</param>
/// <param name="completion">The source that it completes.</param>
/// <param name="callback">What it calls back.</param>
/// <param name="task">The task that it continues.</param>
/// <param name="symbols">The known types.</param>
internal sealed class GlueWork(
    IAnonymousFunctionOperation work,
    ContinuationState state,
    ILocalSymbol completion,
    IParameterSymbol callback,
    IOperation task,
    LegacyAsyncSymbols symbols
)
{
    /// <summary>Whether it sets the result of the source to that of the task.</summary>
    public bool GivesResult { get; } =
        work.Descendants()
            .OfType<IPropertyReferenceOperation>()
            .Any(p => p.Property.Name == "Result" && symbols.IsTask(p.Property.ContainingType));

    /// <summary>Whether it forgets a task that failed or was cancelled: the source is not completed then, or nobody is called
    /// back.</summary>
    public bool ForgetsFailures =>
        !work.Descendants().Any(o => IsCompletion(o, "Exception"))
        || (GivesResult && !work.Descendants().Any(o => IsCompletion(o, "Canceled")))
        || work.Descendants().Where(IsCallBack).Any(IsOnlyOnSuccess);

    /// <summary>Whether it completes the source as the task was completed, calls back, and does nothing else.</summary>
    public bool DoesNothingElse =>
        work.Descendants().All(IsPartOfIt)
        && work.Descendants().Count(IsCallBack) == 1
        && work.Descendants().Any(o => IsCompletion(o, "Result"));

    private bool IsPartOfIt(IOperation operation) =>
        operation switch
        {
            IInvocationOperation => IsCallBack(operation)
                || IsCompletion(operation, "Exception")
                || IsCompletion(operation, "Canceled")
                || SetsResult(operation),
            IPropertyReferenceOperation { Property: var property } => IsAskedForOutcome(property) || state.Has(operation),
            IParameterReferenceOperation { Parameter: var parameter } => IsCallbackOrTask(parameter),
            ILocalReferenceOperation => IsCompletionSource(operation) || IsTask(operation) || state.Has(operation),
            IFieldReferenceOperation { Field.HasConstantValue: true } => true,
            IFieldReferenceOperation when state.Has(operation) => true,
            IFieldReferenceOperation or IObjectCreationOperation or IAssignmentOperation or IIncrementOrDecrementOperation => false,
            IAnonymousFunctionOperation or ILocalFunctionOperation or IAwaitOperation or ITryOperation or IThrowOperation => false,
            _ => true,
        };

    /// <summary>Whether a call back stands in a branch on more than whether there is a callback.</summary>
    private bool IsOnlyOnSuccess(IOperation callBack)
    {
        for (var (inner, outer) = (callBack, callBack.Parent); outer is not null && outer != work; (inner, outer) = (outer, outer.Parent))
        {
            if (
                outer is IConditionalOperation branch
                && branch.Condition != inner
                && !branch.Condition.DescendantsAndSelf().Any(IsTheCallback)
            )
            {
                return true;
            }
        }

        return false;
    }

    private bool IsTheCallback(IOperation value) =>
        state.Original(value) is IParameterReferenceOperation { Parameter: var parameter }
        && SymbolEqualityComparer.Default.Equals(parameter, callback);

    private bool IsCallBack(IOperation operation) =>
        operation is IInvocationOperation { TargetMethod.ContainingType: var type } && symbols.IsAsyncCallback(type);

    private bool IsCompletion(IOperation operation, string outcome) =>
        operation is IInvocationOperation { TargetMethod.Name: var name, Instance: { } instance }
        && IsCompletionSource(instance)
        && (name == "Set" + outcome || name == "TrySet" + outcome);

    private bool IsCompletionSource(IOperation value) =>
        state.Original(value) is ILocalReferenceOperation { Local: var local } && SymbolEqualityComparer.Default.Equals(local, completion);

    /// <summary>Whether the source is given the task's result, or what means nothing.</summary>
    private bool SetsResult(IOperation operation) =>
        IsCompletion(operation, "Result")
        && SourceReader.Unconverted(((IInvocationOperation)operation).Arguments[0].Value)
            is IPropertyReferenceOperation { Property.Name: "Result" }
                or IDefaultValueOperation
                or ILiteralOperation;

    private bool IsAskedForOutcome(IPropertySymbol property) =>
        symbols.IsTask(property.ContainingType)
        || property.ContainingType.Name is nameof(AggregateException) or nameof(Exception)
        || SymbolEqualityComparer.Default.Equals(property.ContainingType.OriginalDefinition, symbols.TaskCompletionSource);

    private bool IsCallbackOrTask(IParameterSymbol parameter) =>
        SymbolEqualityComparer.Default.Equals(parameter, callback)
        || work.Symbol.Parameters.Contains(parameter, SymbolEqualityComparer.Default)
        || (task is IParameterReferenceOperation { Parameter: var given } && SymbolEqualityComparer.Default.Equals(parameter, given));

    private bool IsTask(IOperation operation) =>
        operation is ILocalReferenceOperation { Local: var local }
        && task is ILocalReferenceOperation { Local: var given }
        && SymbolEqualityComparer.Default.Equals(local, given);
}
