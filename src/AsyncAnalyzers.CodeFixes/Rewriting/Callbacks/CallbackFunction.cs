using AsyncAnalyzers.Patterns.Calls;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Refusals;
using AsyncAnalyzers.Rewriting.Results;
using AsyncAnalyzers.Rewriting.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace AsyncAnalyzers.Rewriting.Callbacks;

/// <summary>A function that is called back and that can become an async one: a method, a local function, or a lambda that a local
/// keeps.</summary>
/// <param name="Declaration">The declaration, or the lambda.</param>
/// <param name="AsyncName">What it is called when it is async.</param>
/// <param name="Exceptions">What becomes of an exception that it lets out.</param>
/// <param name="Local">The local that keeps the lambda.</param>
internal sealed record CallbackFunction(
    SyntaxNode Declaration,
    string AsyncName,
    CallbackExceptions Exceptions,
    CallbackVariable? Local = null
)
{
    /// <summary>The body that an async function has, of the block or expression that it had; null where it keeps its expression.</summary>
    public delegate BlockSyntax? NewBody(BlockSyntax? block, ExpressionSyntax? expression, SyntaxToken semicolon);

    /// <summary>The function, where it need not stay what it is.</summary>
    public static Planned<CallbackFunction> TryFind(CallbackTarget target, CallbackExceptions exceptions, RewriteContext context)
    {
        var method = target.Symbol.OriginalDefinition;
        if (method.MethodKind == MethodKind.AnonymousFunction)
        {
            return OfKept(target.Body, exceptions, context) is { } kept ? kept
                : context.LanguageVersion < LanguageVersion.CSharp7 ? RefusalReason.LanguageIsTooOld.At(target.Body)
                : RefusalReason.CallbackMustStay.At(target.Body);
        }

        return
            ChangeableMethod.DeclarationOf(method, context.Root.SyntaxTree) is { } declaration
            && AwaitContext.CanBecomeAsync(declaration, ChangeableMethod.ParametersOf(declaration))
            ? new CallbackFunction(declaration, exceptions.NameOf(method, declaration), exceptions)
            : RefusalReason.CallbackMustStay.At(target.Body);
    }

    /// <summary>All that names the function, where that is only begin calls.</summary>
    public async Task<Planned<CallbackReferences>> NamingAsync(
        IMethodSymbol method,
        AsyncResultBody body,
        RewriteContext context,
        RewriteContext asked
    ) =>
        Local is null
            ? await CallbackReferences.FindAllAsync(method, body, context, asked).ConfigureAwait(false)
            : CallbackReferences.FindAll(Local, method, body, context);

    /// <summary>Makes the function async.</summary>
    /// <param name="edits">Takes the edits.</param>
    /// <param name="context">The document.</param>
    /// <param name="task">What its first parameter is called.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="newBody">Makes its body.</param>
    /// <param name="keepsExpression">Whether an expression body stays one.</param>
    public void AddEdits(
        SyntaxEdits edits,
        RewriteContext context,
        string task,
        SeparatedSyntaxList<ParameterSyntax> parameters,
        NewBody newBody,
        bool keepsExpression
    )
    {
        switch (Declaration)
        {
            case MethodDeclarationSyntax method:
                foreach (
                    var name in method
                        .DescendantNodes(descendIntoTrivia: true)
                        .OfType<XmlNameAttributeSyntax>()
                        .Where(n => n.Identifier.Identifier.ValueText == method.ParameterList.Parameters[0].Identifier.ValueText)
                )
                {
                    edits.Replace(name, current => current.WithIdentifier(IdentifierName(task)));
                }

                edits.Replace(method, current => FunctionParts.Changed(current, AsAsync).WithDocumentationFor(parameters));
                break;
            case LocalFunctionStatementSyntax function:
                edits.Replace(function, current => FunctionParts.Changed(current, AsAsync));
                break;
            case AnonymousFunctionExpressionSyntax:
                Local!.ReplaceBy(
                    edits,
                    (current, place) => context.Tasks.SetApart(FunctionParts.Changed(AsFunction(current), AsAsync), place)
                );
                break;
        }

        FunctionParts AsAsync(FunctionParts parts)
        {
            var block = newBody(parts.Body, parts.ExpressionBody?.Expression, parts.Semicolon);
            var made = parts.AsAsync(AsyncName, Exceptions.Returned) with { Parameters = Listed(parts.Parameters) };
            return block is null || keepsExpression ? made with { Body = block } : made.WithBlock(block);
        }

        // What stands beside the async result's parameter stands beside the task's.
        ParameterListSyntax Listed(ParameterListSyntax current) =>
            current.WithParameters(
                current.Parameters.Count == 0
                    ? parameters
                    : parameters.Replace(parameters[0], parameters[0].WithTriviaFrom(current.Parameters[0]))
            );
    }

    /// <summary>A lambda that a local of the same block keeps, where it can be a function of that block; null for any other.</summary>
    /// <param name="body">The body of the lambda.</param>
    /// <param name="exceptions">What becomes of an exception that it lets out.</param>
    /// <param name="context">The document.</param>
    /// <param name="names">What it is called, the first of these that is free; none for the name of the local.</param>
    public static CallbackFunction? OfKept(SyntaxNode body, CallbackExceptions exceptions, RewriteContext context, params string[] names)
    {
        if (
            context.LanguageVersion < LanguageVersion.CSharp7
            || body.FirstAncestorOrSelf<AnonymousFunctionExpressionSyntax>() is not { } lambda
            || !AwaitContext.CanBecomeAsync(lambda, ParameterList())
            || CallbackVariable.TryFind(lambda, context)
                is not { Declaration: LocalDeclarationStatementSyntax { Parent: BlockSyntax block } local } kept
            || (kept.Assignment is not null && kept.Assignment.Parent != block)
        )
        {
            return null;
        }

        var wanted = names.Length > 0 ? names : [FreshNames.Pascal(local.Declaration.Variables[0].Identifier.ValueText)];
        return new CallbackFunction(lambda, new FreshNames(lambda).TakeOf([.. wanted.Select(exceptions.NameOf)]), exceptions, kept);
    }

    /// <summary>The lambda of a statement as a local function, which has no name and no parameters yet.</summary>
    private static LocalFunctionStatementSyntax AsFunction(StatementSyntax statement)
    {
        var lambda = statement.DescendantNodes().OfType<AnonymousFunctionExpressionSyntax>().First();
        var function = LocalFunctionStatement(PredefinedType(Token(SyntaxKind.VoidKeyword)), "Callback");
        return lambda.ExpressionBody is { } expression
            ? function
                .WithExpressionBody(ArrowExpressionClause(expression.WithoutTrivia()))
                .WithSemicolonToken(Token(SyntaxKind.SemicolonToken))
            : function.WithBody(lambda.Block!);
    }
}
