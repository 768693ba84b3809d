using AsyncAnalyzers.Tests.Repository;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Tests.Rules.Apm;

/// <summary>An operation of the platforms with a Begin and an End method, or with an event: a line of <c>api-table.tsv</c>.</summary>
/// <param name="Type">The type, as C# writes it.</param>
/// <param name="Name">The operation: <c>Read</c> of <c>BeginRead</c>.</param>
/// <param name="Counterpart">The method that does the same with a task, or null.</param>
internal sealed record TableOperation(string Type, string Name, string? Counterpart)
{
    private const string Missing = "-";
    private const string None = "NONE";

    public override string ToString() => $"{Type}.{Name}";

    /// <summary>The operations that a platform has.</summary>
    /// <param name="platform">The platform.</param>
    /// <param name="kind">APM for Begin and End methods, EAP for events.</param>
    public static IReadOnlyList<TableOperation> On(string platform, string kind = "APM")
    {
        var lines = RepositoryFiles
            .Read("tests/AsyncAnalyzers.Tests/Rules/Apm/api-table.tsv")
            .TrimEnd('\n')
            .Split('\n')
            .Select(line => line.Split('\t'))
            .ToList();
        var column = Array.IndexOf(lines[0], platform);
        return
        [
            .. from line in lines.Skip(1)
            where line[0] == kind && line[column] != Missing && line[2].Length > 0
            select new TableOperation(
                line[1],
                line[2],
                line[column] == None ? null : line[column].Replace("(ext)", "", StringComparison.Ordinal)
            ),
        ];
    }

    /// <summary>The type in a compilation.</summary>
    public INamedTypeSymbol? TypeIn(Compilation compilation)
    {
        var parts = Type.Split('.')
            .Select(part =>
                part.IndexOf('<', StringComparison.Ordinal) is var open and >= 0 ? $"{part[..open]}`{part.Count(c => c == ',') + 1}" : part
            )
            .ToArray();

        // Of a dot before a nested type the table says nothing.
        return Enumerable
            .Range(1, parts.Length)
            .Reverse()
            .Select(outer => string.Join('+', parts.Skip(outer).Prepend(string.Join('.', parts.Take(outer)))))
            .SelectMany(name => compilation.GetTypesByMetadataName(name))
            .FirstOrDefault();
    }
}
