using System.Text.RegularExpressions;
using AsyncAnalyzers.Rewriting.Refusals;
using AsyncAnalyzers.Tests.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AsyncAnalyzers.Tests.Repository;

/// <summary>The page that documents a rule.</summary>
internal sealed partial class RulePage(string id)
{
    public static string FileOf(string id) => $"docs/rules/{id}.md";

    public string Text { get; } = RepositoryFiles.Read(FileOf(id));

    /// <summary>What the examples are compiled for.</summary>
    public TargetPlatform Platform =>
        Property("Reported for").StartsWith(".NET Framework", StringComparison.Ordinal)
            ? CallPairTest.OnFramework.Platform
            : TargetPlatform.Net;

    /// <summary>What the examples need beside themselves.</summary>
    public (string Name, string Content)[] OtherFiles =>
        Property("Reported for") == "CoreWCF" ? [("CoreWcf.cs", ContractTest.CoreWcf)] : [];

    public string Title => Text.Split('\n')[0];

    /// <summary>The value of a row of the table at the top.</summary>
    public string Property(string name) =>
        Row().Matches(Text).Where(m => m.Groups[1].Value == name).Select(m => m.Groups[2].Value).FirstOrDefault() ?? $"no row '{name}'";

    /// <summary>Whether the fix is for one place at a time, and fixing all leaves it.</summary>
    public bool IsFixedOneByOne => Property("Code fix").Contains("one place at a time", StringComparison.Ordinal);

    /// <summary>The reasons for which the page says that no fix is offered.</summary>
    public IReadOnlyList<RefusalReason> Reasons => ReasonsIn(TextOf("When no fix is offered"));

    /// <summary>The reasons that a text names in its line of reasons.</summary>
    public static IReadOnlyList<RefusalReason> ReasonsIn(string text) =>
        [
            .. text.Split('\n')
                .Where(line => line.StartsWith("Reasons, as the fix tells them: ", StringComparison.Ordinal))
                .SelectMany(line => Reason().Matches(line))
                .Select(m => Enum.Parse<RefusalReason>(m.Groups[1].Value)),
        ];

    /// <summary>The C# code blocks of a section.</summary>
    public IReadOnlyList<string> CodeOf(string section) => [.. Code().Matches(TextOf(section) + "\n").Select(m => m.Groups[1].Value)];

    /// <summary>What stands in a section, without its heading; empty where there is none.</summary>
    public string TextOf(string section)
    {
        var heading = $"\n## {section}\n";
        var start = Text.IndexOf(heading, StringComparison.Ordinal);
        var end = start < 0 ? -1 : Text.IndexOf("\n## ", start + 1, StringComparison.Ordinal);
        return start < 0 ? "" : Text[(start + heading.Length)..(end < 0 ? Text.Length : end)].Trim();
    }

    /// <summary>A violation, compiled; the first has the number 1.</summary>
    public Compilation CompilationOf(int number) =>
        CSharpCompilation.Create(
            "Example",
            [
                CSharpSyntaxTree.ParseText(CodeOf("Violation")[number - 1].ReplaceLineEndings()),
                .. OtherFiles.Select(f => CSharpSyntaxTree.ParseText(f.Content)),
            ],
            Platform.References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)
        );

    [GeneratedRegex(@"`(\w+)`")]
    private static partial Regex Reason();

    [GeneratedRegex(@"^\| ([^|]+) \| ([^|]+) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"^```csharp\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Code();
}
