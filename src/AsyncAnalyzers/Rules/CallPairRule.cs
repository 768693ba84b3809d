using AsyncAnalyzers.Patterns.Calls;

namespace AsyncAnalyzers.Rules;

/// <summary>
/// A rule about uses of Begin and End methods. Of the rules about the call itself the first that is broken is the only one to report it.
/// </summary>
internal abstract class CallPairRule : Rule<MethodUse>
{
    /// <summary>Whether the rule is about the call, and not about something else that the call makes wrong.</summary>
    public virtual bool IsAboutTheCall => true;
}
