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

    public override Finding? Inspect(MethodUse use)
    {
        if (use is not { IsOfDelegate: false, End: { IsInEndMethod: false } end })
        {
            return null;
        }

        var begins = end.FindBegins();
        return new EndMatcher(use.Symbols, use.Source).Match(end, begins) switch
        {
            EndMatch.OtherOperation => new Finding(use.Method.Name, begins[0].Methods.Begin.Name),
            EndMatch.OtherObject => new Finding(use.Method.Name, begins[0].Methods.Begin.Name) { Message = Descriptors.EndOfAnotherObject },
            _ => null,
        };
    }
}
