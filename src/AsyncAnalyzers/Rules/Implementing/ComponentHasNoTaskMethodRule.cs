using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Patterns.Contracts;
using AsyncAnalyzers.Patterns.Events;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Rules.Implementing;

/// <summary>
/// LAP5008: a component offers an event-based operation, and no method that returns a task. See
/// <see href="https://learn.microsoft.com/dotnet/standard/asynchronous-programming-patterns/interop-with-other-asynchronous-patterns-and-types#tasks-and-the-event-based-asynchronous-pattern-eap">
/// Tasks and the Event-based Asynchronous Pattern</see>. Clients of WCF are left alone: the tool that wrote them writes tasks, too.
/// </summary>
internal sealed class ComponentHasNoTaskMethodRule : Rule<EapComponentPart>
{
    public override DiagnosticDescriptor Descriptor => Descriptors.ComponentHasNoTaskMethod;

    public override Finding? Inspect(EapComponentPart use) =>
        use is EapImplementation { Method: { HasPlainOverload: false } method, IsRaised: true } operation
        && IsOffered(method)
        && operation.Component.DeclaredAccessibility != Accessibility.Private
        && !WcfClient.Matches(operation.Component, operation.Symbols)
        && !operation.HasTaskMethod
            ? new Finding(method.Start.Name, method.Completed.Name, method.TaskName)
            : null;

    private static bool IsOffered(EapMethod method) =>
        method
            is {
                Start: { DeclaredAccessibility: Accessibility.Public, IsOverride: false },
                Completed.DeclaredAccessibility: Accessibility.Public
            };
}
