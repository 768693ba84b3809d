using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Patterns.Calls;
using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Rules.Delegates;

/// <summary>
/// LAP1001: any use of a delegate's <c>BeginInvoke</c> or <c>EndInvoke</c> where the platform has no remoting throws
/// PlatformNotSupportedException when it is reached. See
/// <see href="https://learn.microsoft.com/dotnet/core/compatibility/unsupported-apis">APIs that always throw on .NET</see>.
/// </summary>
internal sealed class DelegateBeginInvokeIsNotSupportedRule : CallPairRule
{
    public override DiagnosticDescriptor Descriptor => Descriptors.DelegateBeginInvokeIsNotSupported;

    public override bool AppliesTo(LegacyAsyncSymbols symbols) => !symbols.SupportsDelegateBeginInvoke;

    public override Finding? Inspect(MethodUse use) =>
        use.Method is { ContainingType: { TypeKind: TypeKind.Delegate } type, Name: "BeginInvoke" or "EndInvoke" }
            ? new Finding(use.Method.Name, type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat))
            : null;
}
