using AsyncAnalyzers.Patterns.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncAnalyzers.Rewriting.Syntax;

/// <summary>Names for new locals that nothing in the member uses yet.</summary>
/// <param name="taken">The names that are taken.</param>
internal sealed class FreshNames(IEnumerable<string> taken)
{
    private readonly HashSet<string> _taken = [.. taken];

    /// <summary>Names for the member around a node.</summary>
    public FreshNames(SyntaxNode node)
        : this(
            SourceReader.EnclosingMember(node).DescendantTokens().Where(t => t.IsKind(SyntaxKind.IdentifierToken)).Select(t => t.ValueText)
        ) { }

    /// <summary>Names that mean something else in some places where a local may be named.</summary>
    private static readonly HashSet<string> s_keywords = ["async", "await", "dynamic", "field", "nameof", "scoped", "var", "yield"];

    /// <summary>Whether a name is used nowhere in the member.</summary>
    public bool IsFree(string name) => !_taken.Contains(name);

    /// <summary>The wanted name, numbered where it is taken; from now on it is.</summary>
    public string Take(string wanted)
    {
        var name = Free(wanted);
        _taken.Add(name);
        return name;
    }

    /// <summary>The first of some names that is free; from now on it is taken.</summary>
    public string TakeOf(params string[] wanted) => Take(FreeOf(wanted));

    /// <summary>The first of some names that is not taken; the first of them numbered where all are.</summary>
    public string FreeOf(params string[] wanted) => FirstFree(wanted, CanBeTaken);

    /// <summary>The wanted name, numbered where it is taken.</summary>
    public string Free(string wanted) => Numbered(wanted, CanBeTaken);

    private bool CanBeTaken(string name) =>
        IsFree(name) && !s_keywords.Contains(name) && SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None;

    /// <summary>The first of some names that is free; the first of them numbered where none is.</summary>
    public static string FirstFree(IReadOnlyList<string> wanted, Func<string, bool> isFree) =>
        wanted.FirstOrDefault(isFree) ?? Numbered(wanted[0], isFree);

    /// <summary>The wanted name, or the first of its numbered forms that is free.</summary>
    public static string Numbered(string wanted, Func<string, bool> isFree)
    {
        var name = wanted;
        for (var number = 1; !isFree(name); number++)
        {
            name = wanted + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return name;
    }

    /// <summary>What a local that keeps an expression's value is called: after the member or variable it comes from.</summary>
    public static string Suggest(ExpressionSyntax expression, string otherwise)
    {
        var name = expression switch
        {
            IdentifierNameSyntax identifier => identifier.Identifier.ValueText,
            MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
            _ when otherwise == "obj" => "argument", // what Action calls its parameter says nothing
            _ => otherwise,
        };
        return Camel(Bare(name));
    }

    /// <summary>A name without the prefixes that fields have, which are not for locals: _name, m_name, s_name.</summary>
    private static string Bare(string name)
    {
        var bare = name.Length > 2 && name[1] == '_' ? name.Substring(2) : name.TrimStart('_');
        return bare.Length == 0 ? "value" : bare;
    }

    /// <summary>What a local is called that keeps something of the type: <c>printer</c> for a <c>Printer</c>, and for an
    /// <c>IPrinter</c>.</summary>
    public static string For(ITypeSymbol? type) =>
        type switch
        {
            { TypeKind: TypeKind.Interface, Name: { Length: > 1 } name } when name[0] == 'I' && char.IsUpper(name[1]) => Camel(
                name.Substring(1)
            ),
            { Name: { Length: > 0 } name } => Camel(name),
            _ => "source",
        };

    /// <summary>What belongs to a variable: <c>loaderProgress</c> for the <c>progress</c> of <c>_loader</c>.</summary>
    public static string Of(string variable, string wanted) => Camel(Bare(variable)) + Pascal(wanted);

    /// <summary>The name of a variable as functions have it.</summary>
    public static string Pascal(string variable) => char.ToUpperInvariant(Bare(variable)[0]) + Bare(variable).Substring(1);

    /// <summary>A name as locals and parameters have it.</summary>
    public static string Camel(string name) => char.ToLowerInvariant(name[0]) + name.Substring(1);
}
