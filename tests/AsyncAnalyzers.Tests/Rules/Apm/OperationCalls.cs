using AsyncAnalyzers.Patterns.Calls;
using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Tests.Rules.Apm;

/// <summary>Writes code that calls each overload of an operation with its End, in a method for each shape.</summary>
internal sealed class OperationCalls(LegacyAsyncSymbols symbols)
{
    /// <summary>The Begin methods of an operation that other code can call, or derived classes.</summary>
    public IEnumerable<IMethodSymbol> BeginsOf(TableOperation operation) =>
        (operation.TypeIn(symbols.Compilation) is { } type ? Constructed(type).GetMembers("Begin" + operation.Name) : [])
            .OfType<IMethodSymbol>()
            .Where(m => m.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal)
            .Where(m => symbols.IsAsyncResult(m.ReturnType))
            .Select(m => m.IsGenericMethod ? m.Construct([.. m.TypeParameters.Select(ArgumentFor)]) : m);

    /// <summary>A class whose methods call a Begin and its End; null where none can.</summary>
    public string? Write(IMethodSymbol begin, string name)
    {
        var type = begin.ContainingType;
        if (ApmMethodPair.TryResolve(begin, symbols) is not { End: var end } pair || type.DeclaredAccessibility != Accessibility.Public)
        {
            return null;
        }

        var isProtected = begin.DeclaredAccessibility != Accessibility.Public || end.DeclaredAccessibility != Accessibility.Public;
        var receiver =
            begin.IsStatic ? TypeName(type)
            : isProtected ? "this"
            : "x";
        var own = pair
            .OperationParameters.Where(p => p.RefKind != RefKind.Out)
            .Select(p => $"{TypeName(p.Type)} a{p.Ordinal}")
            .Concat(
                end.Parameters.Where(p => p.RefKind != RefKind.Out && !symbols.IsAsyncResult(p.Type))
                    .Select(p => $"{TypeName(p.Type)} e{p.Ordinal}")
            );
        var parameters = string.Join(", ", receiver == "x" ? own.Prepend($"{TypeName(type)} x") : own);
        var ended = Call(
            end,
            p =>
                symbols.IsAsyncResult(p.Type) ? "r"
                : p.RefKind == RefKind.Out ? $"out var o{p.Ordinal}"
                : $"{Modifier(p)}e{p.Ordinal}"
        );

        // What is obsolete may be called where the caller is.
        var code = $"[System.Obsolete]\n{(isProtected ? "abstract " : "")}class {name}{(isProtected ? $" : {TypeName(type)}" : "")}\n{{\n";
        if (isProtected)
        {
            if (ConstructorOf(type) is not { } arguments)
            {
                return null;
            }

            code += $"    {name}() : base({arguments}) {{ }}\n\n";
        }

        code += $$"""
                void Inline({{parameters}})
                {
                    var r = {{Begun("null")}};
                    {{ended}};
                }

            """;
        if (pair.CallbackOrdinal >= 0)
        {
            code += $$"""

                    void Callback({{parameters}})
                    {
                        {{Begun($"r => {{ {ended}; }}")}};
                    }

                """;
        }

        return code + "}\n";

        string Begun(string callback) =>
            Call(
                begin,
                p =>
                    p.Ordinal == pair.CallbackOrdinal ? callback
                    : p.Ordinal == pair.StateOrdinal ? "null"
                    : p.RefKind == RefKind.Out ? "out _"
                    : $"{Modifier(p)}a{p.Ordinal}"
            );

        string Call(IMethodSymbol method, Func<IParameterSymbol, string> argument) =>
            $"{receiver}.{NameOf(method)}({string.Join(", ", method.Parameters.Select(argument))})";
    }

    /// <summary>The arguments for a base constructor; null where there is none to call.</summary>
    private static string? ConstructorOf(INamedTypeSymbol type) =>
        type is { IsSealed: false, TypeKind: TypeKind.Class }
        && type
            .InstanceConstructors.Where(c =>
                c.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal
            )
            .OrderBy(c => c.Parameters.Length)
            .FirstOrDefault()
            is { } constructor
            ? string.Join(", ", constructor.Parameters.Select(p => $"default({TypeName(p.Type)})"))
            : null;

    private static string Modifier(IParameterSymbol parameter) => parameter.RefKind == RefKind.Ref ? "ref " : "";

    private string NameOf(IMethodSymbol method) =>
        method.IsGenericMethod
            ? $"{method.Name}<{string.Join(", ", method.TypeParameters.Select(p => TypeName(ArgumentFor(p))))}>"
            : method.Name;

    private static string TypeName(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    private INamedTypeSymbol Constructed(INamedTypeSymbol type) =>
        type.IsGenericType ? type.OriginalDefinition.Construct([.. type.TypeParameters.Select(ArgumentFor)]) : type;

    /// <summary>A type for a type parameter: what constrains it.</summary>
    private ITypeSymbol ArgumentFor(ITypeParameterSymbol parameter) =>
        parameter.ConstraintTypes.FirstOrDefault() ?? symbols.Compilation.ObjectType;
}
