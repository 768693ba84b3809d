using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Patterns.Implementations;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Rules.Implementing;

/// <summary>
/// LAP5007: a type offers a Begin and End that only forward, and no method that returns a task. See
/// <see href="https://learn.microsoft.com/dotnet/standard/asynchronous-programming-patterns/interop-with-other-asynchronous-patterns-and-types">
/// Interop with other asynchronous patterns and types</see>: new code is to be offered the task-based pattern.
/// </summary>
internal sealed class PairHasNoTaskMethodRule : Rule<ImplementedMethod>
{
    public override DiagnosticDescriptor Descriptor => Descriptors.PairHasNoTaskMethod;

    public override Finding? Inspect(ImplementedMethod use) =>
        use is BeginImplementation begin
        && IsTheTypesOwn(begin)
        && TaskMethodName.For(begin) is { } name
        && ForwardingPair.TryRecognise(begin) is { } pair
            ? new Finding(begin.Name, pair.End.Name, pair.Inner.Methods.Begin.Name, name)
            : null;

    /// <summary>What a base class or an interface prescribes is not a type's to extend; and nobody else calls what a private type
    /// has.</summary>
    private static bool IsTheTypesOwn(BeginImplementation begin) =>
        begin.Method
            is { DeclaredAccessibility: Accessibility.Public, IsOverride: false, ContainingType: { TypeKind: TypeKind.Class } type }
        && type.DeclaredAccessibility != Accessibility.Private
        && !type
            .AllInterfaces.SelectMany(i => i.GetMembers(begin.Name))
            .Any(m => SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(m), begin.Method));
}
