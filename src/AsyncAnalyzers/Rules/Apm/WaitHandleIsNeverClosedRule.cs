using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Patterns.Calls;
using AsyncAnalyzers.Patterns.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Rules.Apm;

/// <summary>
/// LAP2008: <c>AsyncWaitHandle</c> is fetched to be waited for, and never closed. End does not close it.
/// See <see href="https://learn.microsoft.com/dotnet/api/system.iasyncresult.asyncwaithandle">IAsyncResult.AsyncWaitHandle</see>.
/// </summary>
internal sealed class WaitHandleIsNeverClosedRule : Rule<AsyncResultRead>
{
    public override DiagnosticDescriptor Descriptor => Descriptors.WaitHandleIsNeverClosed;

    public override Finding? Inspect(AsyncResultRead use) =>
        use.Begins.FirstOrDefault(b => b is { Kind: PairKind.Apm, IsNeverEnded: false }) is { } begin
        && begin.AllUses.ToList() is var uses
        && uses.All(u => u.Kind != AsyncResultUseKind.Escaped)
        && uses.Where(u => u.Kind == AsyncResultUseKind.WaitHandle).ToList() is { Count: > 0 } handles
        && use.Is(handles[0])
        && handles.All(h => IsOnlyWaitedFor(h.Operation, use.Source))
            ? new Finding(begin.Methods.Begin.Name, begin.Methods.End.Name)
            : null;

    /// <summary>Whether nothing can close the handle: it is waited for at once, or in a local that is only waited for.</summary>
    private static bool IsOnlyWaitedFor(IOperation handle, SourceReader source) =>
        handle.Parent switch
        {
            IInvocationOperation { TargetMethod.Name: "WaitOne" } wait => wait.Instance == handle,
            IVariableInitializerOperation
            {
                Parent: IVariableDeclaratorOperation
                {
                    Symbol: var local,
                    Syntax: VariableDeclaratorSyntax
                    {
                        Parent.Parent: LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0 }
                    } declarator
                }
            } => source
                .ReferencesTo(local, SourceReader.EnclosingMember(declarator))
                .All(r => r.Parent is IInvocationOperation { TargetMethod.Name: "WaitOne" } wait && wait.Instance == r),
            _ => false,
        };
}
