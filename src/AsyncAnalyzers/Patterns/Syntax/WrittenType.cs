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

    /// <summary>Whether a type is written with a base of a name. It is asked of every type, and makes nothing.</summary>
    public static bool HasBase(TypeDeclarationSyntax type, string name)
    {
        if (type.BaseList is { } bases)
        {
            foreach (var written in bases.Types)
            {
                if (IsNamed(written.Type, name))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Whether a method is written with a parameter of a type of a name. It is asked of every method, and makes nothing.</summary>
    public static bool HasParameter(MethodDeclarationSyntax method, string name)
    {
        foreach (var parameter in method.ParameterList.Parameters)
        {
            if (IsNamed(parameter.Type, name))
            {
                return true;
            }
        }

        return false;
    }
}
