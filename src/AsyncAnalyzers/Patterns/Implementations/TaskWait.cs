using System.Collections.Immutable;
using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Patterns.Implementations;

/// <summary>A place where code blocks until a task is over.</summary>
/// <param name="Expression">The whole: <c>task.Result</c>, <c>task.Wait()</c> or <c>task.GetAwaiter().GetResult()</c>.</param>
/// <param name="Name">The member that waits.</param>
/// <param name="Task">The task.</param>
/// <param name="WrapsException">Whether what the task threw comes in an AggregateException.</param>
internal sealed record TaskWait(ExpressionSyntax Expression, SimpleNameSyntax Name, IOperation Task, bool WrapsException)
{
    /// <summary>All places where a method itself blocks on a task.</summary>
    public static ImmutableArray<TaskWait> In(ImplementedMethod method) =>
        method.FindOwnOperations().Select(o => At(o, method.Symbols)).OfType<TaskWait>().ToImmutableArray();

    /// <summary>The task as it is written in the whole of such a wait.</summary>
    public static ExpressionSyntax TaskIn(ExpressionSyntax wait) =>
        wait switch
        {
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } => TaskBefore(access),
            MemberAccessExpressionSyntax access => access.Expression,
            _ => wait,
        };

    private static ExpressionSyntax TaskBefore(MemberAccessExpressionSyntax access) =>
        access.Name.Identifier.ValueText == "GetResult"
        && access.Expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax awaiter }
            ? awaiter.Expression
            : access.Expression;

    private static TaskWait? At(IOperation operation, LegacyAsyncSymbols symbols) =>
        operation switch
        {
            IPropertyReferenceOperation { Property.Name: "Result", Instance: { } task } when symbols.IsTask(task.Type) => Of(
                operation,
                task,
                wrapsException: true
            ),
            IInvocationOperation { TargetMethod: { Name: "Wait", Parameters.IsEmpty: true }, Instance: { } task }
                when symbols.IsTask(task.Type) => Of(operation, task, wrapsException: true),
            IInvocationOperation
            {
                TargetMethod.Name: "GetResult",
                Instance: IInvocationOperation { TargetMethod.Name: "GetAwaiter", Instance: { } task }
            } when symbols.IsTask(task.Type) => Of(operation, task, wrapsException: false),
            _ => null,
        };

    private static TaskWait? Of(IOperation operation, IOperation task, bool wrapsException) =>
        operation.Syntax switch
        {
            MemberAccessExpressionSyntax access => new TaskWait(access, access.Name, task, wrapsException),
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call => new TaskWait(
                call,
                access.Name,
                task,
                wrapsException
            ),
            _ => null,
        };
}
