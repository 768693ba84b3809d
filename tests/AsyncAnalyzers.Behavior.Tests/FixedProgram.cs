using System.Globalization;
using AsyncAnalyzers.Fixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Platform = AsyncAnalyzers.Behavior.Tests.Running.Platform;

namespace AsyncAnalyzers.Behavior.Tests;

/// <summary>One program of one file, run as it is and as fix-all leaves it.</summary>
/// <param name="Platform">The platform that it is compiled for and run on.</param>
/// <param name="Text">Its text.</param>
internal sealed record FixedProgram(Platform Platform, string Text)
{
    /// <summary>How its text is read.</summary>
    public CSharpParseOptions Language { get; init; } = CSharpParseOptions.Default;

    public CSharpCompilationOptions Options { get; init; } =
        new(OutputKind.ConsoleApplication, optimizationLevel: OptimizationLevel.Release);

    private CSharpCompilation Compilation =>
        CSharpCompilation.Create("Program", [CSharpSyntaxTree.ParseText(Text, Language)], References, Options);

    /// <summary>What the compiler says of it, without the places.</summary>
    public IEnumerable<string> Complaints =>
        Compilation
            .GetDiagnostics()
            .Where(d => d.Severity >= DiagnosticSeverity.Warning)
            .Select(d => $"{d.Id}: {d.GetMessage(CultureInfo.InvariantCulture)}");

    /// <summary>The assemblies of the platform that it needs beside the usual ones.</summary>
    public IReadOnlyCollection<MetadataReference> OtherReferences { get; init; } = [];

    /// <summary>What <c>.editorconfig</c> sets.</summary>
    public IReadOnlyCollection<string> Settings { get; init; } = [];

    private IEnumerable<MetadataReference> References => Platform.References.Concat(OtherReferences);

    /// <summary>The lines that the program prints.</summary>
    public IReadOnlyList<string> Run()
    {
        using var folder = new TemporaryFolder();
        Platform.PutStageInto(folder.Path);
        File.Move(folder["Stage.runtimeconfig.json"], folder["Program.runtimeconfig.json"]);
        var file = folder[Platform == Platform.Net ? "Program.dll" : "Program.exe"];
        var result = Compilation.Emit(file);
        if (!result.Success)
        {
            throw new InvalidOperationException(string.Join('\n', result.Diagnostics) + "\n" + Text);
        }

        var command = Platform == Platform.Net ? Command.Dotnet(file) : new Command("mono", file);
        var outcome = (command with { Timeout = TimeSpan.FromMinutes(1) }).Run();
        return outcome.Output.TrimEnd('\n').Split('\n');
    }

    /// <summary>The program with the first action of each diagnostic applied, of some rules.</summary>
    public Task<FixedProgram> FixAsync(params string[] ids) => FixAsync(known => known.Intersect(ids), key: null);

    /// <summary>The program with the action of a key applied to the diagnostics of one rule.</summary>
    public Task<FixedProgram> FixWithKeyAsync(string key, string id) => FixAsync(known => known.Intersect([id]), key);

    /// <summary>The program with the first action of each diagnostic applied, of all rules.</summary>
    /// <param name="key">The key of the actions, where it is not the default.</param>
    public Task<FixedProgram> FixAllAsync(string? key = null) => FixAsync(known => known, key);

    private async Task<FixedProgram> FixAsync(Func<IEnumerable<string>, IEnumerable<string>> choose, string? key)
    {
        using var workspace = new AdhocWorkspace();
        var project = workspace.AddProject(
            ProjectInfo
                .Create(ProjectId.CreateNewId(), VersionStamp.Default, "Program", "Program", LanguageNames.CSharp)
                .WithCompilationOptions(Options)
                .WithParseOptions(Language)
                .WithMetadataReferences(References)
        );
        var solution = project
            .AddDocument("Program.cs", Text, filePath: "/Program.cs")
            .Project.Solution.AddAnalyzerConfigDocument(
                DocumentId.CreateNewId(project.Id),
                ".editorconfig",
                SourceText.From(string.Join('\n', ["[*.cs]", .. Settings])),
                filePath: "/.editorconfig"
            );
        foreach (var fixer in Package.Fixers)
        {
            solution = await new ReportedDiagnostics().FixAllAsync(
                solution.Projects.Single(),
                fixer,
                choose(fixer.FixableDiagnosticIds).ToList(),
                key
            );
        }

        return this with
        {
            Text = (await solution.Projects.Single().Documents.Single().GetTextAsync()).ToString(),
        };
    }
}
