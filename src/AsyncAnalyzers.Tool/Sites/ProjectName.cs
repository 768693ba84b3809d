using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Tool.Sites;

/// <summary>Names projects as people do.</summary>
internal static class ProjectName
{
    /// <summary>The name of the project file. A project is loaded once for each target framework, and counts as one.</summary>
    public static string Of(Project project) => project.FilePath is { } path ? Path.GetFileNameWithoutExtension(path) : project.Name;
}
