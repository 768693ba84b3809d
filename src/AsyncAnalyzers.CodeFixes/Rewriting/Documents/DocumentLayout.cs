using System.Runtime.CompilerServices;
using AsyncAnalyzers.Rewriting.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Formatting;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Options;

namespace AsyncAnalyzers.Rewriting.Documents;

/// <summary>How a file is laid out: new code follows its author wherever no <c>.editorconfig</c> says otherwise.</summary>
internal sealed class DocumentLayout
{
    /// <summary>What fewer lines have in common is no habit.</summary>
    private const int FewestLines = 5;

    private const string Braces = "csharp_new_line_before_open_brace";

    private static readonly Habit[] s_habits =
    [
        new(
            CSharpFormattingOptions.NewLinesForBracesInControlBlocks,
            Braces,
            SyntaxKind.OpenBraceToken,
            t =>
                BlockAt(t)
                    is {
                        Parent: StatementSyntax
                            and not LocalFunctionStatementSyntax
                            or ElseClauseSyntax
                            or CatchClauseSyntax
                            or FinallyClauseSyntax
                    },
            IsFirstOnLine
        ),
        new(
            CSharpFormattingOptions.NewLinesForBracesInMethods,
            Braces,
            SyntaxKind.OpenBraceToken,
            t => BlockAt(t) is { Parent: BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax },
            IsFirstOnLine
        ),
        new(
            CSharpFormattingOptions.NewLinesForBracesInLambdaExpressionBody,
            Braces,
            SyntaxKind.OpenBraceToken,
            t => BlockAt(t) is { Parent: LambdaExpressionSyntax },
            IsFirstOnLine
        ),
        new(
            CSharpFormattingOptions.NewLinesForBracesInAnonymousMethods,
            Braces,
            SyntaxKind.OpenBraceToken,
            t => BlockAt(t) is { Parent: AnonymousMethodExpressionSyntax },
            IsFirstOnLine
        ),
        new(CSharpFormattingOptions.NewLineForElse, "csharp_new_line_before_else", SyntaxKind.ElseKeyword, FollowsBlock, IsFirstOnLine),
        new(CSharpFormattingOptions.NewLineForCatch, "csharp_new_line_before_catch", SyntaxKind.CatchKeyword, FollowsBlock, IsFirstOnLine),
        new(
            CSharpFormattingOptions.NewLineForFinally,
            "csharp_new_line_before_finally",
            SyntaxKind.FinallyKeyword,
            FollowsBlock,
            IsFirstOnLine
        ),
        new(
            CSharpFormattingOptions.SpaceAfterMethodCallName,
            "csharp_space_between_method_call_name_and_opening_parenthesis",
            SyntaxKind.OpenParenToken,
            t => t.Parent is ArgumentListSyntax { Parent: InvocationExpressionSyntax },
            IsSetApart
        ),
        new(
            CSharpFormattingOptions.SpacingAfterMethodDeclarationName,
            "csharp_space_between_method_declaration_name_and_open_parenthesis",
            SyntaxKind.OpenParenToken,
            t => t.Parent is ParameterListSyntax { Parent: BaseMethodDeclarationSyntax },
            IsSetApart
        ),
    ];

    private static readonly ConditionalWeakTable<SyntaxNode, DocumentLayout> s_known = new();

    private readonly SyntaxTree _tree;
    private readonly string _newLine;
    private readonly (bool UsesTabs, int Size)? _indentation;

    /// <summary>For each habit, how many places show it more than show the contrary.</summary>
    private readonly int[] _votes = new int[s_habits.Length];

    private DocumentLayout(SyntaxNode root)
    {
        _tree = root.SyntaxTree;
        _newLine = FileSyntax.NewLineOf(root);
        _indentation = IndentationIn(root);
        foreach (var token in root.DescendantTokens())
        {
            for (var i = 0; i < _votes.Length; i++)
            {
                if (token.IsKind(s_habits[i].Kind) && s_habits[i].Concerns(token))
                {
                    _votes[i] += s_habits[i].Shows(token) ? 1 : -1;
                }
            }
        }
    }

    /// <summary>The layout of a file as its author left it.</summary>
    public static DocumentLayout Of(SyntaxNode root) => s_known.GetValue(root, r => new DocumentLayout(r));

    /// <summary>The options of a document with what its code shows; the same object where it shows nothing else.</summary>
    public OptionSet AddTo(OptionSet options, Document document)
    {
        var prescribed = document.Project.AnalyzerOptions.AnalyzerConfigOptionsProvider.GetOptions(_tree);
        options = With(options, new OptionKey(FormattingOptions.NewLine, LanguageNames.CSharp), _newLine);
        if (_indentation is var (usesTabs, size))
        {
            options = IsPrescribed("indent_style")
                ? options
                : With(options, new OptionKey(FormattingOptions.UseTabs, LanguageNames.CSharp), usesTabs);
            options =
                IsPrescribed("indent_size") || usesTabs
                    ? options
                    : With(options, new OptionKey(FormattingOptions.IndentationSize, LanguageNames.CSharp), size);
        }

        for (var i = 0; i < _votes.Length; i++)
        {
            // Where no code shows it, braces elsewhere do.
            var vote = _votes[i] != 0 ? _votes[i] : _votes.Where((_, other) => s_habits[other].Key == s_habits[i].Key).Sum();
            options = vote == 0 || IsPrescribed(s_habits[i].Key) ? options : With(options, new OptionKey(s_habits[i].Option), vote > 0);
        }

        return options;

        bool IsPrescribed(string key) => prescribed.TryGetValue(key, out _);
    }

    private static OptionSet With(OptionSet options, OptionKey option, object value) =>
        Equals(options.GetOption(option), value) ? options : options.WithChangedOption(option, value);

    /// <summary>Whether most lines begin with tabs, and if not by how many spaces most of those stand deeper that do; null where too few
    /// lines tell.</summary>
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
    private static BlockSyntax? BlockAt(SyntaxToken token) => token.Parent is BlockSyntax block && EndsLine(token) ? block : null;

    /// <summary>Whether a block on several lines ends just before.</summary>
    private static bool FollowsBlock(SyntaxToken token) =>
        token.GetPreviousToken() is var brace && brace.IsKind(SyntaxKind.CloseBraceToken) && IsFirstOnLine(brace);

    private static bool IsFirstOnLine(SyntaxToken token) => EndsLine(token.GetPreviousToken());

    private static bool EndsLine(SyntaxToken token) => token.TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia);

    private static bool IsSetApart(SyntaxToken token) => token.GetPreviousToken().Span.End < token.SpanStart;

    /// <summary>Something that authors do one way or the other.</summary>
    /// <param name="Option">The option for it.</param>
    /// <param name="Key">What an <c>.editorconfig</c> calls it.</param>
    /// <param name="Kind">The kind of token that shows it.</param>
    /// <param name="Concerns">Whether a token shows one or the other.</param>
    /// <param name="Shows">Whether it shows that the option is on.</param>
    private sealed record Habit(
        Option<bool> Option,
        string Key,
        SyntaxKind Kind,
        Func<SyntaxToken, bool> Concerns,
        Func<SyntaxToken, bool> Shows
    );
}
