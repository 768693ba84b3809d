using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Formatting;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Options;

namespace AsyncAnalyzers.Rewriting;

/// <summary>How a file is laid out: new code follows its author wherever no <c>.editorconfig</c> says otherwise.</summary>
internal static class DocumentLayout
{
    /// <summary>What fewer lines have in common is no habit.</summary>
    private const int FewestLines = 5;

    private static readonly Habit[] s_habits =
    [
        new(CSharpFormattingOptions.NewLinesForBracesInControlBlocks, "csharp_new_line_before_open_brace", t => BlockAt(t) is { Parent: StatementSyntax and not LocalFunctionStatementSyntax or ElseClauseSyntax or CatchClauseSyntax or FinallyClauseSyntax }, IsFirstOnLine),
        new(CSharpFormattingOptions.NewLinesForBracesInMethods, "csharp_new_line_before_open_brace", t => BlockAt(t) is { Parent: BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax }, IsFirstOnLine),
        new(CSharpFormattingOptions.NewLinesForBracesInLambdaExpressionBody, "csharp_new_line_before_open_brace", t => BlockAt(t) is { Parent: LambdaExpressionSyntax }, IsFirstOnLine),
        new(CSharpFormattingOptions.NewLinesForBracesInAnonymousMethods, "csharp_new_line_before_open_brace", t => BlockAt(t) is { Parent: AnonymousMethodExpressionSyntax }, IsFirstOnLine),
        new(CSharpFormattingOptions.NewLineForElse, "csharp_new_line_before_else", t => t.IsKind(SyntaxKind.ElseKeyword) && FollowsBlock(t), IsFirstOnLine),
        new(CSharpFormattingOptions.NewLineForCatch, "csharp_new_line_before_catch", t => t.IsKind(SyntaxKind.CatchKeyword), IsFirstOnLine),
        new(CSharpFormattingOptions.NewLineForFinally, "csharp_new_line_before_finally", t => t.IsKind(SyntaxKind.FinallyKeyword), IsFirstOnLine),
        new(CSharpFormattingOptions.SpaceAfterMethodCallName, "csharp_space_between_method_call_name_and_opening_parenthesis", t => t is { RawKind: (int)SyntaxKind.OpenParenToken, Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax } }, IsSetApart),
        new(CSharpFormattingOptions.SpacingAfterMethodDeclarationName, "csharp_space_between_method_declaration_name_and_open_parenthesis", t => t is { RawKind: (int)SyntaxKind.OpenParenToken, Parent: ParameterListSyntax { Parent: BaseMethodDeclarationSyntax } }, IsSetApart),
    ];

    /// <summary>The options of a document with what its code shows; the same object where it shows nothing else.</summary>
    public static async Task<OptionSet> OptionsOfAsync(Document document, OptionSet options, string newLine, CancellationToken cancellationToken)
    {
        options = With(options, new OptionKey(FormattingOptions.NewLine, LanguageNames.CSharp), newLine);
        if (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root)
        {
            return options;
        }

        var prescribed = document.Project.AnalyzerOptions.AnalyzerConfigOptionsProvider.GetOptions(root.SyntaxTree);
        if (IndentationIn(root) is var (usesTabs, size))
        {
            options = IsPrescribed("indent_style") ? options : With(options, new OptionKey(FormattingOptions.UseTabs, LanguageNames.CSharp), usesTabs);
            options = IsPrescribed("indent_size") || usesTabs ? options : With(options, new OptionKey(FormattingOptions.IndentationSize, LanguageNames.CSharp), size);
        }

        var habits = s_habits.Where(h => !IsPrescribed(h.Key)).ToList();
        var votes = new int[habits.Count];
        foreach (var token in root.DescendantTokens(n => !n.HasAnnotation(Formatter.Annotation)).Where(t => !IsNew(t)))
        {
            for (var i = 0; i < votes.Length; i++)
            {
                if (habits[i].Concerns(token))
                {
                    votes[i] += habits[i].Shows(token) ? 1 : -1;
                }
            }
        }

        for (var i = 0; i < votes.Length; i++)
        {
            // Where no code shows it, braces elsewhere do.
            var vote = votes[i] != 0 ? votes[i] : votes.Where((_, other) => habits[other].Key == habits[i].Key).Sum();
            options = vote == 0 ? options : With(options, new OptionKey(habits[i].Option), vote > 0);
        }

        return options;

        bool IsPrescribed(string key) => prescribed.TryGetValue(key, out _);
    }

    private static OptionSet With(OptionSet options, OptionKey option, object value) => Equals(options.GetOption(option), value) ? options : options.WithChangedOption(option, value);

    /// <summary>Whether most lines begin with tabs, and if not by how many spaces most of those stand deeper that do; null where too few lines tell.</summary>
    private static (bool UsesTabs, int Size)? IndentationIn(SyntaxNode root)
    {
        var tabs = 0;
        var steps = new int[9];
        var before = 0;
        foreach (var line in root.GetText().Lines)
        {
            var text = line.ToString();
            var indent = text.Length - text.TrimStart().Length;
            if (indent == text.Length)
            {
                continue;
            }

            if (text[0] == '\t')
            {
                tabs++;
            }
            else if (indent - before is > 1 and <= 8 and var step)
            {
                steps[step]++;
            }

            before = indent;
        }

        var most = Array.IndexOf(steps, steps.Max());
        return tabs >= FewestLines && tabs > steps.Sum() ? (true, 0)
            : steps[most] >= FewestLines ? (false, most)
            : null;
    }

    /// <summary>The block that a brace opens, if that stands on several lines.</summary>
    private static BlockSyntax? BlockAt(SyntaxToken token)
        => token.IsKind(SyntaxKind.OpenBraceToken) && token.Parent is BlockSyntax block && EndsLine(token) ? block : null;

    /// <summary>Whether it is nobody's habit what stands before a token, for a rewrite has put it there.</summary>
    private static bool IsNew(SyntaxToken token) => token.LeadingTrivia.Concat(token.GetPreviousToken().TrailingTrivia).Any(t => t.HasAnnotation(SyntaxAnnotation.ElasticAnnotation));

    private static bool FollowsBlock(SyntaxToken token) => token.GetPreviousToken().IsKind(SyntaxKind.CloseBraceToken);

    private static bool IsFirstOnLine(SyntaxToken token) => EndsLine(token.GetPreviousToken());

    private static bool EndsLine(SyntaxToken token) => token.TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia);

    private static bool IsSetApart(SyntaxToken token) => token.GetPreviousToken().TrailingTrivia.Any();

    /// <summary>Something that authors do one way or the other.</summary>
    /// <param name="Option">The option for it.</param>
    /// <param name="Key">What an <c>.editorconfig</c> calls it.</param>
    /// <param name="Concerns">Whether a token shows one or the other.</param>
    /// <param name="Shows">Whether it shows that the option is on.</param>
    private sealed record Habit(Option<bool> Option, string Key, Func<SyntaxToken, bool> Concerns, Func<SyntaxToken, bool> Shows);
}
