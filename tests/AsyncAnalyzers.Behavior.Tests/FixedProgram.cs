using AsyncAnalyzers.Fixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Platform = AsyncAnalyzers.Behavior.Tests.Running.Platform;

namespace AsyncAnalyzers.Behavior.Tests;

/// <summary>One program of one file, run as it is and as fix-all leaves it.</summary>
/// <param name="Platform">The platform that it is compiled for and run on.</param>
/// <param name="Text">Its text.</param>
internal sealed record FixedProgram(Platform Platform, string Text)
{
    private static readonly CSharpCompilationOptions s_options = new(
        OutputKind.ConsoleApplication,
        optimizationLevel: OptimizationLevel.Release
    );

    /// <summary>The assemblies of the platform that it needs beside the usual ones.</summary>
    public IReadOnlyCollection<MetadataReference> OtherReferences { get; init; } = [];

    private IEnumerable<MetadataReference> References => Platform.References.Concat(OtherReferences);

    /// <summary>The lines that the program prints.</summary>
    public IReadOnlyList<string> Run()
    {
        using var folder = new TemporaryFolder();
        Platform.PutStageInto(folder.Path);
        File.Move(folder["Stage.runtimeconfig.json"], folder["Program.runtimeconfig.json"]);
        var file = folder[Platform == Platform.Net ? "Program.dll" : "Program.exe"];
        var result = CSharpCompilation.Create("Program", [CSharpSyntaxTree.ParseText(Text)], References, s_options).Emit(file);
        if (!result.Success)
        {
            throw new InvalidOperationException(string.Join('\n', result.Diagnostics) + "\n" + Text);
        }

        var command = Platform == Platform.Net ? Command.Dotnet(file) : new Command("mono", file);
        var outcome = (command with { Timeout = TimeSpan.FromMinutes(1) }).Run();
        return outcome.Output.TrimEnd('\n').Split('\n');
    }

    /// <summary>The program with the first action of each diagnostic applied, of some rules.</summary>
    public async Task<FixedProgram> FixAsync(params string[] ids)
    {
        using var workspace = new AdhocWorkspace();
        var project = workspace.AddProject(
            ProjectInfo
                .Create(ProjectId.CreateNewId(), VersionStamp.Default, "Program", "Program", LanguageNames.CSharp)
                .WithCompilationOptions(s_options)
                .WithMetadataReferences(References)
        );
        var solution = project.AddDocument("Program.cs", Text, filePath: "/Program.cs").Project.Solution;
        foreach (var fixer in Package.Fixers)
        {
            var known = ids.Intersect(fixer.FixableDiagnosticIds).ToList();
            solution = await new ReportedDiagnostics().FixAllAsync(solution.Projects.Single(), fixer, known);
        }

        return this with
        {
            Text = (await solution.Projects.Single().Documents.Single().GetTextAsync()).ToString(),
        };
    }
}
