using AsyncAnalyzers.Patterns.Events;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Events;
using AsyncAnalyzers.Rewriting.Plans;
using AsyncAnalyzers.Rewriting.Refusals;
using AsyncAnalyzers.Rewriting.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncAnalyzers.Rewriting.Implementations;

/// <summary>
/// A method that returns a task stands behind the event-based start of a component, as
/// <see href="https://learn.microsoft.com/dotnet/standard/asynchronous-programming-patterns/interop-with-other-asynchronous-patterns-and-types#tasks-and-the-event-based-asynchronous-pattern-eap">
/// the documentation of the pattern</see> has it. Nothing else changes.
/// </summary>
internal sealed class AddEventTaskMethodPlan(EapImplementation operation, RewriteContext context) : RewritePlan
{
    protected override string Act => $"Add '{operation.Method.TaskName}'";

    /// <summary>The plan for a start, unless another configuration has the method already.</summary>
    public static Planned<RewritePlan> TryCreate(EapImplementation operation, RewriteContext context)
    {
        if (!operation.Method.CanBeWrapped || context.Symbols.TaskCompletionSource is null)
        {
            return RefusalReason.NoTaskForOperation.At(operation.Declaration);
        }

        return operation.HasTaskMethod
            ? RefusalReason.NameIsTaken.At(operation.Declaration)
            : new AddEventTaskMethodPlan(operation, context);
    }

    protected override void AddEdits(SyntaxEdits edits)
    {
        var type = (TypeDeclarationSyntax)operation.Declaration.Parent!;
        var left = operation.Method.UserState is { Name: var state } ? new[] { state } : [];
        var method = new EventWrapper(operation.Method, component: null, WrappedOutcome.ResultOrData, context)
            .Declaration()
            .WithLeadingTrivia(
                ParameterDocumentation.ForCounterpartOf(operation.Declaration, left).Insert(0, SyntaxFactory.EndOfLine(context.NewLine))
            );
        edits.Replace(
            type,
            current =>
                current.WithMembers(
                    current.Members.Insert(PlaceIn(current), method.WithTrailingTrivia(SyntaxFactory.EndOfLine(context.NewLine)))
                )
        );
    }

    /// <summary>The place behind all that starts the operation, with or without a task.</summary>
    private int PlaceIn(TypeDeclarationSyntax type) =>
        type.Members.LastIndexOf(m =>
            m is MethodDeclarationSyntax { Identifier.ValueText: var name }
            && (name == operation.Method.Start.Name || name == operation.Method.TaskName)
        ) + 1;
}
