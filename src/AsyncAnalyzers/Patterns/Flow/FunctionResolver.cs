using AsyncAnalyzers.Patterns.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Patterns.Flow;

/// <summary>
/// Finds the functions behind a delegate value: method groups, lambdas, casts, <c>new AsyncCallback(M)</c>, conditions, delegate variables
/// and fields whose every value is in sight, and methods in source that return one.
/// </summary>
internal sealed class FunctionResolver(SourceReader source)
{
    private readonly HashSet<ISymbol> _followed = new(SymbolEqualityComparer.Default);

    /// <summary>All functions that a value may be.</summary>
    public FunctionValue Resolve(IOperation? value)
    {
        switch (value)
        {
            case null or { ConstantValue: { HasValue: true, Value: null } } or IDefaultValueOperation:
                return FunctionValue.None;
            case IConversionOperation conversion:
                return Resolve(conversion.Operand);
            case IParenthesizedOperation parenthesized:
                return Resolve(parenthesized.Operand);
            case IDelegateCreationOperation creation:
                return Resolve(creation.Target);
            case IAnonymousFunctionOperation lambda:
                return FunctionValue.Of(FunctionKind.Lambda, new SourceFunction(lambda.Symbol, lambda.Body.Syntax));
            case IMethodReferenceOperation { Method: var method }:
                return FunctionValue.Of(FunctionKind.Method, new SourceFunction(method, IsClosed(method) ? source.BodyOf(method) : null));
            case IConditionalOperation { WhenFalse: { } whenFalse } condition:
                return Resolve(condition.WhenTrue).Or(Resolve(whenFalse));
            case ICoalesceOperation coalesce:
                return Resolve(coalesce.Value).Or(Resolve(coalesce.WhenNull));
            case ILocalReferenceOperation { Local: var local }:
                return local.DeclaringSyntaxReferences.FirstOrDefault() is { } declaration
                    ? ResolveVariable(local, [SourceReader.EnclosingMember(declaration.GetSyntax(source.CancellationToken))])
                    : FunctionValue.Opaque;
            case IFieldReferenceOperation { Field: { DeclaredAccessibility: Accessibility.Private, ContainingType: { } type } field }:
                return ResolveVariable(field.OriginalDefinition, source.DeclarationsOf(type));
            case IInvocationOperation { TargetMethod: var method } when source.BodyOf(method) is { } body && IsClosed(method):
                return ResolveReturned(method, body);
            default:
                return FunctionValue.Opaque;
        }
    }

    /// <summary>Whether what runs is what is written there: an override is written elsewhere.</summary>
    private static bool IsClosed(IMethodSymbol method) =>
        method is { IsAbstract: false, IsVirtual: false, IsExtern: false } and ({ IsOverride: false } or { IsSealed: true });

    /// <summary>The union of everything that a variable is ever given.</summary>
    private FunctionValue ResolveVariable(ISymbol variable, IEnumerable<SyntaxNode> scopes)
    {
        if (!_followed.Add(variable))
        {
            return FunctionValue.None;
        }

        var result = FunctionValue.None;
        foreach (var value in source.ValuesOf(variable, scopes))
        {
            result = value is null ? FunctionValue.Opaque : result.Or(Resolve(value));
        }

        return result.Kind == FunctionKind.Lambda ? result with { Kind = FunctionKind.KeptLambda } : result;
    }

    private FunctionValue ResolveReturned(IMethodSymbol method, SyntaxNode body)
    {
        if (!_followed.Add(method) || source.OperationOf(body) is not { } block)
        {
            return FunctionValue.Opaque;
        }

        var result = FunctionValue.None;
        foreach (var returned in block.DescendantsAndSelf().OfType<IReturnOperation>().Where(r => r.ReturnedValue is not null))
        {
            result = result.Or(Resolve(returned.ReturnedValue));
        }

        return result.Kind is FunctionKind.Lambda or FunctionKind.KeptLambda ? result with { Kind = FunctionKind.Several } : result;
    }
}
