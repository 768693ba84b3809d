using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Patterns.Events;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncAnalyzers.Rules.Events;

/// <summary>
/// LAP4008: a handler reads the result of an operation and never looks at its error, or whether it was cancelled: the result throws, in
/// the handler, where nobody catches it. See
/// <see href="https://learn.microsoft.com/dotnet/api/system.componentmodel.asynccompletedeventargs.raiseexceptionifnecessary">
/// AsyncCompletedEventArgs.RaiseExceptionIfNecessary</see>.
/// </summary>
internal sealed class ResultIsReadUncheckedRule : Rule<AttachedHandler>
{
    public override DiagnosticDescriptor Descriptor => Descriptors.ResultIsReadUnchecked;

    public override Finding? Inspect(AttachedHandler use) =>
        use.Subscription.Handler is { } handler
        && handler.DataUses.FirstOrDefault(u => u.Kind == EventDataUseKind.Result)?.Property is { } result
        && handler.DataUses.All(u => u.Kind is EventDataUseKind.Result or EventDataUseKind.UserState)
        && !handler.DataUses.Any(u => IsInTry(u.Operation.Syntax, handler.Body))
            ? new Finding(use.Event.Name, result.Name)
            : null;

    private static bool IsInTry(SyntaxNode read, SyntaxNode body) =>
        read.Ancestors()
            .TakeWhile(n => n != body)
            .Any(n => n is TryStatementSyntax { Catches.Count: > 0 } attempt && attempt.Block.Span.Contains(read.Span));
}
