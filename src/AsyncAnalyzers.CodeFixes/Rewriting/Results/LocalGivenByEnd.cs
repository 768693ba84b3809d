using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Rewriting.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Rewriting.Results;

/// <summary>
/// A local that is declared for a by-reference argument of an end call, as <c>IPEndPoint from = null;</c> is for
/// <c>client.EndReceive(ar, ref from)</c>: what it holds before is read by nobody, so it can be declared with what End gives.
/// </summary>
internal static class LocalGivenByEnd
{
    /// <summary>The declaration, in the block of the end call's statement and before it; null where there is none.</summary>
    public static LocalDeclarationStatementSyntax? DeclarationOf(IArgumentOperation argument, RewriteContext context) =>
        argument is { Parameter.RefKind: RefKind.Ref or RefKind.Out, Value: ILocalReferenceOperation { Local: var local } }
        && local.DeclaringSyntaxReferences is { Length: 1 } declared
        && declared[0].GetSyntax(context.CancellationToken)
            is VariableDeclaratorSyntax
            {
                Parent: VariableDeclarationSyntax
                {
                    Type.IsVar: false,
                    Variables.Count: 1,
                    Parent: LocalDeclarationStatementSyntax { Parent: BlockSyntax block } declaration
                }
            } declarator
        && declarator.Initializer?.Value is null or LiteralExpressionSyntax or DefaultExpressionSyntax or BaseObjectCreationExpressionSyntax
        && declarator
            .DescendantNodes()
            .All(n => n is not (InvocationExpressionSyntax or AssignmentExpressionSyntax or AwaitExpressionSyntax))
        && argument.Syntax.FirstAncestorOrSelf<StatementSyntax>()?.Parent == block
        && context
            .Source.ReferencesTo(local, SourceReader.EnclosingMember(declaration))
            .All(r => r.Syntax.SpanStart >= argument.Syntax.SpanStart)
            ? declaration
            : null;
}
