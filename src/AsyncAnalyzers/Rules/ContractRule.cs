namespace AsyncAnalyzers.Rules;

/// <summary>A rule about the asynchronous operations of WCF contracts. Of those that an operation breaks the first is the only one to
/// report it.</summary>
internal abstract class ContractRule : Rule<ContractOperationContext>
{
    /// <summary>Whether the rule is about what a service runs, and so to be asked of services, too, that implement contracts of other
    /// assemblies.</summary>
    public virtual bool IsAboutServices => false;
}
