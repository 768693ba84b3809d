using System.Collections.Immutable;
using System.Text.RegularExpressions;
using AsyncAnalyzers.Rewriting.Syntax;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Rewriting.Starts;

/// <summary>
/// The result of a task that delivers what a method returns and what it gives back by reference:
/// <c>(string Result, int ThreadId)</c>. See
/// <see href="https://learn.microsoft.com/dotnet/csharp/language-reference/builtin-types/value-tuples#tuple-field-names">Tuple field
/// names</see>.
/// </summary>
internal static class DeliveredTuple
{
    private const string Returned = "Result";

    private static readonly Regex s_item = new("^Item[0-9]+$");

    private static readonly HashSet<string> s_members =
    [
        "CompareTo",
        "Deconstruct",
        "Equals",
        "GetHashCode",
        "GetType",
        "Rest",
        "ToString",
    ];

    /// <summary>The type; null for nothing, and no tuple for one value alone.</summary>
    public static ITypeSymbol? Of(IMethodSymbol method, ImmutableArray<IParameterSymbol> byReference, Compilation compilation)
    {
        var returned = method.ReturnsVoid ? [] : new[] { (Type: method.ReturnType, Name: Returned) };
        var values = returned.Concat(byReference.Select(p => (p.Type, Name: FreshNames.Pascal(p.Name)))).ToList();
        if (values.Count <= 1)
        {
            return values.Select(v => v.Type).FirstOrDefault();
        }

        var names = new List<string>();
        foreach (var (_, name) in values)
        {
            names.Add(NameFor(name, names));
        }

        return compilation.CreateTupleTypeSymbol(values.Select(v => v.Type).ToImmutableArray(), names.ToImmutableArray<string?>());
    }

    /// <summary>A name, or one that has more to it, where another element or a member of all tuples has it.</summary>
    private static string NameFor(string wanted, List<string> taken) =>
        taken.Contains(wanted) || s_members.Contains(wanted) || s_item.IsMatch(wanted) ? NameFor(wanted + "Value", taken) : wanted;
}
