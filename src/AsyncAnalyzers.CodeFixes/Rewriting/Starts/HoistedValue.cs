using System.Collections.Immutable;
using AsyncAnalyzers.Rewriting.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace AsyncAnalyzers.Rewriting.Starts;

/// <summary>A value that is read later.</summary>
/// <param name="Name">The local that keeps it; null where the expression itself can be read later.</param>
/// <param name="Type">The local's type, where the value has none of its own.</param>
/// <param name="Tasks">Builds the declaration.</param>
internal sealed record HoistedValue(string? Name, ITypeSymbol? Type, TaskSyntaxFactory Tasks)
{
    /// <summary>The expression to read it by; its declaration is added to those that stand before.</summary>
    public ExpressionSyntax Read(ExpressionSyntax current, ImmutableArray<StatementSyntax>.Builder declarations)
    {
        if (Name is null)
        {
            return current.WithoutTrivia();
        }

        var value = TaskSyntaxFactory.Unparenthesized(current);
        declarations.Add(
            value is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: var variable } } && variable == Name
                ? ExpressionStatement(value.WithoutTrivia())
                : Tasks.Local(Name, value, Type)
        );
        return IdentifierName(Name);
    }
}
