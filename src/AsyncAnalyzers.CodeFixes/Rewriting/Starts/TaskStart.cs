using System.Collections.Immutable;
using AsyncAnalyzers.Patterns.Counterparts;
using AsyncAnalyzers.Rewriting.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncAnalyzers.Rewriting.Starts;

/// <summary>
/// What takes the place of a begin call: <c>Task.Run(() => d(a))</c> for a delegate, the counterpart or <c>FromAsync</c> for a pair
/// of methods. Receiver and arguments keep the values that they have at the begin call.
/// </summary>
internal abstract class TaskStart
{
    /// <summary>The task's result; null for none. More than one where by-reference parameters deliver results too.</summary>
    public abstract ITypeSymbol? Result { get; }

    /// <summary>What by-reference parameters deliver, in the order of End's parameters; the value that End returns stands before
    /// them.</summary>
    public virtual ImmutableArray<IParameterSymbol> ByReference => ImmutableArray<IParameterSymbol>.Empty;

    /// <summary>The members of the result that deliver what End does; null where the result itself, or a tuple, does.</summary>
    public virtual ResultDelivery? Delivery => null;

    /// <summary>What takes the place of Begin, for the titles of actions.</summary>
    public abstract string Name { get; }

    /// <summary>Whether the task can be complete as soon as it is started, where Begin called back later: what follows on it then runs
    /// inside the call that started it. Sockets called back so, too.</summary>
    public virtual bool MayCompleteAtOnce => false;

    /// <summary>
    /// Whether the task may keep an exception that Begin threw at once: a counterpart that is async does, and so does work that runs on the
    /// pool.
    /// </summary>
    public virtual bool MayKeepExceptionOfBegin => true;

    /// <summary>
    /// Whether the task is likely to keep what Begin threw at once: its author need not follow the rule of the task-based asynchronous
    /// pattern that a method throws usage errors where it is called ("Exceptions", learn.microsoft.com).
    /// </summary>
    public virtual bool KeepsExceptionOfBegin => false;

    /// <summary>
    /// Whether what follows on the task may run on the caller's thread, before what stands behind the begin call, as its callback did not:
    /// the task is complete at once, or its operation on another thread before Begin returns.
    /// </summary>
    public virtual bool MayCallBackAtOnce => false;

    /// <summary>Whether statements must stand before the task's expression.</summary>
    public abstract bool NeedsStatements { get; }

    /// <summary>Declarations of locals that only Begin's out arguments named.</summary>
    public virtual ImmutableArray<VariableDeclaratorSyntax> Orphans => ImmutableArray<VariableDeclaratorSyntax>.Empty;

    /// <summary>Takes these declarations away; a statement goes with its last variable.</summary>
    public void RemoveOrphans(SyntaxEdits edits)
    {
        foreach (var declaration in Orphans.GroupBy(o => (VariableDeclarationSyntax)o.Parent!))
        {
            var names = declaration.Select(o => o.Identifier.ValueText).ToList();
            if (names.Count == declaration.Key.Variables.Count)
            {
                edits.ReplaceStatement((StatementSyntax)declaration.Key.Parent!, _ => []);
            }
            else
            {
                edits.Replace(
                    declaration.Key,
                    current =>
                        current.RemoveNodes(
                            current.Variables.Where(v => names.Contains(v.Identifier.ValueText)),
                            SyntaxRemoveOptions.KeepNoTrivia
                        )
                );
            }
        }
    }

    /// <summary>Whether another start's task delivers the same, so that one variable or parameter can hold either.</summary>
    public bool IsAlike(TaskStart other) =>
        SymbolEqualityComparer.Default.Equals(Result, other.Result) && ByReference.Length == other.ByReference.Length;

    /// <summary>Builds the start from the begin call as it stands when it is replaced.</summary>
    public abstract StartedTask Build(ExpressionSyntax current);
}
