using AsyncAnalyzers.Behavior.Tests.Programs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AsyncAnalyzers.Behavior.Tests.Running;

/// <summary>Programs that are compiled together: in one version of the language, and fixed for the same platforms.</summary>
internal sealed record ProgramGroup(string Name, Language Language, Target Target, IReadOnlyList<GeneratedProgram> Programs)
{
    /// <summary>Whether it is one program whose statements stand outside of types, which no other can stand beside.</summary>
    public bool IsTopLevel => Programs[0].Choices.Host == Host.TopLevel;

    public CSharpParseOptions ParseOptions =>
        new(
            Language switch
            {
                Language.CSharp5 => LanguageVersion.CSharp5,
                Language.CSharp6 => LanguageVersion.CSharp6,
                Language.CSharp7 => LanguageVersion.CSharp7_3,
                _ => LanguageVersion.Latest,
            },
            DocumentationMode.None
        );

    public CSharpCompilationOptions CompilationOptions =>
        new(
            IsTopLevel ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
            concurrentBuild: false,
            optimizationLevel: OptimizationLevel.Release
        );

    /// <summary>The platforms that the programs are fixed for.</summary>
    public IReadOnlyList<Platform> FixedFor =>
        Target switch
        {
            Target.Framework => [Platform.DotNetFramework],
            Target.Net => [Platform.Net],
            _ => [Platform.DotNetFramework, Platform.Net],
        };

    public static IReadOnlyList<ProgramGroup> Of(IEnumerable<GeneratedProgram> programs) =>
        [
            .. programs
                .GroupBy(p => (p.Choices.Language, p.Choices.Target, Alone: p.Choices.Host == Host.TopLevel ? "top-" + p.Name : null))
                .Select((g, i) => new ProgramGroup(g.Key.Alone ?? $"group{i}", g.Key.Language, g.Key.Target, [.. g])),
        ];
}
