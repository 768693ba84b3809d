using AsyncAnalyzers.Patterns.Events;
using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Plans;
using AsyncAnalyzers.Rewriting.Refusals;
using AsyncAnalyzers.Rewriting.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace AsyncAnalyzers.Rewriting.Events;

/// <summary>
/// A handler returns before it would read a result that is not there, and says so: <c>if (e.Error != null || e.Cancelled) {
/// Trace.TraceError("Download has no result: " + e.Error); return; }</c>. What stands before runs as it did. See
/// <see href="https://learn.microsoft.com/dotnet/api/system.componentmodel.asynccompletedeventargs.error">
/// AsyncCompletedEventArgs.Error</see>.
/// </summary>
internal sealed class CheckOutcomePlan : RewritePlan
{
    private readonly EapHandler _handler;
    private readonly StatementSyntax? _reading;
    private readonly string _operation;
    private readonly RewriteContext _context;

    /// <param name="handler">The handler.</param>
    /// <param name="reading">The first statement that reads the result; null where an expression is all that the handler does.</param>
    /// <param name="operation">The operation that has a result.</param>
    /// <param name="context">The document.</param>
    private CheckOutcomePlan(EapHandler handler, StatementSyntax? reading, string operation, RewriteContext context)
    {
        _handler = handler;
        _reading = reading;
        _operation = operation;
        _context = context;
    }

    /// <summary>What the result threw came to whoever looks at exceptions that nobody handles.</summary>
    public override bool MayChangeSemantics => true;

    /// <summary>What users are to see of an error only the author knows: in bulk, programs would go on as if there were none.</summary>
    public override bool NeedsReview => true;

    protected override string Act => "Return where there is no result";

    /// <summary>The plan, where one place comes before all that reads the result, and nothing but this reading depends on it.</summary>
    public static Planned<RewritePlan> TryCreate(AttachedHandler attached, RewriteContext context)
    {
        var place = attached.Subscription.Assignment.Syntax;
        if (attached.Subscription.FindHandler() is not { } handler || attached.UncheckedResultsIn(handler) is not { Count: > 0 } reads)
        {
            return RefusalReason.HandlerIsUnknown.At(place);
        }

        if (handler.Body.SyntaxTree != context.Root.SyntaxTree || context.Symbols.Trace is null)
        {
            return RefusalReason.DeclarationCannotBeChanged.At(place);
        }

        var operation = EapNames.OperationOfCompleted(attached.Event.Name);
        if (handler.Body is not BlockSyntax block)
        {
            return new CheckOutcomePlan(handler, null, operation, context);
        }

        return FirstReading(reads.Select(r => r.Operation.Syntax).ToList(), block) is { } reading
            ? new CheckOutcomePlan(handler, reading, operation, context)
            : RefusalReason.OnlyAuthorKnows.At(reads[0].Operation.Syntax);
    }

    /// <summary>The statement that reads the result first, and before all others in its list; null where that depends on something
    /// else.</summary>
    private static StatementSyntax? FirstReading(List<SyntaxNode> reads, BlockSyntax body)
    {
        var function = FunctionSyntax.Around(body);
        var first = reads[0].Ancestors().OfType<StatementSyntax>().First(s => FunctionSyntax.Around(s) == function);
        var list = first.Parent is BlockSyntax or SwitchSectionSyntax ? first.Parent : first;
        return reads.TrueForAll(r => list.Span.Contains(r.Span)) ? first : null;
    }

    protected override void AddEdits(SyntaxEdits edits)
    {
        switch (_handler.Body)
        {
            case BlockSyntax when _reading!.Parent is BlockSyntax block:
                edits.Replace(block, current => Checked(current, block.Statements.IndexOf(_reading)));
                break;
            case BlockSyntax:
                edits.ReplaceStatement(
                    _reading!,
                    current => _reading!.Parent is SwitchSectionSyntax ? [Check, current] : [AsBlock(current)]
                );
                break;
            case ArrowExpressionClauseSyntax { Parent: { } declaration }:
                edits.Replace(
                    declaration,
                    current => FunctionParts.Changed(current, f => f.WithBlock(Checked(f.ExpressionBody!.Expression, f.Semicolon)))
                );
                break;
            case ExpressionSyntax { Parent: LambdaExpressionSyntax lambda }:
                edits.Replace(lambda, current => current.WithBody(Checked(current.ExpressionBody!, default)));
                break;
        }
    }

    /// <summary>A block with the check before the statement that reads the result, and a blank line between them.</summary>
    private BlockSyntax Checked(BlockSyntax block, int reading)
    {
        var before = block.Statements[reading];
        var depth = KeptIndentation.Of(before);
        var check = KeptIndentation.Keep(
            Check.WithTrailingTrivia(EndOfLine(_context.NewLine)).WithAdditionalAnnotations(Formatter.Annotation),
            depth
        );
        return block.WithStatements(
            block.Statements.Replace(before, KeptIndentation.KeepFirstLine(SetApart(before), depth)).Insert(reading, check)
        );
    }

    /// <summary>A block in the place of a statement that stands alone, as deep as what it stands in.</summary>
    private BlockSyntax AsBlock(StatementSyntax reading) =>
        KeptIndentation.Keep(
            _context.Tasks.Block(Check, SetApart(reading.WithoutTrivia())),
            KeptIndentation.Of(_reading!.Ancestors().OfType<StatementSyntax>().First())
        );

    private BlockSyntax Checked(ExpressionSyntax body, SyntaxToken semicolon) =>
        TaskSyntaxFactory.InPlaceOfExpression(_context.Tasks.Block(Check, SetApart(ExpressionStatement(body.WithoutTrivia()))), semicolon);

    private StatementSyntax SetApart(StatementSyntax statement) =>
        statement.GetLeadingTrivia() is { Count: > 0 } trivia && trivia[0].IsKind(SyntaxKind.EndOfLineTrivia)
            ? statement
            : statement.WithLeadingTrivia(statement.GetLeadingTrivia().Insert(0, EndOfLine(_context.NewLine)));

    private IfStatementSyntax Check =>
        IfStatement(
            BinaryExpression(
                SyntaxKind.LogicalOrExpression,
                BinaryExpression(SyntaxKind.NotEqualsExpression, Read("Error"), LiteralExpression(SyntaxKind.NullLiteralExpression)),
                Read("Cancelled")
            ),
            _context.Tasks.Block(ExpressionStatement(Told), ReturnStatement())
        );

    private InvocationExpressionSyntax Told =>
        _context.Tasks.TraceError(
            BinaryExpression(
                SyntaxKind.AddExpression,
                LiteralExpression(SyntaxKind.StringLiteralExpression, Literal($"{_operation} has no result: ")),
                Read("Error")
            )
        );

    private MemberAccessExpressionSyntax Read(string property) =>
        MemberAccessExpression(
            SyntaxKind.SimpleMemberAccessExpression,
            IdentifierName(_handler.Function.Parameters[1].Name),
            IdentifierName(property)
        );
}
