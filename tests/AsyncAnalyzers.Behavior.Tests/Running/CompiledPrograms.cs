using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AsyncAnalyzers.Behavior.Tests.Running;

/// <summary>Programs compiled for a platform.</summary>
/// <param name="Assemblies">The files.</param>
/// <param name="Errors">The programs that do not compile, with the first error of each.</param>
internal sealed record CompiledPrograms(IReadOnlyList<string> Assemblies, IReadOnlyDictionary<string, string> Errors)
{
    /// <summary>Compiles the programs of groups; those that do not compile are left out.</summary>
    /// <param name="groups">The groups.</param>
    /// <param name="textOf">The text of each program.</param>
    /// <param name="platform">The platform.</param>
    /// <param name="folder">Where the assemblies are put.</param>
    public static CompiledPrograms Of(
        IEnumerable<ProgramGroup> groups,
        IReadOnlyDictionary<string, string> textOf,
        Platform platform,
        string folder
    )
    {
        var assemblies = new List<string>();
        var errors = new Dictionary<string, string>();
        foreach (var group in groups)
        {
            var trees = group
                .Programs.Where(p => textOf.ContainsKey(p.Name))
                .ToDictionary(p => p.Name, p => CSharpSyntaxTree.ParseText(textOf[p.Name], group.ParseOptions, p.Name));
            var file = Path.Combine(folder, group.Name + (group.IsTopLevel ? ".exe" : ".dll"));
            while (trees.Count > 0)
            {
                var result = CSharpCompilation.Create(group.Name, trees.Values, platform.References, group.CompilationOptions).Emit(file);
                if (result.Success)
                {
                    assemblies.Add(file);
                    break;
                }

                foreach (var error in result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error))
                {
                    var name = error.Location.SourceTree?.FilePath ?? throw new InvalidOperationException(error.ToString());
                    errors.TryAdd(name, $"{error.Id}: {error.GetMessage(CultureInfo.InvariantCulture)}");
                    trees.Remove(name);
                }
            }
        }

        return new CompiledPrograms(assemblies, errors);
    }
}
