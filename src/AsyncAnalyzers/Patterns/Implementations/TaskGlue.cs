using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Patterns.Implementations;

/// <summary>
/// The end of a method that makes an async result of a task by hand, and does nothing else: a <c>TaskCompletionSource</c> that has the
/// state, a continuation that completes it as the task was completed and calls back, and its task returned. It is the form that
/// <see href="https://learn.microsoft.com/dotnet/standard/asynchronous-programming-patterns/interop-with-other-asynchronous-patterns-and-types">
/// Interop with other asynchronous patterns and types</see> tells.
/// </summary>
/// <param name="Declaration">The method.</param>
/// <param name="Completion">The declaration of the source.</param>
/// <param name="Kept">The declaration of what the continuation is given as its state, where it stands on its own.</param>
/// <param name="Continuation">The statement that continues the task.</param>
/// <param name="Returned">What is returned: the task of the source.</param>
/// <param name="Task">The task that is continued.</param>
/// <param name="Given">The type of the task that is returned.</param>
/// <param name="GivesResult">Whether that has the result of the other; it has none that means anything where not.</param>
/// <param name="ForgetsFailures">Whether nobody hears of a task that failed or was cancelled.</param>
internal sealed record TaskGlue(
    MethodDeclarationSyntax Declaration,
    LocalDeclarationStatementSyntax Completion,
    LocalDeclarationStatementSyntax? Kept,
    ExpressionStatementSyntax Continuation,
    ExpressionSyntax Returned,
    ExpressionSyntax Task,
    INamedTypeSymbol Given,
    bool GivesResult,
    bool ForgetsFailures
)
{
    /// <summary>Whether a declaration may be of such a method, as it is written. To be asked before anything is bound.</summary>
    public static bool MayBeOne(MethodDeclarationSyntax declaration) =>
        declaration.ParameterList.Parameters.Count > 1
        && WrittenType.HasParameter(declaration, nameof(AsyncCallback))
        && !declaration.Modifiers.Any(SyntaxKind.AsyncKeyword)
        && declaration.Body?.Statements is { Count: > 2 } statements
        && statements.Last() is ReturnStatementSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Task" } };

    /// <summary>The glue that a method ends with; null where it is something else, or does more.</summary>
    public static TaskGlue? TryRecognise(MethodDeclarationSyntax declaration, LegacyAsyncSymbols symbols, SourceReader source)
    {
        if (
            !MayBeOne(declaration)
            || declaration.Body is not { Statements: var statements }
            || source.Model.GetDeclaredSymbol(declaration, source.CancellationToken) is not IMethodSymbol { Parameters: var parameters }
            || parameters.Where(p => symbols.IsAsyncCallback(p.Type)).ToList() is not { Count: 1 } callbacks
            || statements[statements.Count - 2] is not ExpressionStatementSyntax continuation
            || statements.Last() is not ReturnStatementSyntax { Expression: { } returned }
            || source.OperationOf(continuation.Expression) is not IInvocationOperation { TargetMethod.Name: "ContinueWith" } call
        )
        {
            return null;
        }

        var (passed, kept) = StatePassedTo(call, statements[statements.Count - 3], source);
        if (
            statements.ElementAtOrDefault(statements.Count - (kept is null ? 3 : 4))
            is not LocalDeclarationStatementSyntax { Declaration.Variables: { Count: 1 } made } completion
        )
        {
            return null;
        }

        return
            source.Model.GetDeclaredSymbol(made[0], source.CancellationToken) is ILocalSymbol { Type: INamedTypeSymbol type } local
            && SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, symbols.TaskCompletionSource)
            && StateGivenIn(made[0], source) is { } state
            && source.OperationOf(returned) is IPropertyReferenceOperation { Instance: ILocalReferenceOperation { Local: var given } }
            && SymbolEqualityComparer.Default.Equals(given, local)
            && call.Instance is { Syntax: ExpressionSyntax task, Type: INamedTypeSymbol continued }
            && symbols.IsTask(continued)
            && WorkOf(call) is { } work
            && new GlueWork(work, new ContinuationState(work, passed, source), local, callbacks[0], call.Instance, symbols)
                is { DoesNothingElse: true } glue
            && source.ReferencesTo(state, declaration).Count() == 1
            && source
                .ReferencesTo(callbacks[0], declaration)
                .All(r => new[] { work, passed }.Any(o => o?.Syntax.Span.Contains(r.Syntax.Span) == true))
            && (!glue.GivesResult || SymbolEqualityComparer.Default.Equals(continued.TypeArguments[0], type.TypeArguments[0]))
            ? new TaskGlue(
                declaration,
                completion,
                kept,
                continuation,
                returned,
                task,
                symbols.TaskOfResult!.Construct(type.TypeArguments[0]),
                glue.GivesResult,
                glue.ForgetsFailures
            )
            : null;
    }

    /// <summary>The parameter that a source is made with, before any options.</summary>
    private static IParameterSymbol? StateGivenIn(VariableDeclaratorSyntax variable, SourceReader source) =>
        variable.Initializer is { } initializer
        && source.OperationOf(initializer)
            is ISymbolInitializerOperation { Value: IObjectCreationOperation { Arguments.IsEmpty: false } made }
        && made.Arguments[0] is { Parameter.Type.SpecialType: SpecialType.System_Object, Value: var state }
        && SourceReader.Unconverted(state) is IParameterReferenceOperation { Parameter: var parameter }
            ? parameter
            : null;

    /// <summary>What a continuation is given as its state, and the statement before it that keeps that; nothing where it is given
    /// none.</summary>
    private static (IOperation? Passed, LocalDeclarationStatementSyntax? Kept) StatePassedTo(
        IInvocationOperation continuation,
        StatementSyntax before,
        SourceReader source
    ) =>
        continuation.Arguments.FirstOrDefault(a => a.Parameter is { Ordinal: 1, Type.SpecialType: SpecialType.System_Object })?.Value
            is not { } argument
            ? (null, null)
        : SourceReader.Unconverted(argument) is ILocalReferenceOperation { Local: var local }
        && before is LocalDeclarationStatementSyntax { Declaration.Variables: { Count: 1 } variables } declaration
        && local.DeclaringSyntaxReferences.Any(r => r.Span == variables[0].Span)
        && source.OnlyValueOf(local) is { } value and not IObjectCreationOperation
            ? (value, declaration)
        : (argument, null);

    /// <summary>The lambda that a task is continued with.</summary>
    private static IAnonymousFunctionOperation? WorkOf(IInvocationOperation continuation) =>
        continuation.Arguments[0].Value is IDelegateCreationOperation { Target: IAnonymousFunctionOperation work } ? work : null;
}
