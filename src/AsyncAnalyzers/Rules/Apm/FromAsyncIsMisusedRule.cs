using System.Collections.Immutable;
using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Patterns.Calls;
using AsyncAnalyzers.Patterns.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Rules.Apm;

/// <summary>
/// LAP2010: <c>FromAsync</c> is given an End that does not belong to its Begin, or an operation that is ended elsewhere too, or its task
/// is dropped with the exception in it. See
/// <see href="https://learn.microsoft.com/dotnet/standard/parallel-programming/tpl-and-traditional-async-programming">TPL and traditional
/// .NET asynchronous programming</see>.
/// </summary>
internal sealed class FromAsyncIsMisusedRule : CallPairRule
{
    public override DiagnosticDescriptor Descriptor => Descriptors.FromAsyncIsMisused;

    public override ImmutableArray<DiagnosticDescriptor> OtherMessages { get; } =
        ImmutableArray.Create(Descriptors.FromAsyncAndCallbackEnd, Descriptors.FromAsyncEndsAlready, Descriptors.FromAsyncTaskIsDropped);

    public override Finding? Inspect(MethodUse use) =>
        use.IsOfDelegate ? null
        : use.Call is null && FromAsyncEnd.TryRecognise(use.Site, use.Symbols, use.Source) is { } wrapped ? InspectEnd(wrapped, use)
        : use.Call is { } call && FromAsyncEnd.TryRecognise(call, use.Symbols, use.Source) is { } dropped ? InspectTask(dropped, use)
        : use.End?.FindEarlierFromAsync() is not null ? new Finding(use.Method.Name) { Message = Descriptors.FromAsyncEndsAlready }
        : null;

    private static Finding? InspectEnd(FromAsyncEnd wrapped, MethodUse use)
    {
        var (begin, end) = (wrapped.Methods.Begin.Name, wrapped.End.Method.Name);
        if (
            new EndMatcher(use.Symbols, use.Source).Match(wrapped.Methods, wrapped.Receiver, wrapped.End.Method, wrapped.End.Instance)
            is not EndMatch.MayMatch
        )
        {
            return new Finding(end, begin);
        }

        return
            wrapped.Begin?.Callback is { } callback
            && (callback.Kind == CallbackKind.End || callback.Targets.Any(t => t.Uses.Any(u => u.Kind == AsyncResultUseKind.Ended)))
            ? new Finding(end, begin) { Message = Descriptors.FromAsyncAndCallbackEnd }
            : null;
    }

    /// <summary>Of a call that is wrong in itself nothing is said about its task.</summary>
    private static Finding? InspectTask(FromAsyncEnd wrapped, MethodUse use) =>
        wrapped.Methods.Kind == PairKind.Apm && IsDropped(wrapped.Call) && InspectEnd(wrapped, use) is null
            ? new Finding(wrapped.Methods.Begin.Name) { Message = Descriptors.FromAsyncTaskIsDropped }
            : null;

    /// <summary>In async functions the compiler tells, and before C# 7 nothing could say that it is on purpose.</summary>
    private static bool IsDropped(IInvocationOperation call) =>
        call.Parent is IExpressionStatementOperation
        && call.Syntax.SyntaxTree.Options is CSharpParseOptions { LanguageVersion: >= LanguageVersion.CSharp7 }
        && !FunctionSyntax.IsInAsyncCode(call.Syntax);
}
