using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncAnalyzers.Rewriting.Syntax;

/// <summary>A method or local function that may change its signature, for nothing but the code that names it depends on that.</summary>
internal static class ChangeableMethod
{
    /// <summary>The declaration, in one file, of a method whose signature nothing prescribes; null for any other.</summary>
    public static SyntaxNode? DeclarationOf(IMethodSymbol method, SyntaxTree tree) =>
        method
            is {
                IsVirtual: false,
                IsOverride: false,
                IsAbstract: false,
                IsExtern: false,
                PartialDefinitionPart: null,
                PartialImplementationPart: null,
                ExplicitInterfaceImplementations.IsEmpty: true
            }
        && !ImplementsInterface(method)
        && method.DeclaringSyntaxReferences is { Length: 1 } declarations
        && declarations[0].SyntaxTree == tree
        && declarations[0].GetSyntax() is MethodDeclarationSyntax or LocalFunctionStatementSyntax
            ? declarations[0].GetSyntax()
            : null;

    public static ParameterListSyntax ParametersOf(SyntaxNode declaration) => FunctionParts.Of(declaration).Parameters;

    /// <summary>The method's name with the suffix of asynchronous methods, numbered where that is taken.</summary>
    /// <param name="method">The method.</param>
    /// <param name="declaration">Its declaration.</param>
    /// <param name="model">Knows what names are taken there.</param>
    /// <param name="canShare">Whether the method can share its name with a symbol that has it.</param>
    public static string AsyncNameFor(
        IMethodSymbol method,
        SyntaxNode declaration,
        SemanticModel model,
        Func<ISymbol, bool>? canShare = null
    )
    {
        var named = WithoutBegin(method.Name);
        var wanted = named.EndsWith("Async", StringComparison.Ordinal) ? named : named + "Async";
        return FreshNames.Numbered(wanted, name => name == method.Name || SymbolsNamed(name).All(canShare ?? (_ => false)));

        // Calls of an extension method would mean the method of the type.
        IEnumerable<ISymbol> SymbolsNamed(string taken) =>
            model
                .LookupSymbols(declaration.SpanStart, name: taken)
                .Concat(model.LookupSymbols(declaration.SpanStart, method.ContainingType, taken, includeReducedExtensionMethods: true));
    }

    /// <summary>The name without a <c>Begin</c> before it, which says of a method that an End belongs to it: <c>BeginReadCallback</c> is
    /// what is called back.</summary>
    private static string WithoutBegin(string name) =>
        name.StartsWith("Begin", StringComparison.Ordinal) && name.Length > "Begin".Length && char.IsUpper(name["Begin".Length])
            ? name.Substring("Begin".Length)
            : name;

    private static bool ImplementsInterface(IMethodSymbol method) =>
        method
            .ContainingType.AllInterfaces.SelectMany(i => i.GetMembers(method.Name))
            .Any(m => SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(m), method));
}
