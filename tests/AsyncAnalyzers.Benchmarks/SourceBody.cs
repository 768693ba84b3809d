using System.Collections.Immutable;
using AsyncAnalyzers.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AsyncAnalyzers.Benchmarks;

/// <summary>Sources that are compiled and analyzed together, for .NET Framework with WCF: where all rules apply.</summary>
internal sealed record SourceBody(string Name, ImmutableArray<SyntaxTree> Trees)
{
    public static CSharpParseOptions ParseOptions { get; } =
        new(LanguageVersion.Latest, preprocessorSymbols: ["TRACE", "NETFRAMEWORK", "NET472"]);

    public static ImmutableArray<MetadataReference> References { get; } =
        TargetPlatform
            .DotNetFramework.With(
                "System.Configuration",
                "System.Deployment",
                "System.Drawing",
                "System.Runtime.Serialization",
                "System.ServiceModel",
                "System.Web",
                "System.Windows.Forms"
            )
            .References;

    public static CSharpCompilationOptions CompilationOptions { get; } =
        new(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, concurrentBuild: false);

    public int Lines { get; } = Trees.Sum(t => t.GetText().Lines.Count);

    /// <summary>All C# files below a folder that are not the result of a build. What cannot be bound for want of other references stays
    /// unbound.</summary>
    public static SourceBody InFolder(string folder) =>
        Of(
            folder,
            Directory
                .EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
                .Where(f => !Path.GetRelativePath(folder, f).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
                .Order(StringComparer.Ordinal)
                .Select(f => (f, File.ReadAllText(f)))
        );

    public static SourceBody Of(string name, IEnumerable<(string Path, string Text)> files) =>
        new(name, [.. files.Select(f => CSharpSyntaxTree.ParseText(f.Text, ParseOptions, f.Path))]);

    /// <summary>A compilation in which nothing is bound yet, of the source or of the references.</summary>
    public CSharpCompilation Compile(ImmutableDictionary<string, ReportDiagnostic> severities) =>
        CSharpCompilation.Create(
            "Body",
            Trees,
            References.Select(r =>
                ((AssemblyMetadata)((PortableExecutableReference)r).GetMetadata()).Copy() is AssemblyMetadata fresh
                    ? fresh.GetReference()
                    : r
            ),
            CompilationOptions.WithSpecificDiagnosticOptions(severities)
        );
}
