using AsyncAnalyzers.Patterns.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Patterns.Calls;

/// <summary>
/// Knows the variables that only say whether an operation has been ended: <c>done</c>, false at first and set only behind the end call. On
/// a path that has passed no end call they still have their first value.
/// </summary>
internal sealed class EndFlags(BeginCall pair, SourceReader source)
{
    private readonly Dictionary<ILocalSymbol, bool?> _known = new(SymbolEqualityComparer.Default);

    /// <summary>What a local holds as long as the operation is not ended; null where that cannot be told.</summary>
    public bool? ValueBeforeEnd(ILocalSymbol local)
    {
        if (!_known.TryGetValue(local, out var value))
        {
            _known.Add(local, value = Find(local));
        }

        return value;
    }

    private bool? Find(ILocalSymbol local)
    {
        if (
            local.Type.SpecialType != SpecialType.System_Boolean
            || local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(source.CancellationToken)
                is not VariableDeclaratorSyntax { Initializer.Value: { } initial } declaration
            || source.Model.GetConstantValue(initial, source.CancellationToken) is not { HasValue: true, Value: bool first }
            || IsRepeatedWithoutBegin(declaration)
        )
        {
            return null;
        }

        var writes = source.ReferencesTo(local, SourceReader.EnclosingMember(declaration)).Where(SourceReader.IsWrite);
        return writes.All(w => w.Parent is ISimpleAssignmentOperation assignment && (IsSame(assignment, first) || IsBehindEnd(assignment)))
            ? first
            : null;
    }

    /// <summary>Whether a loop begins again without giving the variable its first value.</summary>
    private bool IsRepeatedWithoutBegin(SyntaxNode declaration) =>
        pair.Call.Syntax.Ancestors().Any(n => LoopSyntax.BodyOf(n) is not null && !n.Span.Contains(declaration.Span));

    private static bool IsSame(ISimpleAssignmentOperation assignment, bool first) =>
        assignment.Value.ConstantValue is { HasValue: true, Value: bool value } && value == first;

    /// <summary>Whether an end call is a statement before the assignment in the same block, so that it has been passed.</summary>
    private bool IsBehindEnd(ISimpleAssignmentOperation assignment) =>
        assignment.Syntax.Parent is ExpressionStatementSyntax { Parent: BlockSyntax block } written
        && pair.Ends.Any(e =>
            e.Syntax.FirstAncestorOrSelf<StatementSyntax>()
                is (ExpressionStatementSyntax or LocalDeclarationStatementSyntax)
                    and { Parent: var parent } ended
            && parent == block
            && ended.SpanStart < written.SpanStart
        );
}
