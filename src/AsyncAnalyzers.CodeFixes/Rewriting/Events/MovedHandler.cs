using AsyncAnalyzers.Patterns.Events;
using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace AsyncAnalyzers.Rewriting.Events;

/// <summary>A lambda that is attached in one member and hears what others start: it becomes a method behind that member, which all of them
/// can call.</summary>
/// <param name="Attached">The statement that attaches it.</param>
/// <param name="Home">The member that does so.</param>
/// <param name="Context">The document.</param>
internal sealed record MovedHandler(ExpressionStatementSyntax Attached, BaseMethodDeclarationSyntax Home, RewriteContext Context)
{
    /// <summary>Those that are there already come first.</summary>
    private static readonly SyntaxAnnotation s_moved = new();

    /// <summary>The lambda, where it uses nothing that only the member around it knows; null otherwise.</summary>
    public static MovedHandler? TryCreate(EapHandler handler, EapSubscription attached, RewriteContext context) =>
        attached.Statement is { } statement
        && FunctionSyntax.Around(statement) is BaseMethodDeclarationSyntax { Parent: TypeDeclarationSyntax } home
        && handler.Body.FirstAncestorOrSelf<AnonymousFunctionExpressionSyntax>() is { } lambda
        && statement.Span.Contains(lambda.Span)
        && !lambda.DescendantNodes().OfType<SimpleNameSyntax>().Any(name => IsOfMember(name, lambda, context))
            ? new MovedHandler(statement, home, context)
            : null;

    /// <summary>The first of some names that nothing in the type has; the first of them numbered where all are taken.</summary>
    public string FreeOf(IReadOnlyList<string> wanted) => FreshNames.FirstFree(wanted, IsFree);

    /// <summary>Makes the method.</summary>
    /// <param name="edits">The edits.</param>
    /// <param name="method">The method without its body, and without what says who may call it.</param>
    /// <param name="newBody">Makes the body of that of the lambda.</param>
    public void AddEdits(SyntaxEdits edits, MethodDeclarationSyntax method, LambdaBody.NewBody newBody)
    {
        BlockSyntax? body = null;
        edits.ReplaceStatement(
            Attached,
            current =>
            {
                body = LambdaBody.In(current, newBody);
                return [];
            }
        );
        edits.Replace(
            (TypeDeclarationSyntax)Home.Parent!,
            current =>
            {
                var behind = current.Members.IndexOf(IsHome) + 1;
                var moved = current.Members.Skip(behind).TakeWhile(m => m.HasAnnotation(s_moved)).Count();
                return current.WithMembers(current.Members.Insert(behind + moved, Declaration(method.WithBody(body))));
            }
        );
    }

    private MethodDeclarationSyntax Declaration(MethodDeclarationSyntax method)
    {
        SyntaxKind[] modifiers = Home.Modifiers.Any(SyntaxKind.StaticKeyword)
            ? [SyntaxKind.PrivateKeyword, SyntaxKind.StaticKeyword]
            : [SyntaxKind.PrivateKeyword];
        var declaration = method
            .WithModifiers(TokenList(modifiers.Select(m => Token(m)).Concat(method.Modifiers)))
            .WithLeadingTrivia(EndOfLine(Context.NewLine))
            .WithTrailingTrivia(EndOfLine(Context.NewLine))
            .WithAdditionalAnnotations(s_moved, Formatter.Annotation);
        return KeptIndentation.Moved(declaration, null);
    }

    /// <summary>Whether a member of the edited type is the one that attaches the lambda.</summary>
    private bool IsHome(MemberDeclarationSyntax member) =>
        member.IsKind(Home.Kind())
        && member.Modifiers.Any(SyntaxKind.StaticKeyword) == Home.Modifiers.Any(SyntaxKind.StaticKeyword)
        && (member as MethodDeclarationSyntax)?.Identifier.ValueText == (Home as MethodDeclarationSyntax)?.Identifier.ValueText
        && ((BaseMethodDeclarationSyntax)member).ParameterList.IsEquivalentTo(Home.ParameterList);

    private bool IsFree(string name) => Context.Model.LookupSymbols(Home.SpanStart, name: name).IsEmpty;

    /// <summary>Whether a name means a local, a parameter or a type parameter of the member around the lambda.</summary>
    private static bool IsOfMember(SimpleNameSyntax name, AnonymousFunctionExpressionSyntax lambda, RewriteContext context)
    {
        var symbol = context.Model.GetSymbolInfo(name, context.CancellationToken).Symbol;
        var isLocal =
            symbol
            is ILocalSymbol
                or IParameterSymbol
                or IRangeVariableSymbol
                or IMethodSymbol { MethodKind: MethodKind.LocalFunction }
                or ITypeParameterSymbol { TypeParameterKind: TypeParameterKind.Method };
        return isLocal && !symbol!.DeclaringSyntaxReferences.All(d => lambda.Span.Contains(d.Span));
    }
}
