using System.Collections.Immutable;
using AsyncAnalyzers.Patterns.Implementations;
using AsyncAnalyzers.Rewriting.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Rewriting.Implementations;

/// <summary>How an End method takes its task out of the async result: it casts that to the task's type, and does nothing else with it; or
/// leaves the async result alone.</summary>
internal sealed class TaskInEnd
{
    private readonly ImmutableArray<(ExpressionSyntax Cast, ITypeSymbol Type)> _casts;
    private readonly ImmutableArray<TaskWait> _waits;

    private TaskInEnd(ImmutableArray<(ExpressionSyntax Cast, ITypeSymbol Type)> casts, ImmutableArray<TaskWait> waits, ITypeSymbol? result)
    {
        _casts = casts;
        _waits = waits;
        Result = result;
    }

    /// <summary>What the task results in; null for nothing.</summary>
    public ITypeSymbol? Result { get; }

    /// <summary>Whether callers get what the task threw in an AggregateException.</summary>
    public bool WrapsException => _waits.Any(w => w.WrapsException);

    /// <summary>The casts of an End method to a task that Begin returned, or to its base; null where the async result is used
    /// otherwise.</summary>
    public static TaskInEnd? TryRecognise(EndImplementation end, INamedTypeSymbol task)
    {
        var casts = ImmutableArray.CreateBuilder<(ExpressionSyntax, ITypeSymbol)>();
        foreach (var reference in end.Source.ReferencesTo(end.Result, end.Body))
        {
            if (
                reference.Parent is not IConversionOperation { IsImplicit: false, Type: { } type, Syntax: ExpressionSyntax cast }
                || !(SymbolEqualityComparer.Default.Equals(type, task) || SymbolEqualityComparer.Default.Equals(type, end.Symbols.Task))
            )
            {
                return null;
            }

            casts.Add((cast, type));
        }

        var waits = TaskWait.In(end).Where(w => casts.Any(c => c.Item1 == w.Task.Syntax));
        return new TaskInEnd(casts.ToImmutable(), waits.ToImmutableArray(), task.TypeArguments.FirstOrDefault());
    }

    /// <summary>The same where the task has no result, whatever its type says; null where End takes one from it, or keeps the
    /// task.</summary>
    public TaskInEnd? WithoutResult(ITypeSymbol task) =>
        _casts.All(c => _waits.Any(w => w.Task.Syntax == c.Cast && !IsValueUsed(w.Expression)))
            ? new TaskInEnd(_casts.Select(c => (c.Cast, task)).ToImmutableArray(), _waits, result: null)
            : null;

    private static bool IsValueUsed(ExpressionSyntax wait) =>
        wait.Parent
            is not (
                ExpressionStatementSyntax
                or ArrowExpressionClauseSyntax
                {
                    Parent: MethodDeclarationSyntax { ReturnType: PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword } }
                }
            );

    /// <summary>What waits for the cast itself becomes <c>TaskToAsyncResult.End</c>, every other cast <c>Unwrap</c>.</summary>
    public void AddEdits(SyntaxEdits edits, TaskSyntaxFactory tasks)
    {
        foreach (var (cast, type) in _casts)
        {
            var result = ((INamedTypeSymbol)type).TypeArguments.FirstOrDefault();
            if (_waits.FirstOrDefault(w => w.Task.Syntax == cast) is { } wait)
            {
                edits.Replace(
                    wait.Expression,
                    current => tasks.Wrap("End", result, OperandOf(TaskWait.TaskIn(current))).WithTriviaFrom(current)
                );
            }
            else
            {
                edits.Replace(cast, current => tasks.Wrap("Unwrap", result, OperandOf(current)).WithTriviaFrom(current));
            }
        }
    }

    private static ExpressionSyntax OperandOf(ExpressionSyntax cast) =>
        TaskSyntaxFactory.Unparenthesized(cast) switch
        {
            CastExpressionSyntax { Expression: var operand } => operand.WithoutTrivia(),
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AsExpression, Left: var operand } => operand.WithoutTrivia(),
            var other => other,
        };
}
