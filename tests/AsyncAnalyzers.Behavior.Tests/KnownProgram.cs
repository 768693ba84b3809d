using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Platform = AsyncAnalyzers.Behavior.Tests.Running.Platform;

namespace AsyncAnalyzers.Behavior.Tests;

/// <summary>A legacy program that a fix once broke. Its first lines say how it is compiled: <c>// tfm: net472</c>, <c>// also: net10.0</c>,
/// <c>// lang: 6</c>, <c>// define: BIG</c>, <c>// nullable</c>.</summary>
/// <param name="Name">The name of its file.</param>
/// <param name="Text">Its text.</param>
internal sealed partial record KnownProgram(string Name, string Text)
{
    private static readonly Dictionary<string, Platform> s_platforms = new()
    {
        ["net472"] = Platform.DotNetFramework,
        ["net10.0"] = Platform.Net,
    };

    public static IEnumerable<KnownProgram> All =>
        Directory
            .GetFiles(Repository.KnownPrograms, "*.cs")
            .Order(StringComparer.Ordinal)
            .Select(file => new KnownProgram(Path.GetFileNameWithoutExtension(file), File.ReadAllText(file).ReplaceLineEndings("\n")));

    /// <summary>Whether it is a program, and not only code that compiles.</summary>
    public bool Runs => Text.Contains(" Main(", StringComparison.Ordinal);

    /// <summary>The platforms that it is for: .NET Framework where it names none.</summary>
    public IEnumerable<Platform> Platforms =>
        Values("tfm").DefaultIfEmpty("net472").Concat(Values("also")).Select(name => s_platforms[name]);

    /// <summary>The program on one of its platforms.</summary>
    public FixedProgram On(Platform platform)
    {
        var program = new FixedProgram(platform, Text)
        {
            Language = new CSharpParseOptions(Language, DocumentationMode.Diagnose, preprocessorSymbols: Values("define")),
        };
        return program with
        {
            Options = program
                .Options.WithOutputKind(Runs ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary)
                .WithNullableContextOptions(
                    Text.Contains("// nullable\n", StringComparison.Ordinal)
                        ? NullableContextOptions.Enable
                        : NullableContextOptions.Disable
                ),
        };
    }

    private LanguageVersion Language =>
        LanguageVersionFacts.TryParse(Values("lang").SingleOrDefault(), out var version) ? version : LanguageVersion.Latest;

    private IEnumerable<string> Values(string name) =>
        Header().Matches(Text).Where(m => m.Groups[1].Value == name).SelectMany(m => m.Groups[2].Value.Split(' '));

    [GeneratedRegex(@"^// (\w+): (.+)$", RegexOptions.Multiline)]
    private static partial Regex Header();
}
