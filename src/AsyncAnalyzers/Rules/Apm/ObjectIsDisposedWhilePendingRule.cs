using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Patterns.Calls;
using AsyncAnalyzers.Patterns.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Rules.Apm;

/// <summary>
/// LAP2013: the object that an operation belongs to is disposed straight after Begin, by the end of its <c>using</c> or by the next
/// statement. See <see href="https://learn.microsoft.com/dotnet/api/system.net.sockets.socket.beginreceive">Socket.BeginReceive</see>:
/// closing ends what is pending.
/// </summary>
internal sealed class ObjectIsDisposedWhilePendingRule : CallPairRule
{
    public override DiagnosticDescriptor Descriptor => Descriptors.ObjectIsDisposedWhilePending;

    public override Finding? Inspect(MethodUse use) =>
        use.Begin
            is {
                Kind: PairKind.Apm,
                Callback.Kind: not CallbackKind.None,
                Methods.Operation: not ("Close" or "Disconnect" or "Shutdown")
            } begin
        && begin.Uses.All(u =>
            u.Kind is AsyncResultUseKind.Aliased or AsyncResultUseKind.PassedToHelper
            || u is { Kind: AsyncResultUseKind.Escaped, Operation: IReturnOperation }
        )
        && PromptDisposal.FindAfter(begin.Call, begin.Receiver, use.Source) is { Name: not "Abort" }
            ? new Finding(begin.Receiver!.Syntax.ToString(), use.Method.Name)
            : null;
}
