using System.Collections.Immutable;

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace AsyncAnalyzers.Tests.Verifier;

/// <summary>Offers nothing.</summary>
public sealed class ShyFixer : NumberFixer
{
    protected override ImmutableArray<string> Titles => [];
}

/// <summary>Has two actions, the second in a menu.</summary>
public sealed class ChoosyFixer : NumberFixer
{
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        await base.RegisterCodeFixesAsync(context);
        var nested = CodeAction.Create("Default", async token =>
        {
            var root = await context.Document.GetSyntaxRootAsync(token);
            var number = root!.FindNode(context.Span, getInnermostNodeForTie: true);
            return context.Document.WithSyntaxRoot(root.ReplaceNode(number, SyntaxFactory.ParseExpression("default")));
        }, "Default");
        context.RegisterCodeFix(CodeAction.Create("Others", [nested], isInlinable: false), context.Diagnostics);
    }
}

/// <summary>Leaves an unknown name.</summary>
public sealed class CarelessFixer : NumberFixer
{
    protected override SyntaxNode Replacement(SyntaxNode number) => SyntaxFactory.IdentifierName("missing");
}

/// <summary>Builds a name that parses as a number.</summary>
public sealed class ForgingFixer : NumberFixer
{
    protected override SyntaxNode Replacement(SyntaxNode number) => SyntaxFactory.IdentifierName("0");
}

/// <summary>Changes nothing.</summary>
public sealed class IdleFixer : NumberFixer
{
    protected override SyntaxNode Replacement(SyntaxNode number) => number;
}

/// <summary>Its fix-all turns numbers into <c>default</c>.</summary>
public sealed class DividedFixer : NumberFixer
{
    private bool _fixesAll;

    public override FixAllProvider? GetFixAllProvider()
        => FixAllProvider.Create(async (context, document, diagnostics) =>
            await new DividedFixer { _fixesAll = true }.ReplaceAsync(document, diagnostics, context.CancellationToken));

    protected override SyntaxNode Replacement(SyntaxNode number) => _fixesAll ? SyntaxFactory.ParseExpression("default") : base.Replacement(number);
}

/// <summary>Its fix-all stops after the first number.</summary>
public sealed class LazyFixer : NumberFixer
{
    public override FixAllProvider? GetFixAllProvider()
        => FixAllProvider.Create(async (context, document, diagnostics) => await ReplaceAsync(document, diagnostics[..1], context.CancellationToken));
}
