using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AsyncAnalyzers.Behavior.Tests.Running;

/// <summary>A platform that programs are compiled for and run on.</summary>
internal sealed class Platform
{
    private readonly Lazy<byte[]> _stage;
    private readonly Lazy<ImmutableArray<MetadataReference>> _references;

    private Platform(string name, TargetPlatform target, string stageFile)
    {
        Name = name;
        StageFile = stageFile;
        Target = target;
        _stage = new(CompileStage);
        _references = new(() => [.. target.References, MetadataReference.CreateFromImage(_stage.Value)]);
    }

    /// <summary>.NET Framework, which is Mono here.</summary>
    public static Platform DotNetFramework { get; } = new("mono", TargetPlatform.DotNetFramework, "Stage.exe");

    /// <summary>.NET.</summary>
    public static Platform Net { get; } = new("net", TargetPlatform.Net, "Stage.dll");

    public string Name { get; }

    /// <summary>The file of the assembly that runs programs.</summary>
    public string StageFile { get; }

    public ImmutableArray<MetadataReference> References => _references.Value;

    private TargetPlatform Target { get; }

    /// <summary>Puts what runs programs into a folder.</summary>
    public void PutStageInto(string folder)
    {
        File.WriteAllBytes(Path.Combine(folder, StageFile), _stage.Value);
        File.WriteAllText(
            Path.Combine(folder, "Stage.runtimeconfig.json"),
            $$"""
            {
              "runtimeOptions": {
                "tfm": "{{TargetPlatform.Net.Framework}}",
                "framework": { "name": "Microsoft.NETCore.App", "version": "{{Environment.Version}}" }
              }
            }
            """
        );
    }

    /// <summary>What runs a list of programs of some assemblies.</summary>
    public Command Run(string folder, IEnumerable<string> arguments, TimeSpan timeout)
    {
        string[] all = [Path.Combine(folder, StageFile), .. arguments];
        return (this == Net ? Command.Dotnet(all) : new Command("mono", all)) with { Folder = folder, Timeout = timeout };
    }

    private byte[] CompileStage()
    {
        var assembly = typeof(Platform).Assembly;
        var trees = assembly
            .GetManifestResourceNames()
            .Where(n => n.EndsWith(".cs", StringComparison.Ordinal))
            .Select(n =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(n)!);
                return CSharpSyntaxTree.ParseText(reader.ReadToEnd(), path: n);
            });
        var compilation = CSharpCompilation.Create(
            "Stage",
            trees,
            Target.References,
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, optimizationLevel: OptimizationLevel.Release)
        );
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        return result.Success ? image.ToArray() : throw new InvalidOperationException(string.Join('\n', result.Diagnostics));
    }
}
