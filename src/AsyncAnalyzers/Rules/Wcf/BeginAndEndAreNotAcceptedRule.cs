using System.Collections.Immutable;
using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Patterns.Contracts;
using AsyncAnalyzers.Patterns.Syntax;
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

    public override ImmutableArray<DiagnosticDescriptor> OtherMessages { get; } =
        ImmutableArray.Create(
            Descriptors.EndHasOperationContract,
            Descriptors.BeginHasOtherShape,
            Descriptors.BeginIsSecond,
            Descriptors.EndIsAmbiguous,
            Descriptors.EndHasOtherShape
        );

    public override Finding? Inspect(ContractOperationContext use)
    {
        if (use.Operation.Methods.FirstOrDefault(m => m.Version == VersionKind.End) is { } decorated)
        {
            return Refuse(Descriptors.EndHasOperationContract, decorated.Symbol);
        }

        if (use.Operation.Begin is not { } begin || !use.Operation.Declares(begin))
        {
            return null;
        }

        if (!WcfMethod.HasBeginShape(begin.Symbol, use.Symbols))
        {
            return Refuse(Descriptors.BeginHasOtherShape, begin.Symbol);
        }

        var last = use.Operation.Methods.Last(m => m.Version == VersionKind.Begin);
        if (last != begin || use.Operation.Inherited.Any(m => m.Version == VersionKind.Begin))
        {
            return Refuse(Descriptors.BeginIsSecond, last.Symbol, use.Operation.Name);
        }

        var (type, end, ends) = (begin.Symbol.ContainingType.Name, ApmNames.EndOf(begin.LogicalName), use.Operation.Ends);
        return ends.Length switch
        {
            0 => Refuse(Descriptors.BeginAndEndAreNotAccepted, begin.Symbol, type, end),
            > 1 => Refuse(Descriptors.EndIsAmbiguous, begin.Symbol, type, ends.Length, end),
            _ when !WcfMethod.HasEndShape(ends[0], use.Symbols) => Refuse(Descriptors.EndHasOtherShape, ends[0]),
            _ => null,
        };
    }

    private static Finding Refuse(DiagnosticDescriptor message, IMethodSymbol method, params object[] arguments) =>
        new(method, [method.Name, .. arguments]) { Message = message };
}
