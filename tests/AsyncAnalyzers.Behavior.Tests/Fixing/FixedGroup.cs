using AsyncAnalyzers.Behavior.Tests.Running;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace AsyncAnalyzers.Behavior.Tests.Fixing;

/// <summary>A group of programs, fixed as <c>dotnet format</c> fixes a solution: all diagnostics with the first action of each.</summary>
/// <param name="Texts">The text of each program after the fix.</param>
/// <param name="Reported">The rules that report something in each program.</param>
internal sealed record FixedGroup(IReadOnlyDictionary<string, string> Texts, ILookup<string, string> Reported)
{
    private Solution? Before { get; init; }

    private ReportedDiagnostics? Diagnostics { get; init; }

    public static async Task<FixedGroup> OfAsync(ProgramGroup group)
    {
        using var workspace = new AdhocWorkspace();
        var before = SolutionOf(group, workspace);
        var solution = before;
        var reported = new ReportedDiagnostics();
        var found = new List<(string Program, string Rule)>();
        foreach (var project in before.Projects)
        {
            found.AddRange(
                (await reported.GetAllDiagnosticsAsync(project, CancellationToken.None)).Select(d =>
                    (before.GetDocument(d.Location.SourceTree)!.Name, d.Id)
                )
            );
        }

        foreach (var fixer in Package.Fixers)
        {
            solution = await reported.FixAllAsync(solution.Projects.First(), fixer, fixer.FixableDiagnosticIds);
        }

        var texts = new Dictionary<string, string>();
        foreach (var document in solution.Projects.First().Documents)
        {
            texts.Add(document.Name, (await document.GetTextAsync()).ToString());
        }

        return new FixedGroup(texts, found.Distinct().ToLookup(f => f.Program, f => f.Rule)) { Before = before, Diagnostics = reported };
    }

    /// <summary>The titles of the actions that were there for a program.</summary>
    public async Task<IReadOnlyList<string>> TitlesForAsync(string program)
    {
        var titles = new List<string>();
        foreach (var document in Before!.Projects.Select(p => p.Documents.Single(d => d.Name == program)))
        {
            foreach (var diagnostic in await Diagnostics!.GetDocumentDiagnosticsAsync(document, CancellationToken.None))
            {
                foreach (var fixer in Package.Fixers.Where(f => f.FixableDiagnosticIds.Contains(diagnostic.Id)))
                {
                    var actions = new List<CodeAction>();
                    await fixer.RegisterCodeFixesAsync(
                        new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None)
                    );
                    titles.AddRange(actions.Take(1).Select(a => $"{diagnostic.Id}: {a.Title}"));
                }
            }
        }

        return titles;
    }

    private static Solution SolutionOf(ProgramGroup group, AdhocWorkspace workspace)
    {
        var solution = workspace.CurrentSolution;
        foreach (var platform in group.FixedFor)
        {
            var id = ProjectId.CreateNewId();
            solution = solution.AddProject(
                ProjectInfo
                    .Create(id, VersionStamp.Default, group.Name + platform.Name, group.Name, LanguageNames.CSharp)
                    .WithCompilationOptions(group.CompilationOptions)
                    .WithParseOptions(group.ParseOptions)
                    .WithMetadataReferences(platform.References)
            );
            foreach (var program in group.Programs)
            {
                solution = solution.AddDocument(
                    DocumentId.CreateNewId(id),
                    program.Name,
                    program.Source,
                    filePath: $"/programs/{program.Name}.cs"
                );
            }
        }

        return solution;
    }
}
