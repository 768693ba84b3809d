using System.Runtime.CompilerServices;
using AsyncAnalyzers.Patterns.Events;
using AsyncAnalyzers.Patterns.Syntax;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Analyzers;

/// <summary>Where a file may have the names that inspectors look for, searched once for all members of the file.</summary>
/// <param name="Apm">Those that the Begin and End pattern is made of.</param>
/// <param name="Events">Those of starts, and of events that handlers are attached to.</param>
internal sealed record LegacyMentions(NameMentions Apm, NameMentions Events)
{
    /// <summary>The mentions in the files that are alive, for all compilations.</summary>
    private static readonly ConditionalWeakTable<SyntaxTree, LegacyMentions> Known = new();

    /// <summary>The mentions in a file.</summary>
    public static LegacyMentions Of(SyntaxTree file) => Known.GetValue(file, f => In(f.GetText().ToString()));

    private static LegacyMentions In(string text) => new(ApmNames.MentionsIn(text), EapNames.MentionsIn(text));
}
