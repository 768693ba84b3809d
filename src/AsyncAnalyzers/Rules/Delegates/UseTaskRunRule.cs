using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Patterns.Calls;
using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Rules.Delegates;

/// <summary>
/// LAP1007: any other <c>BeginInvoke</c> of a delegate on .NET Framework. It works there, and nowhere else; <c>Task.Run</c> takes its
/// place. See <see href="https://devblogs.microsoft.com/dotnet/migrating-delegate-begininvoke-calls-for-net-core/">Migrating
/// Delegate.BeginInvoke calls for .NET Core</see>.
/// </summary>
internal sealed class UseTaskRunRule : CallPairRule
{
    public override DiagnosticDescriptor Descriptor => Descriptors.UseTaskRun;

    public override bool AppliesTo(LegacyAsyncSymbols symbols) => symbols.SupportsDelegateBeginInvoke;

    public override Finding? Inspect(MethodUse use) =>
        use is { IsOfDelegate: true, Method.Name: "BeginInvoke" }
            ? new Finding(use.Method.ContainingType.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat))
            : null;
}
