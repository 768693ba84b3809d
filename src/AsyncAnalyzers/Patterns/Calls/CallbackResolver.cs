using System.Collections.Immutable;
using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Patterns.Calls;

/// <summary>
/// Finds the function behind a callback argument: method groups, lambdas, casts, <c>new AsyncCallback(M)</c>, conditions, delegate
/// variables and fields whose every value is in sight, and methods in source that return one.
/// </summary>
internal sealed class CallbackResolver(LegacyAsyncSymbols symbols, SourceReader source)
{
    private readonly HashSet<ISymbol> _followed = new(SymbolEqualityComparer.Default);

    public Callback Resolve(IOperation? value)
    {
        switch (value)
        {
            case null or { ConstantValue: { HasValue: true, Value: null } } or IDefaultValueOperation:
                return Callback.None;
            case IConversionOperation conversion:
                return Resolve(conversion.Operand);
            case IParenthesizedOperation parenthesized:
                return Resolve(parenthesized.Operand);
            case IDelegateCreationOperation creation:
                return Resolve(creation.Target);
            case IAnonymousFunctionOperation lambda:
                return Target(CallbackKind.Lambda, lambda.Symbol, lambda.Body.Syntax);
            case IMethodReferenceOperation reference:
                return ResolveMethod(reference.Method);
            case IConditionalOperation { WhenFalse: { } whenFalse } condition:
                return Resolve(condition.WhenTrue).Or(Resolve(whenFalse));
            case ICoalesceOperation coalesce:
                return Resolve(coalesce.Value).Or(Resolve(coalesce.WhenNull));
            case ILocalReferenceOperation { Local: var local }:
                return local.DeclaringSyntaxReferences.FirstOrDefault() is { } declaration
                    ? ResolveVariable(local, [SourceReader.EnclosingMember(declaration.GetSyntax(source.CancellationToken))])
                    : Callback.Opaque;
            case IFieldReferenceOperation { Field: { DeclaredAccessibility: Accessibility.Private, ContainingType: { } type } field }:
                return ResolveVariable(field.OriginalDefinition, source.DeclarationsOf(type));
            case IInvocationOperation { TargetMethod: var method } when source.BodyOf(method) is { } body && IsClosed(method):
                return ResolveReturned(method, body);
            default:
                return Callback.Opaque;
        }
    }

    private Callback ResolveMethod(IMethodSymbol method)
    {
        if (ApmMethodPair.IsEnd(method, symbols))
        {
            return Callback.End;
        }

        // What an override does is not written here.
        return IsClosed(method) && source.BodyOf(method) is { } body ? Target(CallbackKind.Method, method, body) : Callback.Opaque;
    }

    private static bool IsClosed(IMethodSymbol method) =>
        method is { IsAbstract: false, IsVirtual: false, IsExtern: false } and ({ IsOverride: false } or { IsSealed: true });

    private Callback Target(CallbackKind kind, IMethodSymbol function, SyntaxNode body) =>
        function.Parameters.Length == 1
            ? new Callback(
                kind,
                ImmutableArray.Create(
                    new CallbackTarget(function, body, AsyncResultFlow.Of(function.OriginalDefinition.Parameters[0], body, symbols, source))
                )
            )
        : kind == CallbackKind.Lambda && function.Parameters.IsEmpty
            // delegate { … } without a parameter list
            ? new Callback(kind, ImmutableArray.Create(new CallbackTarget(function, body, ImmutableArray<AsyncResultUse>.Empty)))
        : Callback.Opaque;

    /// <summary>The union of everything that a variable is ever given.</summary>
    private Callback ResolveVariable(ISymbol variable, IEnumerable<SyntaxNode> scopes)
    {
        if (!_followed.Add(variable))
        {
            return Callback.None;
        }

        var result = Callback.None;
        foreach (var value in source.ValuesOf(variable, scopes))
        {
            result = value is null ? Callback.Opaque : result.Or(Resolve(value));
        }

        return result.Kind == CallbackKind.Lambda ? result with { Kind = CallbackKind.KeptLambda } : result;
    }

    private Callback ResolveReturned(IMethodSymbol method, SyntaxNode body)
    {
        if (!_followed.Add(method) || source.OperationOf(body) is not { } block)
        {
            return Callback.Opaque;
        }

        var result = Callback.None;
        foreach (var returned in block.DescendantsAndSelf().OfType<IReturnOperation>().Where(r => r.ReturnedValue is not null))
        {
            result = result.Or(Resolve(returned.ReturnedValue));
        }

        return result.Kind is CallbackKind.Lambda or CallbackKind.KeptLambda ? result with { Kind = CallbackKind.Several } : result;
    }
}
