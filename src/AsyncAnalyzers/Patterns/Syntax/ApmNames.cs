using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp;

namespace AsyncAnalyzers.Patterns.Syntax;

/// <summary>How Begin and End methods are named. A filter, to be asked before anything is bound; what a method is tells its
/// symbol.</summary>
internal static class ApmNames
{
    private const string Begin = "Begin";
    private const string End = "End";

    private static readonly ImmutableArray<string> OthersOfPattern = ImmutableArray.Create(
        nameof(IAsyncResult.AsyncState),
        nameof(IAsyncResult.AsyncWaitHandle),
        nameof(IAsyncResult.IsCompleted),
        nameof(TaskFactory.FromAsync)
    );

    /// <summary>Whether a name can be that of a Begin method.</summary>
    public static bool MayBegin(string name) => MayBegin(name, 0);

    /// <summary>The same for what is left of a name behind a place in it.</summary>
    public static bool MayBegin(string name, int start) => Begins(Begin, name, start);

    /// <summary>Whether a name can be that of an End method.</summary>
    public static bool MayEnd(string name) => MayEnd(name, 0);

    /// <inheritdoc cref="MayBegin(string, int)"/>
    public static bool MayEnd(string name, int start) => Begins(End, name, start);

    private static bool Begins(string word, string name, int start) =>
        name.Length > start + word.Length && string.CompareOrdinal(name, start, word, 0, word.Length) == 0;

    /// <summary>
    /// Whether a name is written as that of a Begin or End method, with a second word: <c>EndRead</c>, but not <c>EndsWith</c>, which too
    /// many files call to bind it.
    /// </summary>
    public static bool IsWrittenAsOne(string name) =>
        (MayBegin(name) && !char.IsLower(name[Begin.Length])) || (MayEnd(name) && !char.IsLower(name[End.Length]));

    /// <summary>Where a text may have such names, and beside them those of the members of async results: a text that names neither a Begin
    /// nor an End method is not searched for these.</summary>
    public static NameMentions MentionsIn(string text)
    {
        var methods = PositionsIn(text, Begin).Concat(PositionsIn(text, End)).ToList();
        return new(methods.Count == 0 ? methods : methods.Concat(OthersOfPattern.SelectMany(name => NameMentions.PositionsOf(name, text))));
    }

    private static IEnumerable<int> PositionsIn(string text, string word) =>
        NameMentions
            .PositionsOf(word, text)
            .Where(at =>
                at + word.Length < text.Length
                && text[at + word.Length] is var next
                && SyntaxFacts.IsIdentifierPartCharacter(next)
                && !char.IsLower(next)
            );

    /// <summary>The operation that a name begins or ends: <c>Read</c> of <c>BeginRead</c> and <c>EndRead</c>; null where it does
    /// neither.</summary>
    public static string? OperationOf(string name) =>
        MayBegin(name) ? name.Substring(Begin.Length)
        : MayEnd(name) ? name.Substring(End.Length)
        : null;

    /// <summary>The name of the method that begins an operation.</summary>
    public static string BeginOf(string operation) => Begin + operation;

    /// <summary>The name of the method that ends an operation.</summary>
    public static string EndOf(string operation) => End + operation;
}
