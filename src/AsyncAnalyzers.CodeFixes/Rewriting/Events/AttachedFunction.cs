using AsyncAnalyzers.Patterns.Events;
using AsyncAnalyzers.Patterns.Flow;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Refusals;
using AsyncAnalyzers.Rewriting.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace AsyncAnalyzers.Rewriting.Events;

/// <summary>A handler that is attached once and named nowhere else, so that it can become a function with other parameters: a method stays
/// where it is, a lambda becomes a local function where it is attached.</summary>
/// <param name="Subscription">What attaches it.</param>
/// <param name="Statement">The statement that does so.</param>
/// <param name="Function">The handler.</param>
/// <param name="Declaration">The declaration of a method; null for a lambda.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Moved">How a lambda becomes a method, for those who cannot call a local function.</param>
internal sealed record AttachedFunction(
    EapSubscription Subscription,
    ExpressionStatementSyntax Statement,
    EapHandler Function,
    SyntaxNode? Declaration,
    string Name,
    MovedHandler? Moved = null
)
{
    /// <summary>The type of the event that it handles.</summary>
    public INamedTypeSymbol Event => (INamedTypeSymbol)Subscription.Event.Type;

    /// <summary>The function that a subscription attaches.</summary>
    public static Planned<AttachedFunction> TryFind(EapSubscription attached, RewriteContext context)
    {
        if (attached.FindHandler() is not { } handler)
        {
            return RefusalReason.HandlerIsUnknown.At(attached.Assignment.Syntax);
        }

        var stays = RefusalReason.HandlerMustStay.At(handler.Body);
        if (
            attached is not { Adds: true, Statement: { } statement }
            || (statement.SyntaxTree != context.Root.SyntaxTree && handler.Kind == FunctionKind.Lambda)
        )
        {
            return stays;
        }

        if (handler.Kind == FunctionKind.Lambda)
        {
            return context.LanguageVersion < LanguageVersion.CSharp7
                ? RefusalReason.LanguageIsTooOld.At(handler.Body)
                : new AttachedFunction(attached, statement, handler, null, new FreshNames(handler.Body).TakeOf(HandlerNames.For(attached)));
        }

        return
            handler is { Kind: FunctionKind.Method, Function: { DeclaredAccessibility: Accessibility.Private, IsAsync: false } function }
            && ChangeableMethod.DeclarationOf(function, context.Root.SyntaxTree) is { } declaration
            && context.Source.DeclarationsOf(function.ContainingType).Sum(type => context.Source.NamesOf(function, type).Count()) == 1
            ? new AttachedFunction(attached, statement, handler, declaration, function.Name)
            : stays;
    }

    /// <summary>The function, so that a statement can call it; null where it cannot be.</summary>
    public AttachedFunction? CalledBy(StatementSyntax statement, RewriteContext context)
    {
        if (Declaration is not null || Statement.Parent?.Span.Contains(statement.Span) == true)
        {
            return this;
        }

        return MovedHandler.TryCreate(Function, Subscription, context) is { } moved
            ? this with
            {
                Moved = moved,
                Name = moved.FreeOf(HandlerNames.For(Subscription)),
            }
            : null;
    }

    /// <summary>Gives the function other parameters, another result and another body.</summary>
    public void AddEdits(
        SyntaxEdits edits,
        RewriteContext context,
        TypeSyntax returned,
        IReadOnlyCollection<ParameterSyntax> parameters,
        LambdaBody.NewBody newBody
    )
    {
        var list = ParameterList(TaskSyntaxFactory.Listed(parameters));
        if (Moved is not null)
        {
            Moved.AddEdits(edits, MethodDeclaration(returned, Name).WithParameterList(list), newBody);
            return;
        }

        edits.ReplaceStatement(
            Statement,
            current =>
                Declaration is null
                    ?
                    [
                        context.Tasks.SetApart(
                            LocalFunctionStatement(returned, Name).WithParameterList(list).WithBody(LambdaBody.In(current, newBody)),
                            Statement
                        ),
                    ]
                    : []
        );
        if (Declaration is not null)
        {
            edits.Replace(Declaration, current => FunctionParts.Changed(current, Changed));
        }

        FunctionParts Changed(FunctionParts parts) =>
            (
                parts with
                {
                    Returned = returned.WithTriviaFrom(parts.Returned),
                    Parameters = list.WithTriviaFrom(parts.Parameters),
                }
            ).WithBlock(newBody(parts.Body, parts.ExpressionBody?.Expression, parts.Semicolon));
    }

    /// <summary>Gives what hears progress what is reported: the percentage in the place of the event's data, or the data.</summary>
    /// <param name="edits">The edits.</param>
    /// <param name="context">The document.</param>
    /// <param name="reported">The type of what is reported.</param>
    public void AddProgressEdits(SyntaxEdits edits, RewriteContext context, ITypeSymbol reported)
    {
        var names = new FreshNames(Function.Body);
        var isData = reported.SpecialType == SpecialType.None;
        var name =
            !isData ? names.Take("percentage")
            : Function.Function.Parameters.Length == 2 ? Function.Function.Parameters[1].Name
            : names.Take("e");
        foreach (var use in Function.DataUses.Where(_ => !isData))
        {
            edits.Replace((ExpressionSyntax)use.Operation.Syntax, current => IdentifierName(name).WithTriviaFrom(current));
        }

        AddEdits(
            edits,
            context,
            PredefinedType(Token(SyntaxKind.VoidKeyword)),
            [context.Tasks.ParameterOf(reported, name)],
            (block, expression, semicolon) =>
                block
                ?? TaskSyntaxFactory.InPlaceOfExpression(context.Tasks.Block(ExpressionStatement(expression!.WithoutTrivia())), semicolon)
        );
    }
}
