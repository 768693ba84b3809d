using System.Collections.Immutable;
using AsyncAnalyzers.Patterns.Flow;
using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Patterns.Calls;

/// <summary>Finds the functions behind a callback argument (<see cref="FunctionResolver"/>), and what they do with the async
/// result.</summary>
internal sealed class CallbackResolver(LegacyAsyncSymbols symbols, SourceReader source)
{
    public Callback Resolve(IOperation? value)
    {
        var functions = new FunctionResolver(source).Resolve(value);
        var targets = functions.Functions.Where(f => !IsEnd(f)).Select(TargetOf).ToList();
        if (functions.Kind == FunctionKind.Opaque || targets.Any(t => t is null))
        {
            return Callback.Opaque;
        }

        return functions.Functions.Any(IsEnd)
            ? Callback.End
            : new Callback(KindOf(functions.Kind), targets.Select(t => t!).ToImmutableArray());
    }

    private bool IsEnd(SourceFunction function) => ApmMethodPair.IsEnd(function.Symbol, symbols);

    private CallbackTarget? TargetOf(SourceFunction function)
    {
        var parameters = function.Symbol.OriginalDefinition.Parameters;
        return function.Body is not { } body ? null
            : parameters.Length == 1 ? new CallbackTarget(function.Symbol, body, AsyncResultFlow.Of(parameters[0], body, symbols, source))
            // delegate { … } without a parameter list
            : parameters.IsEmpty && function.Symbol.MethodKind == MethodKind.AnonymousFunction
                ? new CallbackTarget(function.Symbol, body, ImmutableArray<AsyncResultUse>.Empty)
            : null;
    }

    private static CallbackKind KindOf(FunctionKind kind) =>
        kind switch
        {
            FunctionKind.None => CallbackKind.None,
            FunctionKind.Lambda => CallbackKind.Lambda,
            FunctionKind.KeptLambda => CallbackKind.KeptLambda,
            FunctionKind.Method => CallbackKind.Method,
            FunctionKind.Several => CallbackKind.Several,
            _ => CallbackKind.Opaque,
        };
}
