using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Patterns.Contracts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncAnalyzers.Rules.Wcf;

/// <summary>LAP3003: <c>AsyncPattern = true</c> on an operation that returns a task, which WCF knows by its return type alone.</summary>
internal sealed class AsyncPatternIsIgnoredRule : ContractRule
{
    public override DiagnosticDescriptor Descriptor => Descriptors.AsyncPatternIsIgnored;

    public override Finding? Inspect(ContractOperationContext use) =>
        use.Operation.Methods.FirstOrDefault(m => m is { Version: VersionKind.Task, HasAsyncPattern: true }) is { } task
        && (
            task.Attribute.ApplicationSyntaxReference?.GetSyntax(use.CancellationToken) as AttributeSyntax
        )?.ArgumentList?.Arguments.FirstOrDefault(a => a.NameEquals?.Name.Identifier.ValueText == WcfMethod.AsyncPattern)
            is { } argument
            ? new(argument.GetLocation(), task.Symbol.Name)
            : null;
}
