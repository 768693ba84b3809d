using AsyncAnalyzers.Patterns.Events;
using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Rewriting.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Rewriting.Members;

/// <summary>Finds the events that a function handles, where nothing but these names it.</summary>
internal static class EventReferences
{
    /// <summary>All that attaches or detaches what a local keeps, which a subscription names; null where something else does.</summary>
    public static List<EapSubscription>? OfKept(EapSubscription named, RewriteContext context)
    {
        if (SourceReader.Unconverted(named.Assignment.HandlerValue) is not ILocalReferenceOperation { Local: var kept })
        {
            return null;
        }

        var reads = context
            .Source.ScopesOf(kept)
            .SelectMany(s => context.Source.ReferencesTo(kept, s))
            .Where(r => !SourceReader.IsWrite(r));
        var subscriptions = reads.Select(read => SubscriptionOf(read, context)).ToList();
        return subscriptions.Contains(null) ? null : subscriptions.ConvertAll(s => s!);
    }

    private static EapSubscription? SubscriptionOf(IOperation handler, RewriteContext context)
    {
        var value = handler;
        while (value.Parent is IConversionOperation or IParenthesizedOperation)
        {
            value = value.Parent;
        }

        return value.Parent is IEventAssignmentOperation { EventReference: { } reference } assignment && assignment.HandlerValue == value
            ? EapSubscription.Of(reference, context.Symbols, context.Source)
            : null;
    }

    /// <summary>All that attaches or detaches a method; null where something else names it.</summary>
    public static async Task<List<EapSubscription>?> OfAsync(IMethodSymbol method, RewriteContext context)
    {
        var references = await SolutionReferences
            .OfAsync(method, context.Document.Project.Solution, context.CancellationToken)
            .ConfigureAwait(false);
        var places = references
            .SelectMany(r => r.Locations)
            .Where(l => !l.Document.GetLinkedDocumentIds().Any(id => id.ProjectId == context.Document.Project.Id));
        var subscriptions = new List<EapSubscription>();
        foreach (var place in places)
        {
            var root = await place.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
            if (
                place.Document.Project.Id != context.Document.Project.Id
                || root?.FindNode(place.Location.SourceSpan, getInnermostNodeForTie: true) is not SimpleNameSyntax name
                || AssignmentOf(name) is not { } assignment
                || context.Source.OperationOf(assignment) is not IEventAssignmentOperation { EventReference: { } reference }
                || EapSubscription.Of(reference, context.Symbols, context.Source) is not { } subscription
            )
            {
                return null;
            }

            subscriptions.Add(subscription);
        }

        return subscriptions;
    }

    /// <summary>The assignment that attaches or detaches a method and does nothing else with it: <c>x.E += new H(M)</c>.</summary>
    private static AssignmentExpressionSyntax? AssignmentOf(SimpleNameSyntax name)
    {
        var value = SourceReader.AccessOf(name);
        while (true)
        {
            switch (value.Parent)
            {
                case ArgumentSyntax { Parent.Parent: BaseObjectCreationExpressionSyntax creation }:
                    value = creation;
                    break;
                case CastExpressionSyntax or ParenthesizedExpressionSyntax:
                    value = (ExpressionSyntax)value.Parent;
                    break;
                case AssignmentExpressionSyntax assignment when assignment.Right == value:
                    return assignment;
                default:
                    return null;
            }
        }
    }
}
