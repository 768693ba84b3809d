using System.Collections.Immutable;
using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Patterns.Calls;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Rules.Apm;

/// <summary>
/// LAP2004: End is given an async result that another operation, or another object, returned. End accepts what the corresponding Begin
/// returned; anything else is undefined. See
/// <see href="https://learn.microsoft.com/dotnet/standard/asynchronous-programming-patterns/asynchronous-programming-model-apm">
/// Asynchronous Programming Model</see>.
/// </summary>
internal sealed class EndOfAnotherOperationRule : CallPairRule
{
    public override DiagnosticDescriptor Descriptor => Descriptors.EndOfAnotherOperation;

    public override ImmutableArray<DiagnosticDescriptor> OtherMessages { get; } = ImmutableArray.Create(Descriptors.EndOfAnotherObject);

    public override Finding? Inspect(MethodUse use) =>
        use is { IsOfDelegate: false, End: { IsInEndMethod: false } end }
            ? new EndMatcher(use.Symbols, use.Source).Match(end) switch
            {
                EndMatch.OtherOperation => new Finding(use.Method.Name, end.Begins[0].Methods.Begin.Name),
                EndMatch.OtherObject => new Finding(use.Method.Name, end.Begins[0].Methods.Begin.Name)
                {
                    Message = Descriptors.EndOfAnotherObject,
                },
                _ => null,
            }
            : null;
}
