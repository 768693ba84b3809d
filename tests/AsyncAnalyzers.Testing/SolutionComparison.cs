using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Testing;

/// <summary>Compares the documents of a solution with those of an expected state.</summary>
internal static class SolutionComparison
{
    public static async Task VerifyAsync(EvaluatedState expected, Solution actual, IVerifier verifier, CancellationToken cancellationToken)
    {
        foreach (var expectedProject in expected.Projects)
        {
            var project = actual.Projects.Single(project => project.Name == expectedProject.Name);
            var actualTexts = new Dictionary<string, string>();
            foreach (var document in project.Documents)
            {
                actualTexts.Add(PathOf(document), (await document.GetTextAsync(cancellationToken)).ToString());
            }

            var expectedTexts = expectedProject.Sources.ToDictionary(file => Relative(file.filename), file => file.content.ToString());
            var (expectedPaths, actualPaths) = (string.Join(", ", expectedTexts.Keys.Order()), string.Join(", ", actualTexts.Keys.Order()));
            verifier.True(expectedPaths == actualPaths, $"The documents of {project.Name} are {actualPaths}, expected {expectedPaths}.");
            foreach (var (path, expectedText) in expectedTexts)
            {
                var text = actualTexts[path];
                verifier.True(
                    expectedText == text,
                    $"'{path}' is not as expected; '-' marks expected lines, '+' actual ones:\n{LineDiff.Between(expectedText, text)}");
            }
        }
    }

    private static string PathOf(Document document) => Relative(document.FilePath ?? string.Join('/', document.Folders.Append(document.Name)));

    private static string Relative(string path) => path.StartsWith("/0/", StringComparison.Ordinal) ? path[3..] : path;
}
