using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace AsyncAnalyzers.Tests.Repository;

/// <summary>The code is built in floors: a room uses what stands below it, and types do not use each other in circles. Found by binding
/// the sources.</summary>
public sealed class ArchitectureTests
{
    /// <summary>From the top to the bottom.</summary>
    private static readonly string[] s_floors =
    [
        "Fixes",
        "Fixes.Hosting",
        "Rewriting.Implementations",
        "Rewriting.Contracts",
        "Rewriting.Events",
        "Rewriting.Members",
        "Rewriting.Plans",
        "Rewriting.Callbacks",
        "Rewriting.Results",
        "Rewriting.Starts",
        "Rewriting.Documents",
        "Rewriting.Syntax",
        "Rewriting.Refusals",
        "Analyzers",
        "Rules.Configuration",
        "Rules.Events",
        "Rules.Implementing",
        "Rules.Wcf",
        "Rules.Apm",
        "Rules.Delegates",
        "Rules",
        "Diagnostics",
        "Patterns.Events",
        "Patterns.Implementations",
        "Patterns.Contracts",
        "Patterns.Calls",
        "Patterns.Counterparts",
        "Patterns.Flow",
        "Patterns.Syntax",
        "Symbols",
        "Options",
    ];

    private static readonly Lazy<ILookup<INamedTypeSymbol, INamedTypeSymbol>> s_uses = new(() =>
        FindUses().Distinct().ToLookup(u => u.User, u => u.Used, (IEqualityComparer<INamedTypeSymbol>)SymbolEqualityComparer.Default)
    );

    [Fact]
    public void Rooms_use_what_is_below_them()
    {
        var upwards =
            from user in s_uses.Value
            from used in user
            where Array.IndexOf(s_floors, RoomOf(user.Key)) > Array.IndexOf(s_floors, RoomOf(used))
            select $"{RoomOf(user.Key)}: {user.Key.Name} -> {RoomOf(used)}: {used.Name}";

        Assert.Empty(upwards.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_room_has_its_floor() => Assert.Empty(s_uses.Value.Select(u => RoomOf(u.Key)).Distinct().Except(s_floors));

    /// <summary>What becomes of an async result that a helper method gets is what becomes of it anywhere: the one true recursion.</summary>
    [Fact]
    public void Types_use_each_other_in_no_circle_but_one() =>
        Assert.Equal(
            ["AsyncResultBody, ResultHelpers"],
            Circles()
                .Select(circle => string.Join(", ", circle.Select(t => t.Name).Order(StringComparer.Ordinal)))
                .Order(StringComparer.Ordinal)
        );

    [Fact]
    public void A_file_has_one_type_of_its_name()
    {
        var others =
            from tree in Sources("AsyncAnalyzers").Concat(Sources("AsyncAnalyzers.CodeFixes"))
            let types = tree.GetRoot().DescendantNodes(n => n is not TypeDeclarationSyntax).OfType<BaseTypeDeclarationSyntax>().ToList()
            where types.Count != 1 || types[0].Identifier.ValueText != Path.GetFileNameWithoutExtension(tree.FilePath)
            select Path.GetFileName(tree.FilePath);

        Assert.Empty(others);
    }

    /// <summary>An address cannot be broken.</summary>
    [Fact]
    public void Lines_end_at_140_columns()
    {
        var longer =
            from tree in Sources("AsyncAnalyzers").Concat(Sources("AsyncAnalyzers.CodeFixes"))
            from line in tree.GetText().Lines
            where line.Span.Length > 140 && !line.ToString().Contains("https://", StringComparison.Ordinal)
            select $"{Path.GetFileName(tree.FilePath)}: {line.LineNumber + 1}";

        Assert.Empty(longer);
    }

    private static string RoomOf(INamedTypeSymbol type) =>
        type.ContainingNamespace.ToDisplayString() is { Length: > 15 } name ? name["AsyncAnalyzers.".Length..] : "";

    /// <summary>Each type with each type that its source names or uses without a name, as extension methods and the types of values
    /// do.</summary>
    private static IEnumerable<(INamedTypeSymbol User, INamedTypeSymbol Used)> FindUses()
    {
        var trees = Sources("AsyncAnalyzers").Concat(Sources("AsyncAnalyzers.CodeFixes")).ToList();
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("AsyncAnalyzers", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create(
            "Sources",
            [.. trees, CSharpSyntaxTree.ParseText(ImplicitUsings)],
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)
        );
        foreach (var tree in trees)
        {
            var model = compilation.GetSemanticModel(tree);
            foreach (
                var declaration in tree.GetRoot().DescendantNodes(n => n is not TypeDeclarationSyntax).OfType<BaseTypeDeclarationSyntax>()
            )
            {
                var user = model.GetDeclaredSymbol(declaration)!;
                foreach (var name in declaration.DescendantNodes().OfType<SimpleNameSyntax>())
                {
                    if (OwnTypeOf(model.GetSymbolInfo(name).Symbol) is { } used && !SymbolEqualityComparer.Default.Equals(user, used))
                    {
                        yield return (user, used);
                    }
                }
            }
        }

        INamedTypeSymbol? OwnTypeOf(ISymbol? symbol)
        {
            var type = symbol as INamedTypeSymbol ?? symbol?.ContainingType;
            while (type?.ContainingType is { } outer)
            {
                type = outer;
            }

            return SymbolEqualityComparer.Default.Equals(type?.ContainingAssembly, compilation.Assembly) ? type!.OriginalDefinition : null;
        }
    }

    private static IEnumerable<SyntaxTree> Sources(string project) =>
        Directory
            .GetFiles(RepositoryFiles.PathOf($"src/{project}"), "*.cs", SearchOption.AllDirectories)
            .Where(path =>
                !Path.GetRelativePath(RepositoryFiles.Root, path).Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin")
            )
            .Where(path => Path.GetFileName(path) is not ("IsExternalInit.cs" or "NotNullWhenAttribute.cs"))
            .Select(path => CSharpSyntaxTree.ParseText(File.ReadAllText(path), path: path));

    /// <summary>The sets of types of which each can be reached from each other one.</summary>
    private static IEnumerable<IReadOnlyCollection<INamedTypeSymbol>> Circles()
    {
        var reached = s_uses.Value.ToDictionary(
            u => u.Key,
            u => ReachedFrom(u.Key),
            (IEqualityComparer<INamedTypeSymbol>)SymbolEqualityComparer.Default
        );
        return reached
            .Keys.Where(type => reached[type].Contains(type))
            .Select(type => reached[type].Where(other => reached.TryGetValue(other, out var back) && back.Contains(type)).ToList())
            .DistinctBy(circle => string.Join(' ', circle.Select(t => t.ToDisplayString()).Order(StringComparer.Ordinal)));
    }

    private static HashSet<INamedTypeSymbol> ReachedFrom(INamedTypeSymbol type)
    {
        var reached = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        for (var waiting = new Stack<INamedTypeSymbol>([type]); waiting.TryPop(out var current); )
        {
            foreach (var used in s_uses.Value[current].Where(reached.Add))
            {
                waiting.Push(used);
            }
        }

        return reached;
    }

    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;
}
