using AsyncAnalyzers.Patterns.Syntax;
using Microsoft.CodeAnalysis.CSharp;

namespace AsyncAnalyzers.Patterns.Events;

/// <summary>How event-based methods and events are named. A filter, to be asked before anything is bound; what a method is tells its
/// symbol.</summary>
internal static class EapNames
{
    /// <summary>The method with which a worker tells how far it is.</summary>
    public const string ReportProgress = nameof(ReportProgress);

    /// <summary>The event that tells a worker what to do.</summary>
    public const string DoWork = nameof(DoWork);

    private const string Async = "Async";
    private const string Completed = "Completed";

    /// <summary>Whether a name can be that of a method that starts an operation.</summary>
    public static bool MayStart(string name) => name.Length > Async.Length && name.EndsWith(Async, StringComparison.Ordinal);

    /// <summary>Whether a name can be that of a method that cancels operations.</summary>
    public static bool MayCancel(string name) => name.Contains("Cancel");

    /// <summary>Whether a name can be that of a completion event.</summary>
    public static bool MayComplete(string name) => name.Length > Completed.Length && name.EndsWith(Completed, StringComparison.Ordinal);

    /// <summary>Where a text may start such operations or tell a worker something, and where it may attach handlers to their events. A call
    /// that is awaited or returned has a value that is used.</summary>
    public static NameMentions MentionsIn(string text) =>
        new(Called(Async, text).Where(start => !IsValueUsed(start, text)).Concat(Called(ReportProgress, text)).Concat(Attached(text)));

    /// <summary>The starts of names that end in a word and are called.</summary>
    private static IEnumerable<int> Called(string ending, string text) =>
        NameMentions
            .PositionsOf(ending, text)
            .Where(at => NextIs('(', at + ending.Length, text) || NextIs('<', at + ending.Length, text))
            .Select(at => StartOf(at, text));

    /// <summary>The starts of names of events that have something added to them.</summary>
    private static IEnumerable<int> Attached(string text) =>
        NameMentions
            .PositionsOf("+=", text)
            .Select(at => Back(at, text, char.IsWhiteSpace))
            .Where(end => EndsWith(Completed, end, text) || EndsWith(DoWork, end, text))
            .Select(end => StartOf(end, text));

    private static int StartOf(int partOfName, string text) => Back(partOfName, text, SyntaxFacts.IsIdentifierPartCharacter);

    private static bool NextIs(char expected, int at, string text)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return at < text.Length && text[at] == expected;
    }

    /// <summary>Whether a keyword that takes a value stands before a name and the plain names that lead to it, such as
    /// <c>await a.b.XAsync()</c>.</summary>
    private static bool IsValueUsed(int name, string text)
    {
        var chain = Back(name, text, c => SyntaxFacts.IsIdentifierPartCharacter(c) || c is '.' or '?');
        var word = Back(chain, text, c => c is ' ' or '\t');
        return word < chain && (EndsWith("await", word, text) || EndsWith("return", word, text));
    }

    private static bool EndsWith(string word, int end, string text) =>
        end >= word.Length && string.CompareOrdinal(text, end - word.Length, word, 0, word.Length) == 0;

    /// <summary>Where what stands before a place and is of a kind begins.</summary>
    private static int Back(int at, string text, Func<char, bool> isOfKind)
    {
        while (at > 0 && isOfKind(text[at - 1]))
        {
            at--;
        }

        return at;
    }

    /// <summary>The operation that a method of the name starts: <c>DownloadString</c> of <c>DownloadStringAsync</c>.</summary>
    public static string OperationOf(string start) => start.Substring(0, start.Length - Async.Length);

    /// <summary>The operation of whose completion an event of the name tells.</summary>
    public static string OperationOfCompleted(string completed) => completed.Substring(0, completed.Length - Completed.Length);

    /// <summary>The name of the event that says that an operation is complete.</summary>
    public static string CompletedOf(string operation) => operation + Completed;
}
