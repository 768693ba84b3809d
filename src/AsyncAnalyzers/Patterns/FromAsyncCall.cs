using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Patterns;

/// <summary>
/// A Begin and End pair that <c>TaskFactory.FromAsync</c> wraps by name: <c>Task.Factory.FromAsync(x.BeginOp, x.EndOp, a, b, null)</c>.
/// </summary>
/// <param name="Call">The call of FromAsync.</param>
/// <param name="Begin">The Begin method as it is named there.</param>
/// <param name="End">The End method as it is named there.</param>
/// <param name="Methods">The pair.</param>
/// <param name="Arguments">The operation's own arguments, in order.</param>
/// <param name="State">The state.</param>
internal sealed record FromAsyncCall(
    IInvocationOperation Call, IMethodReferenceOperation Begin, IMethodReferenceOperation End, ApmMethodPair Methods, IReadOnlyList<IArgumentOperation> Arguments, IArgumentOperation State)
{
    /// <summary>The call that names a Begin or End method among its arguments, or null where it is none, or another overload.</summary>
    public static FromAsyncCall? TryRecognise(SyntaxNode methodGroup, LegacyAsyncSymbols symbols, SourceReader source)
    {
        if (methodGroup.FirstAncestorOrSelf<ArgumentSyntax>()?.Parent?.Parent is not InvocationExpressionSyntax invocation
            || source.OperationOf(invocation) is not IInvocationOperation call
            || !symbols.IsFromAsync(call.TargetMethod)
            || call.Arguments.Any(a => a.ArgumentKind != ArgumentKind.Explicit))
        {
            return null;
        }

        var arguments = call.Arguments.OrderBy(a => a.Parameter!.Ordinal).ToList();
        return arguments.Count >= 3
            && MethodOf(arguments[0]) is { } begin
            && ApmMethodPair.TryResolve(begin.Method, symbols) is { } methods
            && MethodOf(arguments[1]) is { } end
            && SymbolEqualityComparer.Default.Equals(end.Method, methods.End)
            && arguments.Count == methods.OperationParameters.Count() + 3
                ? new FromAsyncCall(call, begin, end, methods, arguments.GetRange(2, arguments.Count - 3), arguments[arguments.Count - 1])
                : null;
    }

    /// <summary>Whether FromAsync is given the async result that a begin call returns.</summary>
    public static bool TakesResultOf(CallPair pair, LegacyAsyncSymbols symbols)
        => pair.Uses.Any(u => u is { Kind: UseKind.Escaped, Operation: IInvocationOperation call } && symbols.IsFromAsync(call.TargetMethod));

    private static IMethodReferenceOperation? MethodOf(IArgumentOperation argument)
        => argument.Value is IDelegateCreationOperation { Target: IMethodReferenceOperation method } ? method : null;
}
