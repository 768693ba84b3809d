using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Patterns;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Rules.Apm;

/// <summary>
/// LAP2013: the object that an operation belongs to is disposed straight after Begin, by the end of its <c>using</c> or by the next statement.
/// See <see href="https://learn.microsoft.com/dotnet/api/system.net.sockets.socket.beginreceive">Socket.BeginReceive</see>: closing ends what is pending.
/// </summary>
internal sealed class ObjectIsDisposedWhilePendingRule : CallPairRule
{
    public override DiagnosticDescriptor Descriptor => Descriptors.ObjectIsDisposedWhilePending;

    public override Finding? Inspect(MethodUse use)
        => use.Pair is { Kind: PairKind.Apm, Callback.Kind: not CallbackKind.None, Methods.Operation: not ("Close" or "Disconnect" or "Shutdown") } pair
            && pair.Uses.All(u => u.Kind is UseKind.Aliased or UseKind.HandedOn || u is { Kind: UseKind.Escaped, Operation: IReturnOperation })
            && Disposal.Follows(pair, use.Source)
                ? new Finding(pair.Receiver!.Syntax.ToString(), use.Method.Name)
                : null;
}
