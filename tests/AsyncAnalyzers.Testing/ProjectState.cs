using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Testing;

/// <summary>A project of a test.</summary>
public class ProjectState(string name, string language, string defaultPrefix, string defaultExtension)
{
    public string Name { get; } = name;

    public string AssemblyName => Name;

    public string Language { get; } = language;

    public OutputKind? OutputKind { get; set; }

    public ReferenceAssemblies? ReferenceAssemblies { get; set; }

    public SourceFileList Sources { get; } = new(defaultPrefix, defaultExtension);

    public SourceFileCollection AdditionalFiles { get; } = [];

    public SourceFileCollection AnalyzerConfigFiles { get; } = [];

    public MetadataReferenceCollection AdditionalReferences { get; } = [];

    /// <summary>The names of the projects that this one refers to.</summary>
    public List<string> AdditionalProjectReferences { get; } = [];

    internal bool HasContent => Sources.Count + AdditionalFiles.Count + AnalyzerConfigFiles.Count > 0;

    /// <summary>Whether the files that this state names itself are not those of another one.</summary>
    internal bool Changes(ProjectState other)
        => Differ(Sources, other.Sources) || Differ(AdditionalFiles, other.AdditionalFiles) || Differ(AnalyzerConfigFiles, other.AnalyzerConfigFiles);

    internal void Inherit(ProjectState other)
    {
        OutputKind ??= other.OutputKind;
        ReferenceAssemblies ??= other.ReferenceAssemblies;
        AddIfEmpty(Sources, other.Sources);
        AddIfEmpty(AdditionalFiles, other.AdditionalFiles);
        AddIfEmpty(AnalyzerConfigFiles, other.AnalyzerConfigFiles);
        AddIfEmpty(AdditionalReferences, other.AdditionalReferences);
        AddIfEmpty(AdditionalProjectReferences, other.AdditionalProjectReferences);
    }

    private static bool Differ(SourceFileCollection own, SourceFileCollection other)
        => own.Count > 0
            && !own.Select(file => (file.filename, file.content.ToString())).SequenceEqual(other.Select(file => (file.filename, file.content.ToString())));

    private static void AddIfEmpty<T>(List<T> own, List<T> other)
    {
        if (own.Count == 0)
        {
            own.AddRange(other);
        }
    }
}

/// <summary>Projects beside the first one, made when they are named.</summary>
public class ProjectCollection(string defaultLanguage, string defaultExtension) : Dictionary<string, ProjectState>
{
    public new ProjectState this[string projectName]
    {
        get
        {
            if (!TryGetValue(projectName, out var project))
            {
                Add(projectName, project = new(projectName, defaultLanguage, $"/{projectName}/Test", defaultExtension));
            }

            return project;
        }
    }
}
