using AsyncAnalyzers.Patterns;
using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Rules;

/// <summary>
/// A rule about uses of Begin and End methods. It looks at what the host has recognised, and says so where it is broken; of the rules
/// about the call itself the first that is broken is the only one to report it.
/// </summary>
internal abstract class CallPairRule
{
    public abstract DiagnosticDescriptor Descriptor { get; }

    /// <summary>Whether the rule is about the call, and not about something else that the call makes wrong.</summary>
    public virtual bool IsAboutTheCall => true;

    /// <summary>Whether the rule can say anything at all in a compilation.</summary>
    public virtual bool AppliesTo(LegacyAsyncSymbols symbols) => true;

    /// <summary>The finding where the use breaks the rule, or null where it does not.</summary>
    public abstract Finding? Inspect(MethodUse use);
}

/// <summary>What a rule found.</summary>
/// <param name="Where">The code that is wrong; null for the name of the method that is used.</param>
/// <param name="Arguments">The message's arguments.</param>
internal sealed record Finding(Location? Where, params object[] Arguments)
{
    public Finding(params object[] arguments)
        : this(null, arguments)
    {
    }
}

/// <summary>A use of a Begin or End method, as the host hands it to its rules.</summary>
/// <param name="Site">Where it stands.</param>
/// <param name="Method">The method.</param>
/// <param name="Call">The call, where the use is one.</param>
/// <param name="Pair">The pair that the use begins, where it is a begin call.</param>
/// <param name="Symbols">The known types.</param>
/// <param name="Source">Reads the source around.</param>
internal sealed record MethodUse(CallSite Site, IMethodSymbol Method, IInvocationOperation? Call, CallPair? Pair, LegacyAsyncSymbols Symbols, SourceReader Source)
{
    /// <summary>Whether the method is a delegate's own.</summary>
    public bool IsOfDelegate => Method.ContainingType.TypeKind == TypeKind.Delegate;

    /// <summary>The end call that this use is, where it is one.</summary>
    public EndCall? End { get; } = Call is null ? null : EndCall.TryRecognise(Call, Symbols, Source);
}
