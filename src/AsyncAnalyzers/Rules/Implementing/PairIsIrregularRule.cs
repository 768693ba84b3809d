using System.Collections.Immutable;
using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Patterns.Implementations;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Rules.Implementing;

/// <summary>
/// LAP5002: a public Begin method is not what its callers know from every other: an End of its name belongs to it, callback and state are
/// its last parameters, in this order, and what the operation gives comes from End. See
/// <see href="https://learn.microsoft.com/dotnet/standard/asynchronous-programming-patterns/asynchronous-programming-model-apm">Asynchronous
/// Programming Model (APM)</see>.
/// </summary>
internal sealed class PairIsIrregularRule : Rule<ImplementedMethod>
{
    public override DiagnosticDescriptor Descriptor => Descriptors.PairIsIrregular;

    public override ImmutableArray<DiagnosticDescriptor> OtherMessages { get; } =
        ImmutableArray.Create(Descriptors.CallbackIsNotLast, Descriptors.BeginHasOutParameter);

    public override Finding? Inspect(ImplementedMethod use)
    {
        if (use is not BeginImplementation { IsOffered: true, IsPublic: true } begin || begin.FindReturned().IsEmpty)
        {
            return null;
        }

        if (begin.LacksEnd)
        {
            return new Finding(begin.Name, begin.NameOfEnd);
        }

        if (!begin.TakesCallbackLast && !begin.HasRegularOverload)
        {
            return new Finding(begin.Name, begin.Callback.Name) { Message = Descriptors.CallbackIsNotLast };
        }

        return begin.Method.Parameters.FirstOrDefault(p => p.RefKind == RefKind.Out) is { } output
            ? new Finding(begin.Name, output.Name, begin.NameOfEnd) { Message = Descriptors.BeginHasOutParameter }
            : null;
    }
}
