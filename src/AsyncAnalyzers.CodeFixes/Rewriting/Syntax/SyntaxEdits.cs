using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace AsyncAnalyzers.Rewriting.Syntax;

/// <summary>
/// The edits of one rewrite, applied together. Edits may nest: an edit is given its node with all edits inside it made, so that a
/// begin call may have an end call among its arguments, and a callback a begin call in its body.
/// </summary>
/// <param name="newLine">How lines end in the document.</param>
internal sealed class SyntaxEdits(string newLine)
{
    private static readonly SyntaxAnnotation s_keepsTrivia = new();

    private static readonly SyntaxAnnotation s_isLaidOut = new();

    private readonly string _newLine = newLine;
    private readonly Dictionary<SyntaxNode, Func<SyntaxNode, SyntaxNode?>> _nodes = new();
    private readonly Dictionary<StatementSyntax, Func<StatementSyntax, IReadOnlyList<StatementSyntax>>> _statements = new();

    /// <summary>Statements that get others before them, made with the expressions in them.</summary>
    private readonly HashSet<StatementSyntax> _hosts = [];

    private readonly Dictionary<ExpressionSyntax, (StatementSyntax? Host, ExpressionEdit Edit)> _expressions = new();

    /// <summary>Makes what replaces an expression, and the statements that have to stand before it.</summary>
    public delegate (IReadOnlyList<StatementSyntax> Before, ExpressionSyntax Replacement) ExpressionEdit(ExpressionSyntax current);

    /// <summary>Replaces a node. A second edit of the same node is given what the first one made.</summary>
    public void Replace<TNode>(TNode node, Func<TNode, SyntaxNode?> edit)
        where TNode : SyntaxNode
    {
        var earlier = _nodes.TryGetValue(node, out var known) ? known : static n => n;
        _nodes[node] = n => earlier(n) is var made && made is TNode current ? edit(current) : made;
    }

    /// <summary>
    /// Puts statements in the place of one; none removes it. Comments before it go to the first, what follows it to the last.
    /// Where only one statement may stand, several become a block. A second edit of the same statement is given the last that the first
    /// one made.
    /// </summary>
    public void ReplaceStatement(StatementSyntax statement, Func<StatementSyntax, IReadOnlyList<StatementSyntax>> edit) =>
        _statements[statement] = _statements.TryGetValue(statement, out var earlier)
            ? current => earlier(current) is { Count: > 0 } made ? [.. made.Take(made.Count - 1), .. edit(made[made.Count - 1])] : []
            : edit;

    /// <summary>Puts the statements in a statement in its place, with what stands between them.</summary>
    public void Unwrap(StatementSyntax statement, Func<StatementSyntax, IEnumerable<StatementSyntax>> inner) =>
        ReplaceStatement(
            statement,
            current => [.. inner(current).Select(s => KeptIndentation.Moved(s, null).WithAdditionalAnnotations(s_keepsTrivia))]
        );

    /// <summary>The statement, not to be formatted: its author has laid out all of it that is not new.</summary>
    public static TStatement LaidOut<TStatement>(TStatement statement)
        where TStatement : StatementSyntax => statement.WithoutAnnotations(Formatter.Annotation).WithAdditionalAnnotations(s_isLaidOut);

    /// <summary>Replaces an expression, with statements before its own where it needs some.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="statement">Its statement; null where it has none, and then it must need none.</param>
    /// <param name="edit">Makes the statements to go before, and what replaces the expression.</param>
    public void ReplaceExpression(ExpressionSyntax expression, StatementSyntax? statement, ExpressionEdit edit)
    {
        _expressions[expression] = (statement, edit);
        if (statement is not null)
        {
            _hosts.Add(statement);
        }
    }

    /// <summary>The nodes that are edited.</summary>
    public IEnumerable<SyntaxNode> Edited => _nodes.Keys.Concat(_expressions.Keys).Concat(_statements.Keys).Concat(_hosts);

    /// <summary>Makes all edits.</summary>
    public SyntaxNode ApplyTo(SyntaxNode root) => new Rewriter(this).Visit(root)!;

    private sealed class Rewriter(SyntaxEdits edits) : CSharpSyntaxRewriter(visitIntoStructuredTrivia: true)
    {
        /// <summary>Comments before statements that were the last of their list and are gone, on their way to what closes the
        /// block.</summary>
        private SyntaxTriviaList _leftAtEnd;

        /// <summary>What goes before statements, made with the expressions in them, which are visited first.</summary>
        private readonly Dictionary<StatementSyntax, List<StatementSyntax>> _before = new();

        public override SyntaxNode? Visit(SyntaxNode? node)
        {
            var visited = base.Visit(node);
            if (node is null || visited is null)
            {
                return visited;
            }

            var edited = Edited(node, visited);
            if (node is not StatementSyntax original || edited is not StatementSyntax current)
            {
                return edited;
            }

            return IsReplaced(original) ? Single(current, Replaced(original, current), KeptIndentation.Of(original))
                : current == original ? current
                : KeptIndentation.KeepFirstLine(current, KeptIndentation.Of(original));
        }

        public override SyntaxList<TNode> VisitList<TNode>(SyntaxList<TNode> list)
        {
            if (!list.Any(n => IsReplaced(n) || edits._nodes.ContainsKey(n)))
            {
                return base.VisitList(list);
            }

            var result = new List<TNode>();
            var orphaned = new OrphanedComments();
            int? gap = null;
            var isBlockGone = false;
            var isBehindReplaced = false;
            foreach (var node in list)
            {
                var expanded = Expand(node).ToList();
                if (isBehindReplaced || IsReplaced(node))
                {
                    var indentation = KeptIndentation.Of(node);
                    expanded =
                    [
                        .. expanded.Select(e =>
                            IsReplaced(node) && !e.HasAnnotation(s_isLaidOut)
                                ? KeptIndentation.Keep(e, indentation)
                                : KeptIndentation.KeepFirstLine(e, indentation)
                        ),
                    ];
                }

                isBehindReplaced = IsReplaced(node);
                if (expanded.Count == 0)
                {
                    if (StatementIn(node) is not null)
                    {
                        orphaned.Add(node);
                    }

                    gap = Math.Max(gap ?? 0, BlankLinesBefore(node.GetLeadingTrivia()));
                    isBlockGone = node.GetLastToken().IsKind(SyntaxKind.CloseBraceToken);
                    continue;
                }

                var comments = orphaned.TakeFor(node).AddRange(TakeLeftAtEnd());
                if (comments.Count > 0)
                {
                    expanded[0] = expanded[0].WithLeadingTrivia(comments.AddRange(expanded[0].GetLeadingTrivia()));
                }
                else if (gap is { } blankLines)
                {
                    // What follows a removed statement stands as far from what is before as that did or it itself did; the first stands at
                    // the top, and the blank line behind a block is the block's.
                    var trivia = expanded[0].GetLeadingTrivia();
                    var own = BlankLinesBefore(trivia);
                    var lines = result.Count == 0 || isBlockGone ? blankLines : Math.Max(blankLines, own);
                    expanded[0] = expanded[0]
                        .WithLeadingTrivia(Enumerable.Repeat(SyntaxFactory.EndOfLine(edits._newLine), lines).Concat(trivia.Skip(own)));
                }

                gap = null;

                result.AddRange(expanded);
            }

            _leftAtEnd = _leftAtEnd.AddRange(orphaned.TakeFor(null));
            return SyntaxFactory.List(result);
        }

        public override SyntaxNode? VisitBlock(BlockSyntax node)
        {
            var block = (BlockSyntax)base.VisitBlock(node)!;
            if (node.Statements.Count > 0 && IsReplaced(node.Statements.Last()))
            {
                block = block.WithCloseBraceToken(KeptIndentation.Keep(block.CloseBraceToken, KeptIndentation.Of(node.CloseBraceToken)));
            }

            if (_leftAtEnd.Count == 0)
            {
                // What no longer is one statement, or one line, does not stay on one line.
                return
                    (block.Statements.Count > node.Statements.Count || (IsOnOneLine(node) && !IsOnOneLine(block)))
                    && !node.OpenBraceToken.TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia)
                    ? TaskSyntaxFactory.BlockOf(edits._newLine, block.Statements).WithTriviaFrom(block)
                    : block;
            }

            var brace = block.CloseBraceToken;
            return block.WithCloseBraceToken(brace.WithLeadingTrivia(TakeLeftAtEnd().AddRange(brace.LeadingTrivia)));
        }

        private SyntaxTriviaList TakeLeftAtEnd()
        {
            var left = _leftAtEnd;
            _leftAtEnd = default;
            return left;
        }

        private static bool IsOnOneLine(BlockSyntax block) =>
            block
                .CloseBraceToken.LeadingTrivia.Concat(block.Statements.SelectMany(s => s.DescendantTrivia()))
                .All(t => !t.IsKind(SyntaxKind.EndOfLineTrivia));

        /// <summary>How many blank lines trivia begins with.</summary>
        private static int BlankLinesBefore(SyntaxTriviaList trivia) => trivia.TakeWhile(t => t.IsKind(SyntaxKind.EndOfLineTrivia)).Count();

        /// <summary>A node with its own edits made, once those inside it are.</summary>
        private SyntaxNode? Edited(SyntaxNode node, SyntaxNode visited)
        {
            var edited = edits._nodes.TryGetValue(node, out var edit) ? WithComments(node, edit(visited), []) : visited;
            if (
                node is not ExpressionSyntax original
                || !edits._expressions.TryGetValue(original, out var hoisting)
                || edited is not ExpressionSyntax current
            )
            {
                return edited;
            }

            var (before, replacement) = hoisting.Edit(current);
            if (hoisting.Host is { } host)
            {
                BeforeOf(host).AddRange(before);
            }

            return WithComments(node, replacement.WithTriviaFrom(current), before);
        }

        /// <summary>What takes an expression's place, followed by the comments inside that, where nothing else has them.</summary>
        private static SyntaxNode? WithComments(SyntaxNode original, SyntaxNode? edited, IEnumerable<StatementSyntax> before)
        {
            if (original is not ExpressionSyntax || edited is null)
            {
                return edited;
            }

            var lost = LostComments(original, [edited, .. before])
                .SelectMany(c => new[] { SyntaxFactory.Space, AsDelimited(c) })
                .ToImmutableArray();
            return lost.IsEmpty ? edited : edited.WithTrailingTrivia(lost.AddRange(edited.GetTrailingTrivia()));
        }

        /// <summary>A comment that code can follow on its line.</summary>
        private static SyntaxTrivia AsDelimited(SyntaxTrivia comment) =>
            comment.IsKind(SyntaxKind.SingleLineCommentTrivia)
                ? SyntaxFactory.Comment($"/*{comment.ToString().Substring("//".Length).TrimEnd()} */")
                : comment;

        private List<StatementSyntax> BeforeOf(StatementSyntax statement)
        {
            if (!_before.TryGetValue(statement, out var before))
            {
                _before.Add(statement, before = []);
            }

            return before;
        }

        private IReadOnlyList<StatementSyntax> Replaced(StatementSyntax original, StatementSyntax current) =>
            [.. BeforeOf(original), .. edits._statements.TryGetValue(original, out var replace) ? replace(current) : [current]];

        private bool IsReplaced(SyntaxNode node) =>
            StatementIn(node) is { } statement && (edits._statements.ContainsKey(statement) || edits._hosts.Contains(statement));

        private static StatementSyntax? StatementIn(SyntaxNode node) =>
            node switch
            {
                GlobalStatementSyntax global => global.Statement,
                StatementSyntax statement => statement,
                _ => null,
            };

        private IEnumerable<TNode> Expand<TNode>(TNode node)
            where TNode : SyntaxNode
        {
            if (StatementIn(node) is not { } statement || !IsReplaced(statement))
            {
                return Visit(node) is TNode visited ? [visited] : [];
            }

            var current = (StatementSyntax)base.Visit(statement)!;
            current = (StatementSyntax)Edited(statement, current)!;
            var replaced = WithTriviaOf(current, Replaced(statement, current));
            return node is GlobalStatementSyntax
                ? replaced.Select(s => (TNode)(SyntaxNode)SyntaxFactory.GlobalStatement(s))
                : replaced.Cast<TNode>();
        }

        private StatementSyntax Single(StatementSyntax current, IReadOnlyList<StatementSyntax> replaced, string? indentation)
        {
            // A block stands as deep as what it belongs to.
            var block = replaced.Count == 1 ? replaced[0] as BlockSyntax : null;
            if (replaced.Count == 1 && block is null)
            {
                return KeptIndentation.Keep(WithTriviaOf(current, replaced)[0], indentation);
            }

            // Comments go with the statement into the block.
            var leading = current.GetLeadingTrivia();
            var inside = ((IEnumerable<StatementSyntax>?)block?.Statements ?? replaced).Select(
                (s, i) => i == 0 ? s.WithLeadingTrivia(leading) : s
            );
            return TaskSyntaxFactory
                .BlockOf(edits._newLine, inside)
                .WithLeadingTrivia(leading.Where(t => t.IsKind(SyntaxKind.WhitespaceTrivia)).Take(1))
                .WithTrailingTrivia(current.GetTrailingTrivia());
        }

        private IReadOnlyList<StatementSyntax> WithTriviaOf(StatementSyntax original, IReadOnlyList<StatementSyntax> replaced)
        {
            if (replaced.Count == 0)
            {
                return replaced;
            }

            var result = replaced.Select(s => ReferenceEquals(s, original) ? s : Formatted(s)).ToArray();
            if (result[0].HasAnnotation(s_keepsTrivia))
            {
                result[0] = result[0].WithLeadingTrivia(OrphanedComments.Before(original).AddRange(result[0].GetLeadingTrivia()));
                return result;
            }

            var last = result.Length - 1;
            var trailing = original.GetTrailingTrivia();
            var above = LostComments(original, result);
            if (result[last] is LocalFunctionStatementSyntax && !original.ToString().Contains('\n'))
            {
                // What was said behind one line is not to be said behind the end of a function.
                above = above.Concat(trailing.Where(FileSyntax.IsComment));
                trailing = SyntaxFactory.TriviaList(trailing.Where(t => t.IsKind(SyntaxKind.EndOfLineTrivia)));
            }

            result[0] = result[0]
                .WithLeadingTrivia(
                    original.GetLeadingTrivia().AddRange(above.SelectMany(t => new[] { t, SyntaxFactory.EndOfLine(edits._newLine) }))
                );
            result[last] = result[last]
                .WithTrailingTrivia(
                    trailing.AddRange(result[last] is LocalFunctionStatementSyntax ? result[last].GetTrailingTrivia() : default)
                );
            for (var i = 1; i < result.Length; i++)
            {
                result[i] = result[i].WithLeadingTrivia(SyntaxFactory.ElasticMarker);
            }

            for (var i = 0; i < last; i++)
            {
                result[i] = result[i].WithTrailingTrivia(SyntaxFactory.EndOfLine(edits._newLine));
            }

            return result;
        }

        /// <summary>Comments inside code that nothing in its place has, or not as often.</summary>
        private static IEnumerable<SyntaxTrivia> LostComments(SyntaxNode original, IEnumerable<SyntaxNode> replaced)
        {
            var kept = replaced.SelectMany(s => s.DescendantTrivia()).ToLookup(t => t.ToString());
            return original
                .DescendantTrivia()
                .Where(t =>
                    original.Span.Contains(t.Span)
                    && (t.IsKind(SyntaxKind.SingleLineCommentTrivia) || t.IsKind(SyntaxKind.MultiLineCommentTrivia))
                )
                .GroupBy(t => t.ToString())
                .SelectMany(same => same.Take(same.Count() - kept[same.Key].Count()))
                .OrderBy(t => t.SpanStart);
        }

        private static StatementSyntax Formatted(StatementSyntax statement) =>
            statement.HasAnnotation(s_isLaidOut) ? statement : statement.WithAdditionalAnnotations(Formatter.Annotation);
    }
}
