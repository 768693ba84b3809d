using System.Collections.Immutable;
using AsyncAnalyzers.Patterns;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Rewriting;

/// <summary>The local that holds an async result, on its way to hold the task: everything that is done with it must be possible with that.</summary>
internal sealed class ResultLocal
{
    private readonly TypeSyntax? _declaredType;
    private readonly ImmutableArray<WaitRewrite> _waits;

    private ResultLocal(TypeSyntax? declaredType, ImmutableArray<IInvocationOperation> ends, ImmutableArray<WaitRewrite> waits)
    {
        _declaredType = declaredType;
        Ends = ends;
        _waits = waits;
    }

    /// <summary>The end calls that are given the local.</summary>
    public ImmutableArray<IInvocationOperation> Ends { get; }

    /// <summary>The waits and other looks at the local that are rewritten.</summary>
    public IEnumerable<ExpressionSyntax> Waits => _waits.Select(w => w.Expression);

    /// <summary>The local of a pair, or null where it is used as a task cannot be.</summary>
    public static ResultLocal? TryCreate(CallPair pair, ILocalSymbol local, RewriteContext context)
    {
        if (!SymbolEqualityComparer.Default.Equals(local.Type, context.Symbols.AsyncResult)
            || local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(context.CancellationToken)
                is not VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax } declaration })
        {
            return null;
        }

        var ends = ImmutableArray.CreateBuilder<IInvocationOperation>();
        var waits = ImmutableArray.CreateBuilder<WaitRewrite>();
        foreach (var use in pair.Uses)
        {
            switch (use.Kind)
            {
                case UseKind.Aliased when Taker(use.Operation) is { } taker && SymbolEqualityComparer.Default.Equals(taker, local):
                    break;
                case UseKind.Ended when IsIt(use.Value, local):
                    ends.Add((IInvocationOperation)use.Operation);
                    break;
                case UseKind.Polled or UseKind.WaitHandle when IsIt(use.Value, local):
                case UseKind.Inspected when IsIt(use.Value, local) && use.Operation is not IPropertyReferenceOperation { Property.Name: not nameof(IAsyncResult.CompletedSynchronously) }:
                    if (WaitRewrite.TryCreate(use, context) is { } wait)
                    {
                        waits.Add(wait);
                    }

                    break;
                default:
                    // An alias is another local with a type of its own, and a task that Task.Run made has no state.
                    return null;
            }
        }

        return new ResultLocal(declaration.Type.IsVar ? null : declaration.Type, ends.ToImmutable(), waits.ToImmutable());
    }

    /// <summary>
    /// The local of a pair with a callback, where it is used and only looked at: the one declared with the begin call, ended by nothing but
    /// the callback. Null also where it is not used, and can go.
    /// </summary>
    public static ResultLocal? TryCreateBesideCallback(CallPair pair, BeginSite site, RewriteContext context)
        => !pair.IsResultUnused
            && site is { Role: BeginRole.Declaration, Local: { } local }
            && context.Source.ValuesOf(local).Count() == 1
            && TryCreate(pair, local, context) is { Ends.IsEmpty: true } held
                ? held
                : null;

    /// <summary>Gives the local the task's type, and keeps waits and polls working on it.</summary>
    public void AddEdits(SyntaxEdits edits, TypeSyntax taskType)
    {
        if (_declaredType is not null)
        {
            edits.Replace(_declaredType, type => (type is NullableTypeSyntax ? SyntaxFactory.NullableType(taskType) : taskType).WithTriviaFrom(type));
        }

        foreach (var wait in _waits)
        {
            wait.AddEdits(edits);
        }
    }

    private static bool IsIt(IOperation value, ILocalSymbol local)
        => value is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, local);

    /// <summary>The local that takes the value.</summary>
    private static ISymbol? Taker(IOperation taking)
        => taking switch
        {
            IVariableDeclaratorOperation { Symbol: var declared } => declared,
            ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local: var assigned } } => assigned,
            _ => null,
        };
}
