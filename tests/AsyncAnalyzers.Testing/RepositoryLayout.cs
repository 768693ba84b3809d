using System.Reflection;

namespace AsyncAnalyzers.Testing;

/// <summary>Where things are, as the build of this assembly recorded it.</summary>
public static class RepositoryLayout
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = Recorded("RepositoryRoot");

    /// <summary>The folder of NuGet packages that the build restored into.</summary>
    public static string PackageRoot { get; } = Recorded("PackageRoot");

    /// <summary>Where MSBuild finds the reference assemblies of .NET Framework, for projects that refer to no package.</summary>
    public static string FrameworkReferences { get; } =
        Path.Combine(PackageRoot, "microsoft.netframework.referenceassemblies.net472", "1.0.3", "build");

    /// <summary>The folder of the project that packs the analyzers.</summary>
    public static string PackageProject { get; } = Path.Combine(Root, "src", "AsyncAnalyzers.Package");

    /// <summary>The folder of the project of the tool.</summary>
    public static string ToolProject { get; } = Path.Combine(Root, "src", "AsyncAnalyzers.Tool");

    /// <summary>The configuration that was built.</summary>
    public static string Configuration { get; } = Recorded("Configuration");

    /// <summary>The folder with one folder for each sample.</summary>
    public static string Samples { get; } = Path.Combine(Root, "tests", "samples");

    /// <summary>The folder of this project.</summary>
    public static string EndToEndTests { get; } = Path.Combine(Root, "tests", "AsyncAnalyzers.EndToEnd.Tests");

    private static string Recorded(string key)
    {
        return typeof(RepositoryLayout)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(metadata => metadata.Key == key)
            .Value!;
    }
}
