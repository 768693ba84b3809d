using AsyncAnalyzers.Patterns.Calls;
using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Refusals;

namespace AsyncAnalyzers.Fixes.Hosting;

/// <summary>What a fix for begin and end calls is asked to fix.</summary>
/// <param name="Use">What the diagnostic points at.</param>
/// <param name="Begin">The begin call that it belongs to, where that is to be seen.</param>
/// <param name="Context">The document that it is in.</param>
internal sealed record CallTarget(LegacyUse Use, BeginCall? Begin, RewriteContext Context)
{
    public CallSite Site => Use.Site;

    /// <summary>Why nothing can be planned where no begin call is in sight.</summary>
    public Refusal NoBegin =>
        (Use is MethodUse { Site.Invocation: null } ? RefusalReason.MethodIsOnlyNamed : RefusalReason.ResultEscapes).At(Site.Access);

    /// <summary>The end call that the diagnostic points at, where it is one.</summary>
    public EndCall? End => (Use as MethodUse)?.End;
}
