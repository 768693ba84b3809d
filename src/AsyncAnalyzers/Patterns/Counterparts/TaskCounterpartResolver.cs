using System.Collections.Immutable;
using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncAnalyzers.Patterns.Counterparts;

/// <summary>
/// Finds the counterpart of an operation where it is started: by name, among the members and extension methods that can be seen there,
/// and by what it takes and delivers. An overload that needs more than the start was given (a <c>SocketAsyncEventArgs</c>, a token) is
/// none. See
/// <see href="https://learn.microsoft.com/dotnet/standard/asynchronous-programming-patterns/interop-with-other-asynchronous-patterns-and-types">
/// Interop with other asynchronous patterns and types</see>.
/// </summary>
internal sealed class TaskCounterpartResolver(LegacyAsyncSymbols symbols, SemanticModel model)
{
    /// <summary>The counterpart of an operation at a place in the code, or null.</summary>
    public TaskCounterpart? TryFind(OperationSignature operation, SyntaxNode place) =>
        operation
            .CounterpartNames.SelectMany(name =>
                model.LookupSymbols(place.SpanStart, operation.Start.ContainingType, name, includeReducedExtensionMethods: true)
            )
            .OfType<IMethodSymbol>()
            .Where(m => m.IsStatic == operation.Start.IsStatic && m.Arity == 0)
            .Where(m =>
                IsUsable(m) && !IsInheritedBeside(operation.Start, m) && !IsAround(place, m) && !PassesOverrides(place, operation.Start)
            )
            .Select(m => TryMatch(operation, m))
            .Where(c => c is not null)
            .OrderBy(c => c!.ReturnsValueTask)
            .ThenBy(c => c!.Method.Parameters.Length)
            .FirstOrDefault();

    /// <summary>
    /// Whether the start is called on <c>base</c> and can be overridden: the counterpart may call the override, as
    /// <see href="https://learn.microsoft.com/dotnet/api/system.io.stream.readasync">Stream.ReadAsync</see> calls <c>BeginRead</c>.
    /// </summary>
    private static bool PassesOverrides(SyntaxNode place, IMethodSymbol start) =>
        CallSite.TryFrom(place) is { Access: MemberAccessExpressionSyntax { Expression: BaseExpressionSyntax } }
        && (start.IsVirtual || start.IsOverride || start.IsAbstract);

    /// <summary>Whether a call of the method compiles: not where it is withdrawn with an error.</summary>
    private static bool IsUsable(IMethodSymbol method) =>
        !method
            .GetAttributes()
            .Any(a =>
                a.AttributeClass is { Name: nameof(ObsoleteAttribute), ContainingNamespace.Name: nameof(System) }
                && a.ConstructorArguments.Any(argument => argument.Value is true)
            );

    /// <summary>
    /// Whether the type that declares the start only inherits the method: a base class that has no such start itself does something else,
    /// mostly the synchronous call, unless one of the method's overloads is overridden on the way down.
    /// </summary>
    private static bool IsInheritedBeside(IMethodSymbol start, IMethodSymbol method)
    {
        var declaring = method.ContainingType;
        if (
            declaring.TypeKind != TypeKind.Class
            || method.IsExtensionMethod
            || !TypeHierarchy.IsOrDerivesFrom(start.ContainingType, declaring)
            || !declaring.GetMembers(start.Name).IsEmpty
        )
        {
            return false;
        }

        for (
            var type = start.ContainingType;
            type is not null && !SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, declaring.OriginalDefinition);
            type = type.BaseType
        )
        {
            if (!type.GetMembers(method.Name).IsEmpty)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether the place stands in the method itself, or in one that it names: it would then call itself.</summary>
    private bool IsAround(SyntaxNode place, IMethodSymbol method)
    {
        for (var around = model.GetEnclosingSymbol(place.SpanStart); around is not null; around = around.ContainingSymbol)
        {
            if (
                around is IMethodSymbol { MethodKind: MethodKind.Ordinary } enclosing
                && (
                    (enclosing.Name == method.Name && TypeHierarchy.IsOrDerivesFrom(enclosing.ContainingType, method.ContainingType))
                    || Names(method, enclosing)
                )
            )
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a method in source names another one of its type.</summary>
    private static bool Names(IMethodSymbol method, IMethodSymbol other) =>
        SymbolEqualityComparer.Default.Equals(method.ContainingType.OriginalDefinition, other.ContainingType.OriginalDefinition)
        && method.DeclaringSyntaxReferences.Any(r => r.GetSyntax().DescendantTokens().Any(t => t.ValueText == other.Name));

    private TaskCounterpart? TryMatch(OperationSignature operation, IMethodSymbol method)
    {
        if (!symbols.IsTask(method.ReturnType) && !symbols.IsValueTask(method.ReturnType))
        {
            return null;
        }

        var counterpart = new TaskCounterpart(method, ImmutableArray<CounterpartArgument>.Empty, null);
        var delivery = operation.ByReference.IsEmpty ? null : DeliveryIn(counterpart.Result, operation.Returned, operation.ByReference);
        var deliversAsIs = operation.ByReference.IsEmpty && DeliversAsIs(counterpart.Result, operation.Returned);
        return (delivery is not null || deliversAsIs) && ArgumentsOf(method, operation.Parameters) is { } arguments
            ? counterpart with
            {
                Arguments = arguments,
                Delivery = delivery,
            }
            : null;
    }

    private bool DeliversAsIs(ITypeSymbol? result, ITypeSymbol? returned) =>
        result is null || returned is null
            ? result is null && returned is null
            : SymbolEqualityComparer.Default.Equals(result, returned)
                || (result.IsReferenceType && symbols.Compilation.HasImplicitConversion(result, returned));

    /// <summary>The members with what the operation delivers, each the only one of its type: <c>Buffer</c> and <c>RemoteEndPoint</c> of a
    /// <c>UdpReceiveResult</c>.</summary>
    private static ResultDelivery? DeliveryIn(ITypeSymbol? result, ITypeSymbol? returned, ImmutableArray<IParameterSymbol> byReference)
    {
        if (returned is null || OnlyMember(result, returned) is not { } first)
        {
            return null;
        }

        var others = byReference.Select(p => OnlyMember(result, p.Type)).ToList();
        return others.All(m => m is not null) && others.Append(first).Distinct().Count() == others.Count + 1
            ? new ResultDelivery(first, others.Select(m => m!).ToImmutableArray())
            : null;
    }

    private static string? OnlyMember(ITypeSymbol? result, ITypeSymbol type) =>
        result
            ?.GetMembers()
            .Where(m => m is { DeclaredAccessibility: Accessibility.Public, IsStatic: false })
            .Where(m =>
                m is IPropertySymbol { Parameters.IsEmpty: true } property
                    ? SymbolEqualityComparer.Default.Equals(property.Type, type)
                    : m is IFieldSymbol field && SymbolEqualityComparer.Default.Equals(field.Type, type)
            )
            .ToList()
            is { Count: 1 } only
            ? only[0].Name
            : null;

    /// <summary>How the counterpart takes what the start is given, or null where it takes something else.</summary>
    private ImmutableArray<CounterpartArgument>? ArgumentsOf(IMethodSymbol method, ImmutableArray<IParameterSymbol> given)
    {
        var arguments = ImmutableArray.CreateBuilder<CounterpartArgument>();
        var next = 0;
        foreach (var parameter in method.Parameters)
        {
            if (next == given.Length)
            {
                if (!parameter.IsOptional)
                {
                    return null;
                }
            }
            else if (
                parameter is { RefKind: RefKind.None, IsParams: false }
                && given[next].RefKind is RefKind.None or RefKind.Ref
                && SymbolEqualityComparer.Default.Equals(parameter.Type, given[next].Type)
            )
            {
                arguments.Add(new CounterpartArgument(given[next++].Ordinal));
            }
            else if (IsSegmentOf(parameter.Type, given, next))
            {
                arguments.Add(new CounterpartArgument(given[next].Ordinal, (INamedTypeSymbol)parameter.Type));
                next += 3;
            }
            else
            {
                return null;
            }
        }

        return next == given.Length ? arguments.ToImmutable() : null;
    }

    /// <summary>Whether three parameters are an array, an offset and a count that the segment puts together.</summary>
    private bool IsSegmentOf(ITypeSymbol segment, ImmutableArray<IParameterSymbol> given, int first) =>
        first + 2 < given.Length
        && segment is INamedTypeSymbol { TypeArguments: { Length: 1 } element }
        && SymbolEqualityComparer.Default.Equals(segment.OriginalDefinition, symbols.ArraySegment)
        && given[first].Type is IArrayTypeSymbol { IsSZArray: true } array
        && SymbolEqualityComparer.Default.Equals(array.ElementType, element[0])
        && given[first + 1].Type.SpecialType == SpecialType.System_Int32
        && given[first + 2].Type.SpecialType == SpecialType.System_Int32;
}
