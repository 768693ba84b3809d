using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncAnalyzers.Benchmarks;

/// <summary>Counts what makes source hard to read: long lines, long methods and long chains of conditions.</summary>
internal static class HouseReport
{
    private const int Columns = 140;

    private const int MethodLines = 40;

    private const int Conditions = 8;

    public static void Print(string folder)
    {
        var trees = Directory
            .GetFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(path => !Path.GetRelativePath(folder, path).Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin"))
            .Select(path => CSharpSyntaxTree.ParseText(File.ReadAllText(path), path: path))
            .ToList();
        var lines = trees.SelectMany(t => t.GetText().Lines).ToList();
        var functions = trees
            .SelectMany(t => t.GetRoot().DescendantNodes())
            .Where(n => n is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax);
        Console.WriteLine($"lines of code: {lines.Count}");
        Console.WriteLine($"lines over {Columns} columns: {lines.Count(l => l.Span.Length > Columns)}");
        Console.WriteLine($"methods over {MethodLines} lines: {functions.Count(f => LinesOf(f) > MethodLines)}");
        Console.WriteLine(
            $"statements per method, most: {functions.Max(f => f.DescendantNodes().Count(n => n is StatementSyntax and not BlockSyntax))}"
        );
        Console.WriteLine($"chains of {Conditions} conditions and more: {trees.Sum(t => Chains(t.GetRoot()))}");
    }

    private static int LinesOf(SyntaxNode node)
    {
        var span = node.SyntaxTree.GetLineSpan(node.Span);
        return span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
    }

    private static int Chains(SyntaxNode root) =>
        root.DescendantNodes()
            .OfType<BinaryExpressionSyntax>()
            .Count(b => IsLogical(b) && !IsLogical(b.Parent) && LinksOf(b) >= Conditions);

    private static bool IsLogical(SyntaxNode? node) =>
        node?.RawKind is (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression;

    private static int LinksOf(ExpressionSyntax expression) =>
        expression switch
        {
            BinaryExpressionSyntax logical when IsLogical(logical) => LinksOf(logical.Left) + LinksOf(logical.Right),
            ParenthesizedExpressionSyntax parenthesized => LinksOf(parenthesized.Expression),
            _ => 1,
        };
}
