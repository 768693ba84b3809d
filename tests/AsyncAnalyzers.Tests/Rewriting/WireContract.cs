using AsyncAnalyzers.Tests.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AsyncAnalyzers.Tests.Rewriting;

/// <summary>
/// What contracts are to whom they talk to, read from the attributes as WCF reads them, and without what is under test: names, actions,
/// parameters,
/// results, faults and behaviors of all operations.
/// </summary>
internal static class WireContract
{
    /// <summary>A line for each operation; versions of one operation that say the same share it.</summary>
    public static async Task<IReadOnlyList<string>> OfAsync(ContractTest test, string code)
    {
        var compilation = CSharpCompilation.Create(
            "Wire",
            [CSharpSyntaxTree.ParseText(test.Usings + code), .. test.OtherFiles.Select(f => CSharpSyntaxTree.ParseText(f.Content))],
            test.Platform.References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)
        );
        return
        [
            .. compilation
                .SyntaxTrees.SelectMany(tree => TypesIn(compilation.GetSemanticModel(tree)))
                .SelectMany(type => type.GetMembers().OfType<IMethodSymbol>())
                .Where(method => Attribute(method, "OperationContractAttribute") is not null)
                .Select(Line)
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<INamedTypeSymbol> TypesIn(SemanticModel model) =>
        model
            .SyntaxTree.GetRoot()
            .DescendantNodes()
            .Select(node => model.GetDeclaredSymbol(node))
            .OfType<INamedTypeSymbol>()
            .Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default);

    private static string Line(IMethodSymbol method)
    {
        var operation = Attribute(method, "OperationContractAttribute")!;
        var isTask = method.ReturnType.Name == "Task";
        var isBegin = !isTask && Argument(operation, "AsyncPattern") == "true";
        var logical =
            isBegin ? method.Name["Begin".Length..]
            : isTask && method.Name.EndsWith("Async", StringComparison.Ordinal) ? method.Name[..^"Async".Length]
            : method.Name;
        var answering = isBegin ? method.ContainingType.GetMembers("End" + logical).OfType<IMethodSymbol>().Single() : method;
        var result = isTask
            ? ((INamedTypeSymbol)method.ReturnType).TypeArguments.FirstOrDefault()?.ToString() ?? "void"
            : answering.ReturnType.ToString();
        var resultName = answering.GetReturnTypeAttributes().Select(a => Argument(a, "Name")).FirstOrDefault();
        var inputs = method
            .Parameters.SkipLast(isBegin ? 2 : 0)
            .Select(p => $"{p.Type} {p.GetAttributes().Select(a => Argument(a, "Name")).FirstOrDefault() ?? p.Name}");
        var others = method.GetAttributes().Where(a => a != operation).Select(a => a.ToString());
        return $"{method.ContainingType} {Argument(operation, "Name") ?? logical} {Argument(operation, "Action")} {Argument(operation, "ReplyAction")} {Argument(operation, "IsOneWay")}: "
            + $"({string.Join(", ", inputs)}) -> {result} {resultName} [{string.Join(", ", others)}]";
    }

    private static AttributeData? Attribute(IMethodSymbol method, string name) =>
        method.GetAttributes().FirstOrDefault(a => a.AttributeClass!.Name == name);

    private static string? Argument(AttributeData attribute, string name) =>
        attribute.NamedArguments.Where(a => a.Key == name).Select(a => a.Value.ToCSharpString().Trim('"')).FirstOrDefault();
}
