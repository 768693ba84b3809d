using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Testing;

/// <summary>A target framework that test sources are compiled for. Its assemblies are restored with the build, so no test downloads
/// any.</summary>
/// <param name="Framework">The moniker of the target framework.</param>
/// <param name="Assemblies">The names of the assemblies, or none for all that the framework has.</param>
public sealed record TargetPlatform(string Framework, ImmutableArray<string> Assemblies)
{
    private static readonly ConcurrentDictionary<string, MetadataReference> s_loaded = new();

    /// <summary>.NET 10.</summary>
    public static TargetPlatform Net { get; } = new("net10.0", []);

    /// <summary>.NET Standard 2.0.</summary>
    public static TargetPlatform Standard { get; } = new("netstandard2.0", []);

    /// <summary>.NET Framework 4.7.2 with the assemblies that a new project refers to.</summary>
    public static TargetPlatform DotNetFramework { get; } =
        new(
            "net472",
            [
                "mscorlib",
                "Microsoft.CSharp",
                "System",
                "System.Core",
                "System.Data",
                "System.Data.DataSetExtensions",
                "System.Net.Http",
                "System.Xml",
                "System.Xml.Linq",
            ]
        );

    /// <summary>What source is compiled against.</summary>
    public ImmutableArray<MetadataReference> References =>
        [.. Paths.Select(path => s_loaded.GetOrAdd(path, p => MetadataReference.CreateFromFile(p)))];

    /// <summary>How the platform tells one version of an assembly from another.</summary>
    public AssemblyIdentityComparer AssemblyIdentityComparer =>
        Framework == DotNetFramework.Framework ? DesktopAssemblyIdentityComparer.Default : AssemblyIdentityComparer.Default;

    private IEnumerable<string> Paths => Assemblies.IsEmpty ? Directory.GetFiles(Folder, "*.dll") : Assemblies.Select(Find);

    private string Folder =>
        typeof(TargetPlatform)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(a => a.Key == $"ReferencePack:{Framework}")
            .Value!;

    /// <summary>The same platform with more of its assemblies.</summary>
    public TargetPlatform With(params string[] assemblies) => this with { Assemblies = [.. Assemblies, .. assemblies] };

    private string Find(string assembly) =>
        new[] { Path.Combine(Folder, $"{assembly}.dll"), Path.Combine(Folder, "Facades", $"{assembly}.dll") }.FirstOrDefault(File.Exists)
        ?? throw new FileNotFoundException($"There is no assembly '{assembly}' in {Folder}.");
}
