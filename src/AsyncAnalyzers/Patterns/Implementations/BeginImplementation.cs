using System.Collections.Immutable;
using AsyncAnalyzers.Patterns.Calls;
using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncAnalyzers.Patterns.Implementations;

/// <summary>
/// A Begin method that a type implements, with the End that belongs to it. What it owes to its callers is told by
/// <see href="https://learn.microsoft.com/dotnet/standard/asynchronous-programming-patterns/interop-with-other-asynchronous-patterns-and-types">
/// Interop with other asynchronous patterns and types</see>: the callback is called when the operation is over, and the async result has
/// the caller's state.
/// </summary>
/// <param name="Declaration">Its declaration.</param>
/// <param name="Method">The method.</param>
/// <param name="Body">Its body.</param>
/// <param name="Callback">The parameter with the callback.</param>
/// <param name="State">The parameter with the state; null where there is none beside the callback.</param>
/// <param name="Symbols">The known types.</param>
/// <param name="Source">Reads the source around.</param>
internal sealed record BeginImplementation(
    MethodDeclarationSyntax Declaration,
    IMethodSymbol Method,
    SyntaxNode Body,
    IParameterSymbol Callback,
    IParameterSymbol? State,
    LegacyAsyncSymbols Symbols,
    SourceReader Source
) : ImplementedMethod(Declaration, Method, Body, Symbols, Source)
{
    /// <summary>Whether a declaration may be of such a method, as it is written. To be asked before anything is bound.</summary>
    public static bool MayBeOne(MethodDeclarationSyntax declaration) =>
        ImplementedNames.MayBegin(declaration.Identifier.ValueText) && WrittenType.HasParameter(declaration, nameof(AsyncCallback));

    /// <summary>The Begin method that a declaration is; null where it is none, or its body is not to be seen.</summary>
    public static BeginImplementation? TryRecognise(MethodDeclarationSyntax declaration, LegacyAsyncSymbols symbols, SourceReader source)
    {
        if (
            !MayBeOne(declaration)
            || source.Model.GetDeclaredSymbol(declaration, source.CancellationToken) is not IMethodSymbol method
            || !SymbolEqualityComparer.Default.Equals(method.ReturnType, symbols.AsyncResult)
            || ((SyntaxNode?)declaration.Body ?? declaration.ExpressionBody) is not { } body
            || method.Parameters.Where(p => symbols.IsAsyncCallback(p.Type)).ToList() is not { Count: 1 } callbacks
        )
        {
            return null;
        }

        var state = method.Parameters.FirstOrDefault(p =>
            p.Type.SpecialType == SpecialType.System_Object && Math.Abs(p.Ordinal - callbacks[0].Ordinal) == 1
        );
        return new BeginImplementation(declaration, method, body, callbacks[0], state, symbols, source);
    }

    /// <summary>Callback and state; nothing where one is missing.</summary>
    public override ImmutableArray<IParameterSymbol> Given =>
        State is null ? ImmutableArray<IParameterSymbol>.Empty : ImmutableArray.Create(Callback, State);

    /// <summary>What the End is called that belongs to it.</summary>
    public string NameOfEnd => ImplementedNames.EndOf(Name)!;

    /// <summary>Whether the type offers it to others of its own accord: what a base class or an interface prescribes is not a type's to
    /// change, which cannot be told where one is not known, and nobody else calls what a private type has.</summary>
    public bool IsOffered =>
        Method is { DeclaredAccessibility: Accessibility.Public, IsOverride: false, ContainingType: { TypeKind: TypeKind.Class } type }
        && ApmNames.MayBegin(Name)
        && type.DeclaredAccessibility != Accessibility.Private
        && TypeHierarchy.Of(type).All(t => t.TypeKind != TypeKind.Error)
        && !type
            .AllInterfaces.SelectMany(i => i.GetMembers(Name))
            .Any(m => SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(m), Method));

    /// <summary>Whether code of other assemblies can call it.</summary>
    public bool IsPublic =>
        TypeHierarchy.Around(Method.ContainingType).All(t => t.DeclaredAccessibility == Accessibility.Public)
        && Method.DeclaredAccessibility == Accessibility.Public;

    /// <summary>Whether callback and state are the last parameters, in this order; only an array of any length may follow.</summary>
    public bool TakesCallbackLast =>
        State?.Ordinal == Callback.Ordinal + 1 && Method.Parameters.Skip(State.Ordinal + 1).All(p => p.IsParams);

    /// <summary>Whether an overload takes callback and state as its last parameters.</summary>
    public bool HasRegularOverload =>
        TypeHierarchy
            .Of(Method.ContainingType)
            .SelectMany(t => t.GetMembers(Name))
            .OfType<IMethodSymbol>()
            .Any(m =>
                m.Parameters.Length > 1
                && Symbols.IsAsyncCallback(m.Parameters[m.Parameters.Length - 2].Type)
                && m.Parameters[m.Parameters.Length - 1].Type.SpecialType == SpecialType.System_Object
            );

    /// <summary>Whether nothing ends the operation: no method of the name of End, and none that could be meant for it, in the type or in
    /// what is returned.</summary>
    public bool LacksEnd =>
        TypeHierarchy.Of(Method.ContainingType).SelectMany(t => t.GetMembers(NameOfEnd)).All(m => m is not IMethodSymbol)
        && !FindReturned().Select(r => r.Type).OfType<INamedTypeSymbol>().Append(Method.ContainingType).Any(MayEnd);

    /// <summary>Whether a type has a method that takes an async result, and is not the End of another Begin.</summary>
    private bool MayEnd(INamedTypeSymbol type) =>
        TypeHierarchy
            .BasesOf(type)
            .SelectMany(t => t.GetMembers())
            .OfType<IMethodSymbol>()
            .Any(m =>
                m is { DeclaredAccessibility: not Accessibility.Private, MethodKind: MethodKind.Ordinary }
                && m.Parameters.Any(p => Symbols.IsAsyncResult(p.Type) && !Symbols.IsTask(p.Type))
                && ApmMethodPair.TryResolveEnd(m, Symbols) is null
            );

    /// <summary>The End method beside it, in the same declaration of the type; null where there is none, or several.</summary>
    public EndImplementation? FindEnd() =>
        Declaration.Parent is TypeDeclarationSyntax type
        && type
            .Members.OfType<MethodDeclarationSyntax>()
            .Where(m => m.Identifier.ValueText == NameOfEnd)
            .Select(m => EndImplementation.TryRecognise(m, Symbols, Source))
            .OfType<EndImplementation>()
            .ToList()
            is { Count: 1 } ends
            ? ends[0]
            : null;
}
