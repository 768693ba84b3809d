using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Options;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Rules.Configuration;

/// <summary>
/// LAP0003: an option of the package is set to a value that it cannot have, and so counts as if it were not set. See
/// <see href="https://learn.microsoft.com/dotnet/fundamentals/code-analysis/configuration-files">Configuration files for code analysis
/// rules</see>.
/// </summary>
internal sealed class OptionValueIsUnknownRule : Rule<OptionSetting>
{
    public override DiagnosticDescriptor Descriptor => Descriptors.OptionValueIsUnknown;

    public override Finding? Inspect(OptionSetting use) =>
        use.IsKnown ? null : new Finding(use.Option.Name, use.Value, use.Option.Default, string.Join(", ", use.Option.Values));
}
