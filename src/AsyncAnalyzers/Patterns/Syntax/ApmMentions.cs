using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncAnalyzers.Patterns.Syntax;

/// <summary>
/// Where a file writes the names that the Begin and End pattern is made of, found in its text: that costs a small part of what looking at
/// each name in the tree does, and most files write none. A file that names neither a Begin nor an End method is not searched for the
/// members of async results.
/// </summary>
internal sealed class ApmMentions
{
    /// <summary>The mentions in the files that are alive, for all hosts and compilations.</summary>
    private static readonly ConditionalWeakTable<SyntaxTree, ApmMentions> Known = new();

    private static readonly ImmutableArray<string> OtherNames = ImmutableArray.Create(
        nameof(IAsyncResult.AsyncState),
        nameof(IAsyncResult.AsyncWaitHandle),
        nameof(IAsyncResult.IsCompleted),
        nameof(TaskFactory.FromAsync)
    );

    private readonly ImmutableArray<int> _positions;

    private ApmMentions(string text)
    {
        var methods = ApmNames.PositionsIn(text).ToImmutableArray();
        _positions = methods.IsEmpty ? methods : methods.AddRange(OtherNames.SelectMany(name => ApmNames.PositionsOf(name, text))).Sort();
    }

    /// <summary>The mentions in a file.</summary>
    public static ApmMentions Of(SyntaxTree file) => Known.GetValue(file, f => new ApmMentions(f.GetText().ToString()));

    /// <summary>The names below a node of the file that begin with a word that was found, in order.</summary>
    public IEnumerable<SimpleNameSyntax> NamesIn(SyntaxNode node) => _positions.IsEmpty ? [] : NamesAmong(node);

    private IEnumerable<SimpleNameSyntax> NamesAmong(SyntaxNode node)
    {
        var first = _positions.BinarySearch(node.SpanStart);
        for (var i = first < 0 ? ~first : first; i < _positions.Length && _positions[i] < node.Span.End; i++)
        {
            // What a comment or a string says is no name.
            var token = node.FindToken(_positions[i]);
            if (token.SpanStart == _positions[i] && token.Parent is SimpleNameSyntax name)
            {
                yield return name;
            }
        }
    }
}
