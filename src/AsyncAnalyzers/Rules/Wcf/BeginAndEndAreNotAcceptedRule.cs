using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Patterns.Contracts;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Rules.Wcf;

/// <summary>
/// LAP3001: a Begin and End operation that WCF refuses when it builds the contract. It wants, to the letter, <c>IAsyncResult BeginOp(…,
/// AsyncCallback, object)</c> with the attribute and one <c>T EndOp(…, IAsyncResult)</c> without it, in the same type: see
/// <see href="https://learn.microsoft.com/dotnet/api/system.servicemodel.operationcontractattribute.asyncpattern">AsyncPattern</see>.
/// </summary>
internal sealed class BeginAndEndAreNotAcceptedRule : ContractRule
{
    public override DiagnosticDescriptor Descriptor => Descriptors.BeginAndEndAreNotAccepted;

    public override Finding? Inspect(ContractOperationContext use)
    {
        if (use.Operation.Methods.FirstOrDefault(m => m.Version == VersionKind.End) is { } decorated)
        {
            return new(decorated.Symbol, decorated.Symbol.Name, "an End method must not have the attribute 'OperationContract'");
        }

        if (use.Operation.Begin is not { } begin || !use.Operation.Declares(begin))
        {
            return null;
        }

        var (type, ends) = (begin.Symbol.ContainingType.Name, use.Operation.Ends);
        return !WcfMethod.HasBeginShape(begin.Symbol, use.Symbols)
                ? new(
                    begin.Symbol,
                    begin.Symbol.Name,
                    "a Begin method is called 'Begin…', has 'AsyncCallback' and 'object' as its last parameters and returns 'IAsyncResult'"
                )
            : use.Operation.Methods.Last(m => m.Version == VersionKind.Begin) is var other
            && (other != begin || use.Operation.Inherited.Any(m => m.Version == VersionKind.Begin))
                ? new(other.Symbol, other.Symbol.Name, $"the operation '{use.Operation.Name}' has another Begin method already")
            : ends.IsEmpty ? new(begin.Symbol, begin.Symbol.Name, $"'{type}' itself declares no 'End{begin.LogicalName}'")
            : ends.Length > 1 ? new(begin.Symbol, begin.Symbol.Name, $"'{type}' declares {ends.Length} methods 'End{begin.LogicalName}'")
            : !WcfMethod.HasEndShape(ends[0], use.Symbols)
                ? new(ends[0], ends[0].Name, "an End method has 'IAsyncResult' as its last parameter")
            : null;
    }
}
