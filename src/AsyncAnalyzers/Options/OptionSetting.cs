using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AsyncAnalyzers.Options;

/// <summary>What an option is set to.</summary>
/// <param name="Option">The option.</param>
/// <param name="Value">The value as it is written, whether the option can have it or not.</param>
internal sealed record OptionSetting(ConfigurationOption Option, string Value)
{
    /// <summary>Whether the option can have the value.</summary>
    public bool IsKnown => Option.Values.Any(Is);

    /// <summary>Whether the value is a given one, in capital or small letters.</summary>
    public bool Is(string value) => string.Equals(Value, value, StringComparison.OrdinalIgnoreCase);

    /// <summary>What an option is set to among those of a file; null where it is not set.</summary>
    public static OptionSetting? TryRead(ConfigurationOption option, AnalyzerConfigOptions options) =>
        options.TryGetValue(option.Name, out var value) ? new OptionSetting(option, value.Trim()) : null;

    /// <summary>All that is set for files, each value of an option once.</summary>
    public static IEnumerable<OptionSetting> For(IEnumerable<SyntaxTree> files, AnalyzerConfigOptionsProvider provider) =>
        files
            .Select(provider.GetOptions)
            .Distinct()
            .SelectMany(options => ConfigurationOption.All.Select(option => TryRead(option, options)))
            .OfType<OptionSetting>()
            .Distinct();
}
