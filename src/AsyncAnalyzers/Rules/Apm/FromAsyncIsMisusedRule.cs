using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Patterns;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Rules.Apm;

/// <summary>
/// LAP2010: <c>FromAsync</c> is given an End that does not belong to its Begin, or an operation that is ended elsewhere too, or its task is
/// dropped with the exception in it.
/// See <see href="https://learn.microsoft.com/dotnet/standard/parallel-programming/tpl-and-traditional-async-programming">TPL and traditional .NET asynchronous programming</see>.
/// </summary>
internal sealed class FromAsyncIsMisusedRule : CallPairRule
{
    public override DiagnosticDescriptor Descriptor => Descriptors.FromAsyncIsMisused;

    public override Finding? Inspect(MethodUse use)
        => use.IsOfDelegate ? null
            : use.Call is null && FromAsyncEnd.TryRecognise(use.Site, use.Symbols, use.Source) is { } wrapped ? InspectWrapped(wrapped, use)
            : use.End is { EarlierFromAsync: not null } ? new Finding($"ends this operation already: '{use.Method.Name}' must not be called again")
            : null;

    private static Finding? InspectWrapped(FromAsyncEnd wrapped, MethodUse use)
    {
        var begin = wrapped.Methods.Begin.Name;
        if (new EndMatcher(use.Symbols, use.Source).Match(wrapped.Methods, wrapped.Receiver, use.Method, wrapped.End.Instance) is not EndMatch.MayMatch)
        {
            return new Finding($"is given '{use.Method.Name}', which does not end what '{begin}' begins");
        }

        if (wrapped.Begin?.Callback is { } callback && (callback.Kind == CallbackKind.End || callback.Targets.Any(t => t.Uses.Any(u => u.Kind == UseKind.Ended))))
        {
            return new Finding($"calls '{use.Method.Name}' a second time: the callback of '{begin}' ends the operation too");
        }

        return IsDropped(wrapped.Call)
            ? new Finding(NameOf(wrapped.Call)?.GetLocation(), $"returns a task that is dropped: an exception of what '{begin}' began is lost")
            : null;
    }

    /// <summary>In async functions the compiler tells, and before C# 7 nothing could say that it is on purpose.</summary>
    private static bool IsDropped(IInvocationOperation call)
        => call.Parent is IExpressionStatementOperation
            && call.Syntax.SyntaxTree.Options is CSharpParseOptions { LanguageVersion: >= LanguageVersion.CSharp7 }
            && !FunctionSyntax.IsInAsyncCode(call.Syntax);

    private static SimpleNameSyntax? NameOf(IInvocationOperation call) => ((call.Syntax as InvocationExpressionSyntax)?.Expression as MemberAccessExpressionSyntax)?.Name;
}
