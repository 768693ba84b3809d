using AsyncAnalyzers.Behavior.Tests.Running;
using AsyncAnalyzers.Fixes;
using AsyncAnalyzers.Fixes.Hosting;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Refusals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace AsyncAnalyzers.Behavior.Tests.Fixing;

/// <summary>A group of programs, fixed as <c>dotnet format</c> fixes a solution: all diagnostics with the first action of each.</summary>
/// <param name="Texts">The text of each program after the fix.</param>
/// <param name="Refusals">For each program that stays as it is, why nothing is done about what is reported in it.</param>
internal sealed record FixedGroup(IReadOnlyDictionary<string, string> Texts, ILookup<string, string> Refusals)
{
    private Solution? Before { get; init; }

    private ReportedDiagnostics? Diagnostics { get; init; }

    public static async Task<FixedGroup> OfAsync(ProgramGroup group)
    {
        using var workspace = new AdhocWorkspace();
        var before = SolutionOf(group, workspace);
        var solution = before;
        var reported = new ReportedDiagnostics();
        foreach (var fixer in Package.Fixers)
        {
            solution = await reported.FixAllAsync(solution.Projects.First(), fixer, fixer.FixableDiagnosticIds);
        }

        var texts = new Dictionary<string, string>();
        var refusals = new List<(string Program, string Reason)>();
        foreach (var document in solution.Projects.First().Documents)
        {
            var text = (await document.GetTextAsync()).ToString();
            texts.Add(document.Name, text);
            if (before.GetDocument(document.Id) is { } original && text == (await original.GetTextAsync()).ToString())
            {
                refusals.AddRange((await RefusalsAsync(original, reported)).Select(r => (document.Name, r)));
            }
        }

        return new FixedGroup(texts, refusals.ToLookup(r => r.Program, r => r.Reason)) { Before = before, Diagnostics = reported };
    }

    /// <summary>Why nothing is done in bulk about what is reported in a document.</summary>
    private static async Task<IReadOnlyList<string>> RefusalsAsync(Document document, ReportedDiagnostics reported)
    {
        var refusals = new List<string>();
        foreach (var diagnostic in await reported.GetDocumentDiagnosticsAsync(document, CancellationToken.None))
        {
            var outcomes = new List<(string Key, Planned<SolutionChange> Outcome)>();
            foreach (var fixer in Package.Fixers.OfType<LegacyCodeFixProvider>().Where(f => f.FixableDiagnosticIds.Contains(diagnostic.Id)))
            {
                outcomes.AddRange(
                    await fixer.ExplainAsync(document, diagnostic.Location.SourceSpan, diagnostic.Id, CancellationToken.None)
                );
            }

            refusals.Add(
                outcomes.Count == 0 ? "no fix"
                : outcomes[0].Outcome.Succeeds(out _, out var refusal) ? "left in bulk"
                : $"{refusal.Reason}"
            );
        }

        return refusals;
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
