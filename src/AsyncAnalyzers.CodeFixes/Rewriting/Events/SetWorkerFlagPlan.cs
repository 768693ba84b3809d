using System.Collections.Immutable;
using AsyncAnalyzers.Patterns.Events;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Plans;
using AsyncAnalyzers.Rewriting.Refusals;
using AsyncAnalyzers.Rewriting.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace AsyncAnalyzers.Rewriting.Events;

/// <summary>Sets the flag of a worker where it is made: <c>new BackgroundWorker { WorkerReportsProgress = true }</c>.</summary>
internal sealed class SetWorkerFlagPlan : RewritePlan
{
    private readonly ImmutableArray<BaseObjectCreationExpressionSyntax> _creations;
    private readonly string _flag;

    private SetWorkerFlagPlan(ImmutableArray<BaseObjectCreationExpressionSyntax> creations, string flag)
    {
        _creations = creations;
        _flag = flag;
    }

    protected override string Act => $"Set '{_flag}'";

    /// <summary>The plan, where the worker is made in the document; what <c>async</c> work is to become only its author knows.</summary>
    public static Planned<RewritePlan> TryCreate(BackgroundWorkerUse use, RewriteContext context)
    {
        if (use.MissingFlag is not { } flag)
        {
            return RefusalReason.OnlyAuthorKnows.At(use.Name);
        }

        var creations = use.Worker.Creations.Select(c => c.Syntax).OfType<BaseObjectCreationExpressionSyntax>().ToImmutableArray();
        return creations.All(c => c.SyntaxTree == context.Root.SyntaxTree)
            ? new SetWorkerFlagPlan(creations, flag)
            : RefusalReason.DeclarationCannotBeChanged.At(use.Name);
    }

    protected override void AddEdits(SyntaxEdits edits)
    {
        foreach (var creation in _creations)
        {
            edits.Replace(creation, WithFlag);
        }
    }

    private BaseObjectCreationExpressionSyntax WithFlag(BaseObjectCreationExpressionSyntax creation)
    {
        var set = AssignmentExpression(
            SyntaxKind.SimpleAssignmentExpression,
            IdentifierName(_flag),
            LiteralExpression(SyntaxKind.TrueLiteralExpression)
        );
        var initializer = creation.Initializer is { } own
            ? own.WithExpressions(TaskSyntaxFactory.Listed<ExpressionSyntax>([.. own.Expressions, set]))
            : InitializerExpression(SyntaxKind.ObjectInitializerExpression, SingletonSeparatedList<ExpressionSyntax>(set));
        return creation is ObjectCreationExpressionSyntax { ArgumentList.Arguments.Count: 0 } plain
            ? plain.WithArgumentList(null).WithType(plain.Type.WithTrailingTrivia(Space)).WithInitializer(initializer)
            : creation.WithInitializer(initializer);
    }
}
