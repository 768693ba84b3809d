using AsyncAnalyzers.Options;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Rewriting.Documents;

/// <summary>What the users of a file have chosen for its fixes. What is not set, or to a value that there is not, is as by
/// default.</summary>
/// <param name="SameBehaviorOnly">Whether only that is offered whose title does not say that it may change semantics.</param>
/// <param name="MakesAsyncFirst">Whether a function that blocks is made async in bulk, where that can be done.</param>
/// <param name="EndsProcess">Whether what a callback throws ends the process, as it did.</param>
/// <param name="ReturnsToContext">Whether all awaits that are written come back to their context, or none does; null for each as the code
/// before.</param>
internal readonly record struct FixPreferences(bool SameBehaviorOnly, bool MakesAsyncFirst, bool EndsProcess, bool? ReturnsToContext)
{
    /// <summary>Whether changes of a kind may be offered.</summary>
    public bool Allow(ChangeKind kind) => kind == ChangeKind.SameBehavior || !SameBehaviorOnly;

    /// <summary>The preferences for a file of a project.</summary>
    public static FixPreferences For(Project project, SyntaxTree file)
    {
        var options = project.AnalyzerOptions.AnalyzerConfigOptionsProvider.GetOptions(file);
        return new FixPreferences(
            IsSet(ConfigurationOption.Fixes, "same_behavior"),
            IsSet(ConfigurationOption.Blocking, "make_async"),
            IsSet(ConfigurationOption.CallbackExceptions, "end_process"),
            IsSet(ConfigurationOption.ConfigureAwait, "true") ? true
                : IsSet(ConfigurationOption.ConfigureAwait, "false") ? false
                : null
        );

        bool IsSet(ConfigurationOption option, string value) => OptionSetting.TryRead(option, options)?.Is(value) == true;
    }
}
