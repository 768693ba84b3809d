using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Patterns.Events;
using AsyncAnalyzers.Patterns.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncAnalyzers.Rules.Events;

/// <summary>
/// LAP4007: code that runs again and again attaches a handler to an object that lives on, and nothing detaches it: the handler runs once
/// more for each time. See
/// <see href="https://learn.microsoft.com/dotnet/csharp/programming-guide/events/how-to-subscribe-to-and-unsubscribe-from-events">How to
/// subscribe to and unsubscribe from events</see>.
/// </summary>
internal sealed class HandlersPileUpRule : Rule<AttachedHandler>
{
    public override DiagnosticDescriptor Descriptor => Descriptors.HandlersPileUp;

    public override Finding? Inspect(AttachedHandler use) =>
        use.Object is { IsOwn: true, Variable: not null } lasting
        && !lasting.DetachedFrom(use.Event).Any()
        && RepeatedCode.Around(use) is { IsEmpty: false } repeated
        && lasting.Creations.All(c => IsMadeOnce(c.Syntax, lasting.Variable))
        && !lasting.Creations.Any(c => repeated.Any(r => r.Span.Contains(c.Syntax.Span)))
            ? new Finding(use.Event.Name)
            : null;

    /// <summary>Whether what a field holds is made with its own object: another method may run as often as the handler is
    /// attached.</summary>
    private static bool IsMadeOnce(SyntaxNode creation, ISymbol variable) =>
        variable is ILocalSymbol
        || FunctionSyntax.Around(creation) switch
        {
            FieldDeclarationSyntax or ConstructorDeclarationSyntax => true,
            MethodDeclarationSyntax { Identifier.ValueText: var name } => name == "InitializeComponent",
            _ => false,
        };
}
