using System.Collections.Immutable;
using AsyncAnalyzers.Patterns.Calls;
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
/// The methods in source that async results are handed to, as in <c>void Finish(IAsyncResult ar)</c>: they take the task instead, and the
/// state beside it where they read that. They stay as they are otherwise, and wait where they ended the operation.
/// </summary>
internal sealed class ResultHelpers
{
    private readonly ImmutableArray<ResultHelper> _takers;
    private readonly ImmutableArray<HelperCall> _calls;
    private readonly RewriteContext _context;

    private ResultHelpers(ImmutableArray<ResultHelper> takers, ImmutableArray<HelperCall> calls, RewriteContext context)
    {
        _takers = takers;
        _calls = calls;
        _context = context;
    }

    public bool IsEmpty => _takers.IsEmpty;

    /// <summary>The types that the methods read the state as.</summary>
    public IEnumerable<ITypeSymbol> StateTypes => _takers.Where(t => t.Body.NeedsState).Select(t => t.Body.StateType);

    /// <summary>The methods that async results with these uses are handed to, where each of them can take a task.</summary>
    public static Planned<ResultHelpers> TryCreate(IEnumerable<AsyncResultUse> uses, RewriteContext context)
    {
        var all = uses.ToList();
        var calls = new Dictionary<SyntaxNode, HelperCall>();
        foreach (var use in all.Where(u => u.Kind == AsyncResultUseKind.PassedToHelper))
        {
            if (HelperCall.TryCreate(use) is not { } call)
            {
                return RefusalReason.ResultEscapes.At(use.Operation.Syntax);
            }

            calls[call.Call.Syntax] = call;
        }

        var takers = ImmutableArray.CreateBuilder<ResultHelper>();
        foreach (var parameter in calls.Values.Select(c => c.Parameter).Distinct<IParameterSymbol>(SymbolEqualityComparer.Default))
        {
            if (!ResultHelper.TryCreate(parameter, all, context).Succeeds(out var taker, out var refusal))
            {
                return refusal;
            }

            if (takers.Any(t => t.Declaration == taker.Declaration))
            {
                return RefusalReason.ResultEscapes.At(taker.Declaration);
            }

            takers.Add(taker);
        }

        return new ResultHelpers(takers.ToImmutable(), calls.Values.ToImmutableArray(), context);
    }

    /// <summary>Whether a use stands in one of the methods.</summary>
    public bool Contain(AsyncResultUse use) =>
        _takers.Any(t => t.Declaration.SyntaxTree == use.Value.Syntax.SyntaxTree && t.Declaration.Span.Contains(use.Value.Syntax.Span));

    /// <summary>Whether all methods can take a task: they end what a task can, and are handed nothing else.</summary>
    public bool CanTake(TaskStart start) =>
        _takers.All(t => EndCallRewrite.TryCreateAll(t.Body.Ends, start, _context).Succeeds(out _, out _) && IsHandedNothingElse(t));

    /// <summary>Changes the methods.</summary>
    public void AddEdits(SyntaxEdits edits, TaskStart start)
    {
        foreach (var taker in _takers)
        {
            taker.Body.AddEdits(
                edits,
                taker.Parameter.Name,
                IdentifierName(taker.State),
                taker.Body.StateType,
                taker.Body.StateDeclaration
            );
            foreach (var end in EndCallRewrite.TryCreateAll(taker.Body.Ends, start, _context).OrNull)
            {
                end.AddEdits(edits, _ => end.ResultOf(IdentifierName(taker.Parameter.Name)));
            }

            if (taker is { Body.NeedsState: true, Declaration: MethodDeclarationSyntax method })
            {
                edits.Replace(method, current => ParameterDocumentation.WithState(current, taker.State));
            }

            edits.Replace(
                ChangeableMethod.ParametersOf(taker.Declaration),
                current =>
                {
                    var taking = current.Parameters[taker.Parameter.Ordinal];
                    var parameters = current.Parameters.Replace(
                        taking,
                        taking.WithType(_context.Tasks.TaskType(start.Result).WithTriviaFrom(taking.Type!))
                    );
                    return current.WithParameters(
                        taker.Body.NeedsState
                            ? parameters.Add(_context.Tasks.ParameterOf(taker.Body.StateType, taker.State).WithLeadingTrivia(Space))
                            : parameters
                    );
                }
            );
        }
    }

    /// <summary>Hands the task on where the async result was.</summary>
    /// <param name="edits">Takes the edits.</param>
    /// <param name="uses">The uses of the async result that is the task now.</param>
    /// <param name="task">The task; null where it goes by the same name.</param>
    /// <param name="state">The state, where a method reads it.</param>
    /// <param name="stateType">The state's type.</param>
    public void AddEditsOfCalls(
        SyntaxEdits edits,
        IEnumerable<AsyncResultUse> uses,
        ExpressionSyntax? task,
        ExpressionSyntax? state,
        ITypeSymbol? stateType
    )
    {
        var calls = uses.Where(u => u.Kind == AsyncResultUseKind.PassedToHelper).Select(u => u.Operation.Syntax).ToImmutableHashSet();
        foreach (var (call, parameter, argument) in _calls.Where(c => calls.Contains(c.Call.Syntax)))
        {
            var index = ((ArgumentListSyntax)argument.Parent!).Arguments.IndexOf(argument);
            var taker = _takers.First(t => SymbolEqualityComparer.Default.Equals(t.Parameter, parameter));
            edits.Replace(
                ((InvocationExpressionSyntax)call.Syntax).ArgumentList,
                current =>
                {
                    var handed = current.Arguments[index];
                    var arguments = task is null
                        ? current.Arguments
                        : current.Arguments.Replace(handed, handed.WithExpression(task.WithTriviaFrom(handed.Expression)));
                    return current.WithArguments(
                        taker.Body.NeedsState
                            ? arguments.Add(Argument(Converted(state!, stateType, taker.Body.StateType)).WithLeadingTrivia(Space))
                            : arguments
                    );
                }
            );
        }
    }

    private ExpressionSyntax Converted(ExpressionSyntax state, ITypeSymbol? from, ITypeSymbol to) =>
        from is not null && _context.Model.Compilation.ClassifyConversion(from, to).IsImplicit
            ? state
            : CastExpression(_context.Tasks.Type(to), TaskSyntaxFactory.Parenthesized(state));

    private bool IsHandedNothingElse(ResultHelper taker) =>
        _context
            .Source.DeclarationsOf(taker.Parameter.ContainingType)
            .SelectMany(d => _context.Source.NamesOf((IMethodSymbol)taker.Parameter.ContainingSymbol, d))
            .All(n => _calls.Any(c => c.Call.Syntax == SourceReader.AccessOf(n).Parent));

    /// <summary>A call that is handed an async result.</summary>
    private sealed record HelperCall(IInvocationOperation Call, IParameterSymbol Parameter, ArgumentSyntax Argument)
    {
        /// <summary>The call that a use is, or null where it is none that can be given a task in the same place.</summary>
        public static HelperCall? TryCreate(AsyncResultUse use) =>
            use
                is {
                    Operation: IInvocationOperation { Syntax: InvocationExpressionSyntax { ArgumentList.Arguments: var written } } call,
                    Value.Syntax.Parent: ArgumentSyntax argument
                }
            && written.Contains(argument)
            && written.Count == call.TargetMethod.Parameters.Length
            && written.All(a => a.NameColon is null)
                ? new HelperCall(call, call.TargetMethod.OriginalDefinition.Parameters[written.IndexOf(argument)], argument)
                : null;
    }

    /// <summary>A method that is handed async results.</summary>
    private sealed record ResultHelper(IParameterSymbol Parameter, SyntaxNode Declaration, AsyncResultBody Body, string State)
    {
        /// <summary>The method, where nobody else can call it, and it does what can be done with a task.</summary>
        public static Planned<ResultHelper> TryCreate(IParameterSymbol parameter, IEnumerable<AsyncResultUse> uses, RewriteContext context)
        {
            if (
                parameter.ContainingSymbol is not IMethodSymbol { IsGenericMethod: false } method
                || method is not ({ DeclaredAccessibility: Accessibility.Private } or { MethodKind: MethodKind.LocalFunction })
                || !SymbolEqualityComparer.Default.Equals(parameter.Type, context.Symbols.AsyncResult)
                || ChangeableMethod.DeclarationOf(method, context.Root.SyntaxTree) is not { } declaration
                || context.Source.BodyOf(method) is not { } code
            )
            {
                return RefusalReason.ResultEscapes.At(uses.First().Value.Syntax);
            }

            var own = uses.Where(u => u.Value.Syntax.SyntaxTree == code.SyntaxTree && code.Span.Contains(u.Value.Syntax.Span))
                .GroupBy(u => (u.Kind, u.Operation.Syntax))
                .Select(g => g.First());
            if (
                !AsyncResultBody
                    .TryCreate(new CallbackTarget(method, code, own.ToImmutableArray()), context)
                    .Succeeds(out var body, out var refusal)
            )
            {
                return refusal;
            }

            if (body.WaitsForHandle || body.LeavesSynchronous)
            {
                return RefusalReason.ResultIsUsedOtherwise.At(declaration);
            }

            var state = body.StateDeclaration?.Declaration.Variables[0].Identifier.ValueText ?? new FreshNames(declaration).Take("state");
            return new ResultHelper(parameter, declaration, body, state);
        }
    }
}
