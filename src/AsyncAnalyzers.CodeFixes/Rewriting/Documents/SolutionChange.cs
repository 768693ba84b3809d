using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Rewriting.Documents;

/// <summary>A change of a solution, found to be right before it is offered.</summary>
/// <param name="Act">What it does.</param>
/// <param name="MayChangeSemantics">Whether something observable may change; the page of the rule says what.</param>
/// <param name="Solution">The solution with the change made.</param>
internal sealed record SolutionChange(string Act, bool MayChangeSemantics, Solution Solution)
{
    /// <summary>The title of its action.</summary>
    public string Title => TitleOf(Act, MayChangeSemantics);

    /// <summary>The title of an action: whoever chooses it must know whether what the program does may change.</summary>
    public static string TitleOf(string act, bool mayChangeSemantics) => mayChangeSemantics ? act + " (may change semantics)" : act;
}
