using System.Collections.Immutable;
using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncAnalyzers.Rewriting.Callbacks;

/// <summary>
/// A local or private field that keeps the delegate of a callback, <c>_onRead = new AsyncCallback(OnRead)</c>, for the begin calls. When
/// these call the method instead, the variable goes.
/// </summary>
/// <param name="Declaration">Where the variable is declared.</param>
/// <param name="Assignment">Where it is given the callback, if not there.</param>
/// <param name="Reads">Where it is read.</param>
internal sealed record CallbackVariable(SyntaxNode Declaration, StatementSyntax? Assignment, ImmutableArray<SyntaxNode> Reads)
{
    /// <summary>The variable that is given the method, and never anything else; null where there is none, or others can see it.</summary>
    public static CallbackVariable? TryFind(ExpressionSyntax method, RewriteContext context)
    {
        var value = WithDelegate(method);
        var assignment =
            value.Parent is AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax statement } written && written.Right == value
                ? statement
                : null;
        var variable = value.Parent switch
        {
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator } => context.Model.GetDeclaredSymbol(
                declarator,
                context.CancellationToken
            ),
            AssignmentExpressionSyntax { Left: var left } when assignment is not null => context
                .Model.GetSymbolInfo(left, context.CancellationToken)
                .Symbol,
            _ => null,
        };
        if (DeclarationOf(variable, context) is not { } declaration)
        {
            return null;
        }

        var references = context.Source.ScopesOf(variable!).SelectMany(scope => context.Source.ReferencesTo(variable!, scope)).ToList();
        return references.All(r =>
            r.Syntax.SyntaxTree == context.Root.SyntaxTree && (!SourceReader.IsWrite(r) || r.Parent?.Syntax.Parent == assignment)
        )
            ? new CallbackVariable(
                declaration,
                assignment,
                references.Where(r => !SourceReader.IsWrite(r)).Select(r => NameIn(r.Syntax)).ToImmutableArray()
            )
            : null;
    }

    /// <summary>The statement that gives a local its value.</summary>
    public StatementSyntax Place => Assignment ?? (StatementSyntax)Declaration;

    /// <summary>Takes the variable away.</summary>
    public void AddEdits(SyntaxEdits edits)
    {
        if (Declaration is StatementSyntax local)
        {
            edits.ReplaceStatement(local, _ => []);
        }
        else
        {
            edits.Replace(Declaration, _ => null);
        }

        if (Assignment is not null)
        {
            edits.ReplaceStatement(Assignment, _ => []);
        }
    }

    /// <summary>Puts a function in the place where the local is given its value.</summary>
    /// <param name="edits">Takes the edits.</param>
    /// <param name="function">Makes the function of the statement as it is edited, and as it was.</param>
    public void ReplaceBy(SyntaxEdits edits, Func<StatementSyntax, StatementSyntax, LocalFunctionStatementSyntax> function)
    {
        var place = Place;
        if (Assignment is not null)
        {
            edits.ReplaceStatement((StatementSyntax)Declaration, _ => []);
        }

        edits.ReplaceStatement(place, current => [function(current, place)]);
    }

    /// <summary>The method with the delegate creation, casts and parentheses around it.</summary>
    private static ExpressionSyntax WithDelegate(ExpressionSyntax expression) =>
        expression.Parent switch
        {
            ArgumentSyntax { Parent.Parent: BaseObjectCreationExpressionSyntax creation } => WithDelegate(creation),
            CastExpressionSyntax or ParenthesizedExpressionSyntax => WithDelegate((ExpressionSyntax)expression.Parent),
            _ => expression,
        };

    private static SyntaxNode? DeclarationOf(ISymbol? variable, RewriteContext context) =>
        variable is ILocalSymbol or IFieldSymbol { DeclaredAccessibility: Accessibility.Private }
        && variable.DeclaringSyntaxReferences is { Length: 1 } declarations
        && declarations[0].SyntaxTree == context.Root.SyntaxTree
        && declarations[0].GetSyntax(context.CancellationToken)
            is VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: var declaration } }
        && declaration is LocalDeclarationStatementSyntax or FieldDeclarationSyntax { AttributeLists.Count: 0 }
            ? declaration
            : null;

    private static SyntaxNode NameIn(SyntaxNode access) => access is MemberAccessExpressionSyntax { Name: var name } ? name : access;
}
