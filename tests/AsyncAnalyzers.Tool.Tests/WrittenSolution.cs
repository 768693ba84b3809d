using AsyncAnalyzers.Tool.Fixing;
using AsyncAnalyzers.Tool.Loading;
using AsyncAnalyzers.Tool.Sites;
using AsyncAnalyzers.Tool.Working;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace AsyncAnalyzers.Tool.Tests;

/// <summary>A solution of files in a folder, as if it had been loaded from there.</summary>
internal sealed class WrittenSolution : IDisposable
{
    private readonly AdhocWorkspace _workspace = new();
    private readonly TemporaryFolder _folder = new();

    public WrittenSolution() => Solution = _workspace.CurrentSolution;

    public Solution Solution { get; private set; }

    public LoadedSolution Loaded => new(_folder["All.sln"], KeptBytes.In(Solution).Solution, []);

    /// <summary>Adds a project that compiles files of the folder.</summary>
    public WrittenSolution Project(string name, TargetPlatform platform, params string[] files)
    {
        var id = ProjectId.CreateNewId();
        Solution = Solution.AddProject(
            ProjectInfo.Create(
                id,
                VersionStamp.Default,
                $"{name}({platform.Framework})",
                name,
                LanguageNames.CSharp,
                _folder[name + ".csproj"],
                compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary),
                metadataReferences: platform.References
            )
        );
        foreach (var file in files)
        {
            var text = SourceText.From(File.ReadAllText(_folder[file]));
            Solution = Solution.AddDocument(DocumentId.CreateNewId(id), file, text, filePath: _folder[file]);
        }

        return this;
    }

    /// <summary>Makes a project refer to another one.</summary>
    public WrittenSolution Reference(string from, string to)
    {
        Solution = Solution.AddProjectReference(Named(from), new ProjectReference(Named(to)));
        return this;

        ProjectId Named(string name) => Solution.Projects.Single(p => p.AssemblyName == name).Id;
    }

    /// <summary>Writes a file into the folder.</summary>
    public WrittenSolution Write(string file, string text)
    {
        File.WriteAllText(PathOf(file), text);
        return this;
    }

    /// <summary>Writes a file of bytes into the folder.</summary>
    public WrittenSolution Write(string file, byte[] bytes)
    {
        File.WriteAllBytes(PathOf(file), bytes);
        return this;
    }

    /// <summary>The bytes of a file as they are now.</summary>
    public byte[] Read(string file) => File.ReadAllBytes(PathOf(file));

    /// <summary>The full path of a file.</summary>
    public string PathOf(string file) => _folder[file];

    public Task<FixedSolution> FixAsync(bool sameBehavior = false, params string[] rules) =>
        FixedSolution.OfAsync(Loaded, new FixScope(rules, sameBehavior), new SilentProgress(), CancellationToken.None);

    public Task<Findings> FindAsync() => Findings.InAsync(Loaded, new SilentProgress(), CancellationToken.None);

    public async Task<Inventory> TakeInventoryAsync() =>
        await Inventory.OfAsync(await FindAsync(), new SilentProgress(), CancellationToken.None);

    public void Dispose()
    {
        _workspace.Dispose();
        _folder.Dispose();
    }
}
