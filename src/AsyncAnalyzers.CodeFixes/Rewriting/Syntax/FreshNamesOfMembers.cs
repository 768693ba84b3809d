using AsyncAnalyzers.Patterns.Syntax;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Rewriting.Syntax;

/// <summary>The names of each member in which something is begun: begin calls of one member share them.</summary>
internal sealed class FreshNamesOfMembers
{
    private readonly Dictionary<SyntaxNode, FreshNames> _members = new();

    /// <summary>The names of the member around a node.</summary>
    public FreshNames Around(SyntaxNode node)
    {
        var member = SourceReader.EnclosingMember(node);
        if (!_members.TryGetValue(member, out var names))
        {
            _members.Add(member, names = new FreshNames(member));
        }

        return names;
    }
}
