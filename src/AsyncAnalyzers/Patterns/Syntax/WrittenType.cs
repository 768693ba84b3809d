using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncAnalyzers.Patterns.Syntax;

/// <summary>How types are written. A filter, to be asked before anything is bound.</summary>
internal static class WrittenType
{
    /// <summary>Whether a type is written with a name, be it behind its namespace or with a question mark.</summary>
    public static bool IsNamed(TypeSyntax? type, string name) =>
        type switch
        {
            NullableTypeSyntax { ElementType: var element } => IsNamed(element, name),
            QualifiedNameSyntax { Right: var right } => IsNamed(right, name),
            IdentifierNameSyntax { Identifier.ValueText: var written } => written == name,
            _ => false,
        };
}
