using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Patterns.Calls;

/// <summary>
/// An End method that is named for <c>TaskFactory.FromAsync</c>, seen with what the call begins: a Begin method that is named before it, or
/// a begin call whose async result is handed in or that a lambda makes.
/// </summary>
/// <param name="Call">The call of FromAsync.</param>
/// <param name="End">The End method as it is named there.</param>
/// <param name="Methods">The pair that is begun.</param>
/// <param name="Receiver">What Begin is called on.</param>
/// <param name="Begin">The begin call, where it is one.</param>
internal sealed record FromAsyncEnd(
    IInvocationOperation Call,
    IMethodReferenceOperation End,
    ApmMethodPair Methods,
    IOperation? Receiver,
    BeginCall? Begin
)
{
    /// <summary>The wrapped operation that a call of FromAsync ends with a method group; null where it is anything else.</summary>
    public static FromAsyncEnd? TryRecognise(IInvocationOperation call, LegacyAsyncSymbols symbols, SourceReader source) =>
        symbols.IsFromAsync(call.TargetMethod)
            ? call
                .Arguments.Select(a => Unconverted(a.Value))
                .OfType<IMethodReferenceOperation>()
                .Select(r => CallSite.TryFrom(r.Syntax) is { } site ? TryRecognise(site, symbols, source) : null)
                .FirstOrDefault(wrapped => wrapped is not null)
            : null;

    /// <summary>The wrapped operation that a method group ends; null where it is anything else.</summary>
    public static FromAsyncEnd? TryRecognise(CallSite site, LegacyAsyncSymbols symbols, SourceReader source)
    {
        if (
            !ApmNames.MayEnd(site.Name.Identifier.ValueText)
            || site.Access.Ancestors().OfType<InvocationExpressionSyntax>().FirstOrDefault() is not { } invocation
            || source.OperationOf(invocation) is not IInvocationOperation call
            || !symbols.IsFromAsync(call.TargetMethod)
            || call
                .Arguments.Select(a => Unconverted(a.Value))
                .OfType<IMethodReferenceOperation>()
                .FirstOrDefault(r => r.Syntax == site.Access)
                is not { } end
        )
        {
            return null;
        }

        switch (Unconverted(call.Arguments.First(a => a.Parameter!.Ordinal == 0).Value))
        {
            case IMethodReferenceOperation begin when ApmMethodPair.TryResolve(begin.Method, symbols) is { } methods:
                return new FromAsyncEnd(call, end, methods, begin.Instance, null);
            case IAnonymousFunctionOperation { Body.Operations: { Length: 1 } only }
                when only[0] is IReturnOperation { ReturnedValue: { } returned } && Unconverted(returned) is IInvocationOperation begun:
                return Of(begun);
            case IInvocationOperation begun:
                return Of(begun);
            case ILocalReferenceOperation { Local: var local } when source.OnlyValueOf(local) is IInvocationOperation begun:
                return Of(begun);
            default:
                return null;
        }

        FromAsyncEnd? Of(IInvocationOperation begun) =>
            BeginCall.TryRecognise(begun, symbols, source) is { } pair
                ? new FromAsyncEnd(call, end, pair.Methods, pair.Receiver, pair)
                : null;
    }

    private static IOperation Unconverted(IOperation value) =>
        SourceReader.Unconverted(value) switch
        {
            IDelegateCreationOperation creation => creation.Target,
            var other => other,
        };
}
