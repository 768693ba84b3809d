using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Patterns.Calls;

/// <summary>
/// A Begin and End pair that <c>TaskFactory.FromAsync</c> wraps, by name: <c>Task.Factory.FromAsync(x.BeginOp, x.EndOp, a, b, null)</c>,
/// or where that takes too many arguments with a lambda: <c>Task.Factory.FromAsync((callback, state) => x.BeginOp(a, b, c, d, callback,
/// state), x.EndOp, null)</c>.
/// </summary>
/// <param name="Call">The call of FromAsync.</param>
/// <param name="Begin">The Begin method as it is named there, or called in a lambda.</param>
/// <param name="End">The End method as it is named there.</param>
/// <param name="Methods">The pair.</param>
/// <param name="Arguments">The operation's own arguments that FromAsync is given, in order; none where a lambda gives them.</param>
/// <param name="State">The state.</param>
internal sealed record FromAsyncCall(
    IInvocationOperation Call,
    IOperation Begin,
    IMethodReferenceOperation End,
    ApmMethodPair Methods,
    IReadOnlyList<IArgumentOperation> Arguments,
    IArgumentOperation State
)
{
    /// <summary>The call of Begin in a lambda; null where it is given by name.</summary>
    public IInvocationOperation? BeginCall => Begin as IInvocationOperation;

    /// <summary>What Begin is called on.</summary>
    public IOperation? Receiver => BeginCall is { } call ? call.Instance : ((IMethodReferenceOperation)Begin).Instance;

    /// <summary>The call that names a Begin or End method among its arguments, or null where it is none, or another overload.</summary>
    public static FromAsyncCall? TryRecognise(SyntaxNode name, LegacyAsyncSymbols symbols, SourceReader source)
    {
        if (
            name.FirstAncestorOrSelf<ArgumentSyntax>()?.Parent?.Parent is not InvocationExpressionSyntax invocation
            || source.OperationOf(invocation) is not IInvocationOperation call
            || !symbols.IsFromAsync(call.TargetMethod)
            || call.Arguments.Any(a => a.ArgumentKind != ArgumentKind.Explicit)
        )
        {
            return null;
        }

        var arguments = call.Arguments.OrderBy(a => a.Parameter!.Ordinal).ToList();
        return
            arguments.Count >= 3
            && BeginOf(arguments[0], symbols) is var (begin, methods)
            && MethodOf(arguments[1]) is { } end
            && SymbolEqualityComparer.Default.Equals(end.Method, methods.End)
            && arguments.Count == (begin is IInvocationOperation ? 0 : methods.OperationParameters.Count()) + 3
            ? new FromAsyncCall(call, begin, end, methods, arguments.GetRange(2, arguments.Count - 3), arguments[arguments.Count - 1])
            : null;
    }

    /// <summary>Whether FromAsync is given the async result that a begin call returns.</summary>
    public static bool TakesResultOf(BeginCall begin, LegacyAsyncSymbols symbols) =>
        begin.Uses.Any(u =>
            u is { Kind: AsyncResultUseKind.Escaped, Operation: IInvocationOperation call } && symbols.IsFromAsync(call.TargetMethod)
        );

    private static (IOperation Begin, ApmMethodPair Methods)? BeginOf(IArgumentOperation argument, LegacyAsyncSymbols symbols) =>
        MethodOf(argument) is { } named
            ? ApmMethodPair.TryResolve(named.Method, symbols) is { } pair
                ? (named, pair)
                : null
            : CallIn(argument) is var (call, lambda)
            && ApmMethodPair.TryResolve(call.TargetMethod, symbols) is { Kind: PairKind.Apm } called
            && HandsOn(call, called, lambda)
                ? (call, called)
                : null;

    /// <summary>The call that is all that a lambda does.</summary>
    private static (IInvocationOperation Call, IMethodSymbol Lambda)? CallIn(IArgumentOperation argument) =>
        argument.Value
            is IDelegateCreationOperation
            {
                Target: IAnonymousFunctionOperation { Body.Operations: { Length: 1 } only, Symbol: var lambda }
            }
        && only[0] is IReturnOperation { ReturnedValue: { } returned }
        && SourceReader.Unconverted(returned) is IInvocationOperation call
            ? (call, lambda)
            : null;

    /// <summary>Whether a call of Begin takes its callback and state, and nothing else, from the lambda around it.</summary>
    private static bool HandsOn(IInvocationOperation begin, ApmMethodPair methods, IMethodSymbol lambda) =>
        methods.StateOrdinal >= 0
        && lambda.Parameters.Length == 2
        && begin.Arguments.All(a =>
            a.Parameter?.Ordinal == methods.CallbackOrdinal ? IsParameter(a.Value, lambda.Parameters[0])
            : a.Parameter?.Ordinal == methods.StateOrdinal ? IsParameter(a.Value, lambda.Parameters[1])
            : a.Parameter?.RefKind == RefKind.None
                && !a.Descendants()
                    .OfType<IParameterReferenceOperation>()
                    .Any(r => lambda.Parameters.Contains(r.Parameter, SymbolEqualityComparer.Default))
        );

    private static bool IsParameter(IOperation value, IParameterSymbol parameter) =>
        value is IParameterReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Parameter, parameter);

    private static IMethodReferenceOperation? MethodOf(IArgumentOperation argument) =>
        argument.Value is IDelegateCreationOperation { Target: IMethodReferenceOperation method } ? method : null;
}
