using AsyncAnalyzers.Patterns.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Rewriting.Events;

/// <summary>All that source does with a <c>BackgroundWorker</c>, by each of its names: where a task can do it, the worker can go.</summary>
/// <param name="source">Reads the source.</param>
internal sealed class WorkerUses(SourceReader source)
{
    private readonly List<StatementSyntax> _needless = [];
    private readonly List<IInvocationOperation> _reports = [];
    private readonly List<IInvocationOperation> _cancels = [];
    private readonly List<IPropertyReferenceOperation> _questions = [];
    private readonly List<IPropertyReferenceOperation> _busyQuestions = [];

    /// <summary>Statements that are about the worker alone: what makes it, gives it another name, sets its
    /// flags or disposes it, which does nothing to its work.</summary>
    public IReadOnlyList<StatementSyntax> Needless => _needless;

    /// <summary>The calls that report progress.</summary>
    public IReadOnlyList<IInvocationOperation> Reports => _reports;

    /// <summary>The calls that cancel the work.</summary>
    public IReadOnlyList<IInvocationOperation> Cancels => _cancels;

    /// <summary>Where <c>CancellationPending</c> is read.</summary>
    public IReadOnlyList<IPropertyReferenceOperation> Questions => _questions;

    /// <summary>Where <c>IsBusy</c> is read.</summary>
    public IReadOnlyList<IPropertyReferenceOperation> BusyQuestions => _busyQuestions;

    /// <summary>All that goes with the worker or changes.</summary>
    public IEnumerable<SyntaxNode> Changed =>
        _needless.Concat<SyntaxNode>(_reports.Concat<IOperation>(_cancels).Concat(_questions).Concat(_busyQuestions).Select(o => o.Syntax));

    /// <summary>Adds all uses of a variable; false where one of them is beyond a task.</summary>
    public bool TryAdd(ISymbol variable, IEnumerable<SyntaxNode> scopes) =>
        scopes.SelectMany(scope => source.ReferencesTo(variable, scope)).ToList().TrueForAll(TryAdd);

    private bool TryAdd(IOperation reference)
    {
        var current = reference;
        while (current.Parent is IConversionOperation or IParenthesizedOperation)
        {
            current = current.Parent;
        }

        switch (current.Parent)
        {
            case ISimpleAssignmentOperation { Syntax.Parent: ExpressionStatementSyntax made } assignment when assignment.Target == current:
                _needless.Add(made);
                return SourceReader.Unconverted(assignment.Value) is IObjectCreationOperation;
            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var alias } declarator }
                when declarator.Syntax.Parent is VariableDeclarationSyntax { Parent: LocalDeclarationStatementSyntax named } all
                    && all.Variables.Count == 1:
                _needless.Add(named);
                return TryAdd(alias, source.ScopesOf(alias));
            case IPropertyReferenceOperation
            {
                Property.Name: "WorkerReportsProgress" or "WorkerSupportsCancellation",
                Parent: ISimpleAssignmentOperation { Syntax.Parent: ExpressionStatementSyntax flag }
            }:
                _needless.Add(flag);
                return true;
            case IPropertyReferenceOperation { Property.Name: "CancellationPending" } question:
                _questions.Add(question);
                return true;
            case IPropertyReferenceOperation { Property.Name: "IsBusy", Syntax: MemberAccessExpressionSyntax } question:
                _busyQuestions.Add(question);
                return true;
            case IInvocationOperation { TargetMethod.Name: "ReportProgress" } report:
                _reports.Add(report);
                return true;
            case IInvocationOperation { TargetMethod.Name: "CancelAsync" } cancel:
                _cancels.Add(cancel);
                return true;
            case IInvocationOperation { TargetMethod.Name: "Dispose", Syntax.Parent: ExpressionStatementSyntax disposed }:
                // It only leaves its container.
                _needless.Add(disposed);
                return true;
            case IInvocationOperation { TargetMethod.Name: "RunWorkerAsync" }:
                return true;
            case IEventReferenceOperation
            {
                Event.Name: "DoWork" or "ProgressChanged" or "RunWorkerCompleted",
                Parent: IEventAssignmentOperation { Adds: true, Syntax.Parent: ExpressionStatementSyntax }
            }:
                return true;
            default:
                return false;
        }
    }
}
