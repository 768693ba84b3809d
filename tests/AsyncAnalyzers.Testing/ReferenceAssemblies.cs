using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;

using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Testing;

/// <summary>The assemblies of a target framework that test sources are compiled against, from a package restored with the build.</summary>
public sealed class ReferenceAssemblies
{
    private static readonly ConcurrentDictionary<string, MetadataReference> s_references = new();

    private ReferenceAssemblies(string targetFramework) => TargetFramework = targetFramework;

    /// <summary>What a test that names none is compiled against.</summary>
    public static ReferenceAssemblies Default => NetStandard.NetStandard20;

    public string TargetFramework { get; }

    /// <summary>The names of the assemblies, or none for all that the package has.</summary>
    public ImmutableArray<string> Assemblies { get; private init; } = [];

    public AssemblyIdentityComparer AssemblyIdentityComparer { get; private init; } = AssemblyIdentityComparer.Default;

    public ReferenceAssemblies WithAssemblies(ImmutableArray<string> assemblies)
        => new(TargetFramework) { Assemblies = assemblies, AssemblyIdentityComparer = AssemblyIdentityComparer };

    public ReferenceAssemblies AddAssemblies(ImmutableArray<string> assemblies) => WithAssemblies(Assemblies.AddRange(assemblies));

    public Task<ImmutableArray<MetadataReference>> ResolveAsync(string language, CancellationToken cancellationToken)
        => Task.FromResult(Resolve());

    internal ImmutableArray<MetadataReference> Resolve()
    {
        var folder = typeof(ReferenceAssemblies).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == $"ReferencePack:{TargetFramework}").Value!;
        var paths = Assemblies.IsEmpty ? Directory.GetFiles(folder, "*.dll") : Assemblies.Select(name => Find(folder, name));
        return [.. paths.Select(path => s_references.GetOrAdd(path, path => MetadataReference.CreateFromFile(path)))];
    }

    private static string Find(string folder, string name)
        => new[] { Path.Combine(folder, $"{name}.dll"), Path.Combine(folder, "Facades", $"{name}.dll") }.FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException($"There is no assembly '{name}' in {folder}.");

    public static class NetFramework
    {
        public static class Net472
        {
            public static ReferenceAssemblies Default { get; } = new("net472")
            {
                Assemblies =
                [
                    "mscorlib", "Microsoft.CSharp", "System", "System.Core", "System.Data", "System.Data.DataSetExtensions",
                    "System.Net.Http", "System.Xml", "System.Xml.Linq",
                ],
                AssemblyIdentityComparer = DesktopAssemblyIdentityComparer.Default,
            };

            public static ReferenceAssemblies WindowsForms { get; } =
                Default.AddAssemblies(["System.Deployment", "System.Drawing", "System.Windows.Forms"]);

            public static ReferenceAssemblies Wpf { get; } =
                Default.AddAssemblies(["PresentationCore", "PresentationFramework", "System.Xaml", "WindowsBase"]);
        }
    }

    public static class NetStandard
    {
        public static ReferenceAssemblies NetStandard20 { get; } = new("netstandard2.0");
    }

    public static class Net
    {
        public static ReferenceAssemblies Net100 { get; } = new("net10.0");
    }
}
