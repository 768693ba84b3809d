namespace AsyncAnalyzers.Patterns.Syntax;

/// <summary>How implemented Begin and End methods are named: those that a base class calls have <c>On</c> before.</summary>
internal static class ImplementedNames
{
    private const string On = nameof(On);

    /// <summary>Whether a name can be that of an implemented Begin. It is asked of every method, and makes no other string.</summary>
    public static bool MayBegin(string name) => MayBeOne(name) && ApmNames.MayBegin(name, BehindOn(name));

    /// <summary>Whether a name can be that of an implemented End.</summary>
    public static bool MayEnd(string name) => MayBeOne(name) && ApmNames.MayEnd(name, BehindOn(name));

    /// <summary>The name of the End that belongs to a Begin of that name, or null where it is not that of one.</summary>
    public static string? EndOf(string begin) =>
        ApmNames.MayBegin(begin) ? ApmNames.EndOf(ApmNames.OperationOf(begin)!)
        : begin.StartsWith(On, StringComparison.Ordinal) && EndOf(begin.Substring(On.Length)) is { } end ? On + end
        : null;

    /// <summary>The name of the Begin that belongs to an End of that name, or null where it is not that of one.</summary>
    public static string? BeginOf(string end) =>
        ApmNames.MayEnd(end) ? ApmNames.BeginOf(ApmNames.OperationOf(end)!)
        : end.StartsWith(On, StringComparison.Ordinal) && BeginOf(end.Substring(On.Length)) is { } begin ? On + begin
        : null;

    /// <summary>The name of the Begin of the pair that a method of that name is part of, or null where it is part of none.</summary>
    public static string? BeginOfPair(string name) => EndOf(name) is null ? BeginOf(name) : name;

    /// <summary>What most names are not, told at once.</summary>
    private static bool MayBeOne(string name) => name.Length > 0 && name[0] is 'B' or 'E' or 'O';

    private static int BehindOn(string name)
    {
        var start = 0;
        while (string.CompareOrdinal(name, start, On, 0, On.Length) == 0)
        {
            start += On.Length;
        }

        return start;
    }
}
