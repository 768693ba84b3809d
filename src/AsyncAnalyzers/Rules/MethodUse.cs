using AsyncAnalyzers.Patterns.Calls;
using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Rules;

/// <summary>A use of a Begin or End method, or a call of FromAsync, as the host hands it to its rules.</summary>
/// <param name="Site">Where it stands.</param>
/// <param name="Method">The method.</param>
/// <param name="Call">The call, where the use is one.</param>
/// <param name="Begin">The pair that the use begins, where it is a begin call.</param>
/// <param name="Symbols">The known types.</param>
/// <param name="Source">Reads the source around.</param>
internal sealed record MethodUse(
    CallSite Site,
    IMethodSymbol Method,
    IInvocationOperation? Call,
    BeginCall? Begin,
    LegacyAsyncSymbols Symbols,
    SourceReader Source
)
{
    /// <summary>Whether the method is a delegate's own.</summary>
    public bool IsOfDelegate => Method.ContainingType.TypeKind == TypeKind.Delegate;

    /// <summary>The end call that this use is, where it is one.</summary>
    public EndCall? End { get; } = Call is null ? null : EndCall.TryRecognise(Call, Symbols, Source);

    /// <summary>The use at a site; null where the site uses no method.</summary>
    public static MethodUse? At(CallSite site, LegacyAsyncSymbols symbols, SourceReader source)
    {
        if (site.Invocation is { } invocation)
        {
            return source.OperationOf(invocation) is IInvocationOperation call
                ? new MethodUse(site, call.TargetMethod, call, BeginCall.TryRecognise(call, symbols, source), symbols, source)
                : null;
        }

        return source.OperationOf(site.Access) is IMethodReferenceOperation reference
            ? new MethodUse(site, reference.Method, null, null, symbols, source)
            : null;
    }
}
