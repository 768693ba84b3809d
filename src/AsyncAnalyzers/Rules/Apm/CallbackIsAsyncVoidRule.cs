using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Patterns.Calls;
using AsyncAnalyzers.Patterns.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Rules.Apm;

/// <summary>
/// LAP2011: an async lambda or an <c>async void</c> method is called back, and does not catch everything itself.
/// See <see href="https://learn.microsoft.com/dotnet/csharp/asynchronous-programming/async-return-types#void-return-type">Async return
/// types</see>.
/// </summary>
internal sealed class CallbackIsAsyncVoidRule : CallPairRule
{
    public override DiagnosticDescriptor Descriptor => Descriptors.CallbackIsAsyncVoid;

    public override bool IsAboutTheCall => false;

    public override Finding? Inspect(MethodUse use) =>
        use.Begin is { Kind: PairKind.Apm, Callback.OnlyTarget: { Symbol: { IsAsync: true, ReturnsVoid: true } } target } begin
        && !CatchesEverything(target.Body, use.Source)
        && begin.CallbackArgument?.DescendantsAndSelf().Select(Place).FirstOrDefault(p => p is not null) is { } place
            ? new Finding(place, use.Method.Name)
            : null;

    /// <summary>The keyword that makes a lambda async, or the name of the method or of what keeps it.</summary>
    private static Location? Place(IOperation callback) =>
        callback switch
        {
            IAnonymousFunctionOperation { Syntax: AnonymousFunctionExpressionSyntax lambda } => lambda.AsyncKeyword.GetLocation(),
            IMethodReferenceOperation or ILocalReferenceOperation or IFieldReferenceOperation => callback.Syntax.GetLocation(),
            _ => null,
        };

    /// <summary>Declarations may come before, and read the state or the buffer.</summary>
    private static bool CatchesEverything(SyntaxNode body, SourceReader source) =>
        body is BlockSyntax { Statements: { Count: > 0 } statements }
        && statements.Last() is TryStatementSyntax last
        && statements.All(s => s == last || s is LocalDeclarationStatementSyntax)
        && source.CatchesEverything(last);
}
