using System.Collections.Immutable;
using AsyncAnalyzers.Patterns.Counterparts;
using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Refusals;
using AsyncAnalyzers.Rewriting.Starts;
using AsyncAnalyzers.Rewriting.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace AsyncAnalyzers.Rewriting.Results;

/// <summary>
/// Puts a task's result in the place of an end call. Results that End delivers by reference are taken apart from the task's tuple: by the
/// statement whose whole value the end call is, or before the one that it stands in.
/// </summary>
internal sealed class EndCallRewrite
{
    private readonly ExpressionSyntax _call;
    private readonly StatementSyntax? _statement;
    private readonly ImmutableArray<ArgumentSyntax> _byReference;
    private readonly ImmutableArray<LocalDeclarationStatementSyntax?> _declared;
    private readonly ITypeSymbol _returned;
    private readonly ResultDelivery? _delivery;
    private readonly RewriteContext _context;

    private EndCallRewrite(
        ExpressionSyntax call,
        StatementSyntax? statement,
        ImmutableArray<ArgumentSyntax> byReference,
        ImmutableArray<LocalDeclarationStatementSyntax?> declared,
        ITypeSymbol returned,
        ResultDelivery? delivery,
        RewriteContext context
    )
    {
        _delivery = delivery;
        _call = call;
        _statement = statement;
        _byReference = byReference;
        _declared = declared;
        _returned = returned;
        _context = context;
    }

    /// <summary>The rewrite of an end call, where there is one that does the same.</summary>
    public static Planned<EndCallRewrite> TryCreate(IInvocationOperation end, TaskStart start, RewriteContext context)
    {
        if (end.Syntax is not InvocationExpressionSyntax invocation || end.Syntax.SyntaxTree != context.Root.SyntaxTree)
        {
            return RefusalReason.ResultEscapes.At(end.Syntax);
        }

        if (Evaluation.HasEffects(end.Instance))
        {
            return RefusalReason.CallIsIrregular.At(end.Syntax);
        }

        ExpressionSyntax call = invocation;
        if (end.Instance is IConditionalAccessInstanceOperation)
        {
            if (invocation.Parent is not ConditionalAccessExpressionSyntax { Parent: ExpressionStatementSyntax } access)
            {
                return RefusalReason.CallIsIrregular.At(end.Syntax);
            }

            call = access;
        }

        var byReference = end
            .Arguments.Where(a => a.Parameter!.RefKind is RefKind.Ref or RefKind.Out)
            .OrderBy(a => a.Parameter!.Ordinal)
            .ToList();
        if (byReference.Count != start.ByReference.Length)
        {
            return RefusalReason.TaskCannotCarry.At(end.Syntax);
        }

        var statement = (start.Delivery is null ? StatementOf(call) : null) ?? HoistingPoint.BeforeAllEffects(call);
        if (
            byReference.Count > 0
            && (statement is null || byReference.Any(a => IsReadBefore((ArgumentSyntax)a.Syntax, statement, context)))
        )
        {
            return RefusalReason.NoPlaceForStatement.At(end.Syntax);
        }

        return new EndCallRewrite(
            call,
            statement,
            byReference.Select(a => (ArgumentSyntax)a.Syntax).ToImmutableArray(),
            byReference.Select(a => start.Delivery is null ? null : LocalGivenByEnd.DeclarationOf(a, context)).ToImmutableArray(),
            end.TargetMethod.ReturnType,
            start.Delivery,
            context
        );
    }

    /// <summary>The rewrites of end calls, where each has one.</summary>
    public static Planned<ImmutableArray<EndCallRewrite>> TryCreateAll(
        IEnumerable<IInvocationOperation> ends,
        TaskStart start,
        RewriteContext context
    )
    {
        var rewrites = ImmutableArray.CreateBuilder<EndCallRewrite>();
        foreach (var end in ends)
        {
            if (!TryCreate(end, start, context).Succeeds(out var rewrite, out var refusal))
            {
                return refusal;
            }

            rewrites.Add(rewrite);
        }

        return rewrites.ToImmutable();
    }

    /// <summary>Whether the statement reads, before it ends the operation, what End gives back by reference: it would be there
    /// already.</summary>
    private static bool IsReadBefore(ArgumentSyntax byReference, StatementSyntax statement, RewriteContext context)
    {
        if (byReference.Expression is DeclarationExpressionSyntax)
        {
            return false;
        }

        // The object is the same before and after, only its member is not.
        SyntaxNode changed =
            byReference.Expression is MemberAccessExpressionSyntax { Expression: var instance, Name: var member }
            && context.Model.GetTypeInfo(instance, context.CancellationToken).Type?.IsReferenceType == true
                ? member
                : byReference;
        var named = changed.DescendantTokens().Where(t => t.IsKind(SyntaxKind.IdentifierToken)).Select(t => t.ValueText).ToList();
        return statement
            .DescendantTokens()
            .TakeWhile(t => t.SpanStart < byReference.SpanStart)
            .Any(t => t.IsKind(SyntaxKind.IdentifierToken) && t.Parent is ExpressionSyntax && named.Contains(t.ValueText));
    }

    /// <summary>Whether <c>await</c> is legal where the end call stands.</summary>
    public bool CanAwait => AwaitContext.CanAwait(_call, _context.Model);

    /// <summary>What the task gives where the end call stands: awaited if that is legal, as the function itself awaits.</summary>
    public ExpressionSyntax ResultOf(ExpressionSyntax task) => AwaitContext.ResultAt(_call, task, _context.Model);

    /// <summary>
    /// Whether the result has to be there before the statement is evaluated: what stands to the left of the end call was read when the
    /// operation was complete, and an <c>await</c> in its place would leave between.
    /// </summary>
    private bool TakesResultFirst =>
        _returned.SpecialType != SpecialType.System_Void
        && _statement is not null
        && HoistingPoint.IsReadBefore(_call, _statement, _context.Model);

    /// <summary>The end call as it stands in its statement.</summary>
    public ExpressionSyntax Call => _call;

    /// <summary>Puts the task's result in the place of the call.</summary>
    public void AddEdits(SyntaxEdits edits, Func<ExpressionSyntax, ExpressionSyntax> result)
    {
        foreach (var declaration in _declared.OfType<LocalDeclarationStatementSyntax>())
        {
            edits.ReplaceStatement(declaration, _ => []);
        }

        if (_byReference.IsEmpty && TakesResultFirst && result(_call) is AwaitExpressionSyntax awaited)
        {
            var name = IdentifierName(new FreshNames(_call).Take("result"));
            edits.ReplaceExpression(_call, _statement, _ => ([_context.Tasks.Local(name.Identifier.ValueText, awaited)], name));
        }
        else if (_byReference.IsEmpty)
        {
            edits.Replace(_call, current => TaskSyntaxFactory.InPlaceOf(_call, result(current)).WithTriviaFrom(current));
        }
        else if (_delivery is not null && _call.Parent is ExpressionStatementSyntax)
        {
            edits.ReplaceStatement(_statement!, _ => ReadMembers(_delivery, result(_call)).Before);
        }
        else if (_delivery is not null)
        {
            edits.ReplaceExpression(_call, _statement, _ => ReadMembers(_delivery, result(_call)));
        }
        else if (StatementOf(_call) is null)
        {
            edits.ReplaceExpression(_call, _statement, _ => TakeApartBefore(result(_call)));
        }
        else
        {
            edits.ReplaceStatement(_statement!, current => TakeApart(current, result(_call)));
        }
    }

    /// <summary>Puts a call of the work itself in the place of the end call, with the end call's own out arguments.</summary>
    public void AddEditsInPlace(SyntaxEdits edits, InvocationExpressionSyntax work)
    {
        var declared = work.ArgumentList.Arguments.Select(a => a.Expression).OfType<DeclarationExpressionSyntax>().ToList();
        var call = work.ReplaceNodes(declared, (original, _) => _byReference[declared.IndexOf(original)].Expression.WithoutTrivia());
        edits.Replace(_call, current => call.WithTriviaFrom(current));
    }

    /// <summary>Names that the end call declares for what comes by reference.</summary>
    private static string? DeclaredName(ArgumentSyntax argument) =>
        argument.Expression is DeclarationExpressionSyntax { Designation: SingleVariableDesignationSyntax name }
            ? name.Identifier.ValueText
            : null;

    /// <summary><c>var received = await task; from = received.RemoteEndPoint;</c> before the statement, <c>received.Buffer</c> where the
    /// end call stood.</summary>
    private (IReadOnlyList<StatementSyntax> Before, ExpressionSyntax Result) ReadMembers(ResultDelivery delivery, ExpressionSyntax result)
    {
        var name = new FreshNames(_call).Take("received");
        var before = new List<StatementSyntax> { _context.Tasks.Local(name, result) };
        for (var i = 0; i < _byReference.Length; i++)
        {
            var (argument, member) = (_byReference[i], Member(name, delivery.ByReference[i]));
            before.Add(
                _declared[i]?.Declaration is { Variables: { Count: 1 } variables } own
                    ? TaskSyntaxFactory.Local(variables[0].Identifier.ValueText, member, own.Type.WithoutTrivia())
                : DeclaredName(argument) is { } declared ? _context.Tasks.Local(declared, member)
                : ExpressionStatement(
                    AssignmentExpression(SyntaxKind.SimpleAssignmentExpression, argument.Expression.WithoutTrivia(), member)
                )
            );
        }

        return (before, Member(name, delivery.Returned));
    }

    private static MemberAccessExpressionSyntax Member(string instance, string name) =>
        MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, IdentifierName(instance), IdentifierName(name));

    private IReadOnlyList<StatementSyntax> TakeApart(StatementSyntax current, ExpressionSyntax result)
    {
        var before = new List<StatementSyntax>();
        var targets = new List<ExpressionSyntax>();
        if (_returned.SpecialType != SpecialType.System_Void)
        {
            switch (current)
            {
                case LocalDeclarationStatementSyntax declaration:
                    var name = declaration.Declaration.Variables[0].Identifier.ValueText;
                    before.Add(
                        TaskSyntaxFactory.Local(
                            name,
                            null,
                            declaration.Declaration.Type.IsVar
                                ? _context.Tasks.Type(_returned)
                                : declaration.Declaration.Type.WithoutTrivia()
                        )
                    );
                    targets.Add(IdentifierName(name));
                    break;
                case ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax assignment }:
                    targets.Add(assignment.Left.WithoutTrivia());
                    break;
                default:
                    targets.Add(TaskSyntaxFactory.Discard);
                    break;
            }
        }

        AddByReference(targets, before);
        return [.. before, Assigned(targets, result)];
    }

    /// <summary><c>int outcome; (outcome, error) = await task;</c> before the statement, <c>outcome</c> where the end call stood.</summary>
    private (IReadOnlyList<StatementSyntax> Before, ExpressionSyntax Result) TakeApartBefore(ExpressionSyntax result)
    {
        var outcome = IdentifierName(new FreshNames(_call).Take("outcome"));
        var before = new List<StatementSyntax>
        {
            TaskSyntaxFactory.Local(outcome.Identifier.ValueText, null, _context.Tasks.Type(_returned)),
        };
        var targets = new List<ExpressionSyntax> { outcome };
        AddByReference(targets, before);
        return ([.. before, Assigned(targets, result)], outcome);
    }

    /// <summary>Adds what takes the values that come by reference; what the end call declares for them is declared before.</summary>
    private void AddByReference(List<ExpressionSyntax> targets, List<StatementSyntax> before)
    {
        foreach (var argument in _byReference)
        {
            if (
                DeclaredName(argument) is { } declared
                && _context.Model.GetTypeInfo(argument.Expression, _context.CancellationToken).Type is { } type
            )
            {
                before.Add(TaskSyntaxFactory.Local(declared, null, _context.Tasks.Type(type)));
                targets.Add(IdentifierName(declared));
            }
            else
            {
                targets.Add(argument.Expression.WithoutTrivia());
            }
        }
    }

    private static ExpressionStatementSyntax Assigned(List<ExpressionSyntax> targets, ExpressionSyntax value) =>
        ExpressionStatement(
            AssignmentExpression(
                SyntaxKind.SimpleAssignmentExpression,
                targets.Count == 1 ? targets[0] : TupleExpression(SeparatedList(targets.Select(Argument))),
                value
            )
        );

    /// <summary>The statement that takes the call's value, and does nothing else.</summary>
    private static StatementSyntax? StatementOf(ExpressionSyntax call) =>
        call.Parent switch
        {
            ExpressionStatementSyntax statement => statement,
            AssignmentExpressionSyntax
            {
                Parent: ExpressionStatementSyntax statement,
                RawKind: (int)SyntaxKind.SimpleAssignmentExpression
            } => statement,
            EqualsValueClauseSyntax
            {
                Parent.Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax statement }
            } => statement,
            _ => null,
        };
}
