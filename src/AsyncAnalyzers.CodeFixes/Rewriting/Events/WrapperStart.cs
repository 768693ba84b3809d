using AsyncAnalyzers.Patterns.Events;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Refusals;
using AsyncAnalyzers.Rewriting.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace AsyncAnalyzers.Rewriting.Events;

/// <summary>
/// A method of the caller's type that makes a task of the event, as
/// <see href="https://learn.microsoft.com/dotnet/standard/asynchronous-programming-patterns/interop-with-other-asynchronous-patterns-and-types#tasks-and-the-event-based-asynchronous-pattern-eap">
/// the documentation of the pattern</see> has it: it tells its own completion by the user state where the operation takes one, and
/// detaches its handler when the operation is complete, or did not start. Where a handler wants the event's data itself, that is what the
/// task gives.
/// </summary>
/// <param name="Operation">The start.</param>
/// <param name="Statement">The statement that it is.</param>
/// <param name="Outcome">What the task gives.</param>
/// <param name="Wrapper">The method.</param>
/// <param name="Type">The type that has it, or gets it.</param>
/// <param name="Declaration">Its declaration; null where the type has it already.</param>
internal sealed record WrapperStart(
    EapOperation Operation,
    ExpressionStatementSyntax Statement,
    WrappedOutcome Outcome,
    string Wrapper,
    TypeDeclarationSyntax Type,
    MethodDeclarationSyntax? Declaration
) : EventStart(Operation, Statement)
{
    public override string Name => Wrapper;

    public override ITypeSymbol? Result => GivesData ? Operation.Method.Args : Operation.Method.Result?.Type;

    public override bool GivesData => Outcome is WrappedOutcome.Data or WrappedOutcome.DataAndState;

    public override bool PassesState => Outcome == WrappedOutcome.DataAndState;

    /// <summary>What other starts on the object complete may be taken for this one, and the handler runs on the context of the start
    /// wherever the event is raised.</summary>
    public override bool MayChangeSemantics => true;

    public static Planned<EventStart> TryCreate(
        EapOperation operation,
        ExpressionStatementSyntax statement,
        WrappedOutcome outcome,
        RewriteContext context
    )
    {
        var method = operation.Method;
        if (
            !method.CanBeWrapped
            || operation.Call.Instance?.Type is not INamedTypeSymbol component
            || statement.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } type
            || context.Symbols.TaskCompletionSource is null
        )
        {
            return RefusalReason.NoTaskForOperation.At(operation.Site.Access);
        }

        var wrapper = new EventWrapper(method, component, outcome, context);
        var own = context.Model.GetDeclaredSymbol(type, context.CancellationToken);
        var known = own?.GetMembers(wrapper.Name).OfType<IMethodSymbol>().FirstOrDefault(wrapper.IsDeclaredAs);
        if (known is null && own?.GetMembers(wrapper.Name).IsEmpty != true)
        {
            return RefusalReason.NameIsTaken.At(operation.Site.Access);
        }

        return new WrapperStart(operation, statement, outcome, wrapper.Name, type, known is null ? wrapper.Declaration() : null);
    }

    public override ExpressionSyntax Task(InvocationExpressionSyntax current) =>
        InvocationExpression(
            IdentifierName(Wrapper),
            ArgumentList(TaskSyntaxFactory.Listed([Argument(Sender(current)), .. ArgumentsIn(current).Select(a => a.WithoutTrivia())]))
        );

    public override void AddEdits(SyntaxEdits edits)
    {
        if (Declaration is not null)
        {
            edits.Replace(
                Type,
                current =>
                    current.Members.OfType<MethodDeclarationSyntax>().Any(m => m.IsEquivalentTo(Declaration))
                        ? current
                        : current.AddMembers(Declaration)
            );
        }
    }
}
