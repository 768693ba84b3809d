using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Tool.Sites;

/// <summary>A place in a file where a rule reports something. A file that several projects or target frameworks compile has it
/// once.</summary>
/// <param name="Rule">The id of the rule.</param>
/// <param name="Message">What the rule says.</param>
/// <param name="Severity">How the project has it reported.</param>
/// <param name="Place">The file and where in it.</param>
/// <param name="Projects">The names of the projects that compile it.</param>
/// <param name="Member">The documentation id of the member that it is in.</param>
internal record Site(
    string Rule,
    string Message,
    DiagnosticSeverity Severity,
    FileLinePositionSpan Place,
    ImmutableArray<string> Projects,
    string Member
)
{
    public string File => Place.Path;

    /// <summary>The line, counted from 1.</summary>
    public int Line => Place.StartLinePosition.Line + 1;

    /// <summary>The column, counted from 1.</summary>
    public int Column => Place.StartLinePosition.Character + 1;
}
