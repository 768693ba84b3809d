using AsyncAnalyzers.Patterns.Contracts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Patterns.Events;

/// <summary>
/// Tells whether disposing or closing an object ends the operation that it has just started. <c>SmtpClient.Dispose</c> does. A WCF client
/// is aborted by <c>Abort</c>, and by <c>Close</c> as long as its channel is not open, see
/// <see href="https://learn.microsoft.com/dotnet/framework/wcf/extending/understanding-state-changes">Understanding State Changes</see>;
/// an open one waits. A type in source does where its method cancels, or disposes of what the operation uses. Of any other type, as
/// <c>WebClient</c>, it is not known.
/// </summary>
internal static class EndingDisposal
{
    /// <summary>How far a disposal is followed: <c>Dispose()</c>, <c>Dispose(bool)</c>, and a method that this calls.</summary>
    private const int Depth = 3;

    /// <summary>Whether a method that is called next ends an operation.</summary>
    public static bool Ends(EapOperation operation, IMethodSymbol disposal) =>
        operation.IsOfSmtpClient ? disposal.Name == nameof(IDisposable.Dispose)
        : operation.Call.Instance?.Type is not INamedTypeSymbol type ? false
        : WcfClient.Matches(type, operation.Symbols) ? disposal.Name == "Abort" || IsFirstCall(operation)
        : Cancels(disposal, operation, Depth);

    /// <summary>Whether nothing was called before on an object of the function's own, which would have opened it.</summary>
    private static bool IsFirstCall(EapOperation operation) =>
        operation.Object is { IsOwn: true, Variable: ILocalSymbol, Calls: var calls }
        && calls.All(c => c.Syntax.SpanStart >= operation.Call.Syntax.SpanStart);

    /// <summary>Whether a method in source certainly cancels what its object runs.</summary>
    private static bool Cancels(IMethodSymbol method, EapOperation operation, int depth) =>
        depth > 0
        && operation.Source.BodyOf(method) is { } body
        && body.DescendantNodes(n => n is not AnonymousFunctionExpressionSyntax)
            .OfType<InvocationExpressionSyntax>()
            .Where(call => IsAlwaysMade(call, body))
            .Select(call => operation.Source.OperationOf(call))
            .OfType<IInvocationOperation>()
            .Any(call => IsEnd(call, operation, depth));

    private static bool IsEnd(IInvocationOperation call, EapOperation operation, int depth) =>
        Receiver(call) switch
        {
            IInstanceReferenceOperation => EapNames.MayCancel(call.TargetMethod.Name) || Cancels(call.TargetMethod, operation, depth - 1),
            IFieldReferenceOperation { Instance: IInstanceReferenceOperation, Field: var used } => EndsUseOf(used, call, operation)
                && IsUsedByStart(used, operation),
            _ => false,
        };

    /// <summary>What a call is made on, as <c>x</c> in <c>x?.M()</c>.</summary>
    private static IOperation? Receiver(IInvocationOperation call)
    {
        var access = call.Instance is IConditionalAccessInstanceOperation ? call.Parent : null;
        return access is IConditionalAccessOperation { Operation: var accessed } ? accessed : call.Instance;
    }

    private static bool EndsUseOf(IFieldSymbol used, IInvocationOperation call, EapOperation operation) =>
        EapNames.MayCancel(call.TargetMethod.Name)
        || call.TargetMethod.Name == "Abort"
        || (
            call.TargetMethod.Name == nameof(IDisposable.Dispose)
            && SymbolEqualityComparer.Default.Equals(used.Type, operation.Symbols.SmtpClient)
        );

    /// <summary>Whether the method that starts the operation, or one that it calls, works with a field.</summary>
    private static bool IsUsedByStart(IFieldSymbol used, EapOperation operation) =>
        operation.Source.BodyOf(operation.Method.Start) is { } body
        && operation.Source.BodiesReachedFrom(body).Any(b => operation.Source.ReferencesTo(used, b).Any());

    /// <summary>Whether nothing but whether <c>Dispose</c> was called, or something is there, decides about a call.</summary>
    private static bool IsAlwaysMade(InvocationExpressionSyntax call, SyntaxNode body) =>
        call.Ancestors()
            .TakeWhile(n => n != body)
            .All(n =>
                n switch
                {
                    IfStatementSyntax { Else: null, Condition: var condition } => condition is IdentifierNameSyntax || IsNotNull(condition),
                    StatementSyntax => n
                        is BlockSyntax
                            or ExpressionStatementSyntax
                            or LockStatementSyntax
                            or UsingStatementSyntax
                            or TryStatementSyntax,
                    CatchClauseSyntax or ConditionalExpressionSyntax => false,
                    _ => true,
                }
            );

    private static bool IsNotNull(ExpressionSyntax condition) =>
        condition is BinaryExpressionSyntax { OperatorToken.ValueText: "!=", Right: LiteralExpressionSyntax { Token.ValueText: "null" } }
        || (condition is IsPatternExpressionSyntax { Pattern: UnaryPatternSyntax { Pattern: ConstantPatternSyntax } });
}
