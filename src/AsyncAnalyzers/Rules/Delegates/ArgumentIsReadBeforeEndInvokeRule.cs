using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Patterns.Calls;
using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Rules.Delegates;

/// <summary>
/// LAP1008: a local that was passed to <c>BeginInvoke</c> as an <c>out</c> or <c>ref</c> argument is read before <c>EndInvoke</c> has set
/// it. See
/// <see href="https://learn.microsoft.com/dotnet/standard/asynchronous-programming-patterns/calling-synchronous-methods-asynchronously">
/// Calling synchronous methods asynchronously</see>.
/// </summary>
internal sealed class ArgumentIsReadBeforeEndInvokeRule : CallPairRule
{
    public override DiagnosticDescriptor Descriptor => Descriptors.ArgumentIsReadBeforeEndInvoke;

    public override bool IsAboutTheCall => false;

    public override bool AppliesTo(LegacyAsyncSymbols symbols) => symbols.SupportsDelegateBeginInvoke;

    public override Finding? Inspect(MethodUse use)
    {
        if (
            use is not { IsOfDelegate: true, Begin: { Callback.Kind: CallbackKind.None } pair }
            || pair.Uses.Any(u => u.Kind == AsyncResultUseKind.Escaped)
        )
        {
            return null;
        }

        var begin = pair.Call.Syntax;
        var end = pair.Ends.Select(e => e.Syntax.SpanStart).Where(start => start > begin.Span.End).DefaultIfEmpty(int.MaxValue).Min();
        return
            pair
                .Call.Arguments.Where(a => a.Parameter?.RefKind is RefKind.Out or RefKind.Ref)
                .Select(a => a.Value is IDeclarationExpressionOperation declaration ? declaration.Expression : a.Value)
                .OfType<ILocalReferenceOperation>()
                .Select(argument => FirstReadBetween(argument, begin, end, use.Source))
                .FirstOrDefault(read => read is not null)
                is { } found
            ? new Finding(found.Syntax.GetLocation(), found.Local.Name)
            : null;
    }

    /// <summary>The first read of the local behind Begin and before End, on the way that leads there in a straight line.</summary>
    private static ILocalReferenceOperation? FirstReadBetween(
        ILocalReferenceOperation argument,
        SyntaxNode begin,
        int end,
        SourceReader source
    )
    {
        var behind = source
            .ReferencesTo(argument.Local, SourceReader.EnclosingMember(begin))
            .Where(r => r.Syntax.SpanStart > begin.Span.End && r.Syntax.SpanStart < end)
            .OrderBy(r => r.Syntax.SpanStart)
            .ToList();
        var first = behind.FirstOrDefault();
        if (first?.Parent is ISimpleAssignmentOperation assignment && assignment.Target == first)
        {
            // The value is read before the target is written.
            first = behind.FirstOrDefault(r => assignment.Value.Syntax.Span.Contains(r.Syntax.Span));
        }

        return first is ILocalReferenceOperation read && !IsSet(read) && IsInLine(read.Syntax, begin) ? read : null;
    }

    private static bool IsSet(ILocalReferenceOperation reference) =>
        SourceReader.IsWrite(reference) && reference.Parent is not (ICompoundAssignmentOperation or IIncrementOrDecrementOperation);

    /// <summary>Whether the code stands in the same function and block as Begin, or in a block inside that.</summary>
    private static bool IsInLine(SyntaxNode read, SyntaxNode begin) =>
        begin.FirstAncestorOrSelf<BlockSyntax>() is { } block
        && block.Span.Contains(read.Span)
        && !read.Ancestors().TakeWhile(n => n != block).Any(n => n is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax);
}
