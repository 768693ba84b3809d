using System.Collections.Immutable;

namespace AsyncAnalyzers.Options;

/// <summary>An option that <c>.editorconfig</c> can set for files; docs/configuration.md says what each chooses.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Values">The values that it can have, the default first.</param>
internal sealed record ConfigurationOption(string Name, ImmutableArray<string> Values)
{
    public static readonly ConfigurationOption Fixes = Of("fixes", "all", "same_behavior");

    public static readonly ConfigurationOption Blocking = Of("blocking", "keep", "make_async");

    public static readonly ConfigurationOption CallbackExceptions = Of("callback_exceptions", "unobserved", "end_process");

    public static readonly ConfigurationOption ConfigureAwait = Of("configure_await", "auto", "true", "false");

    /// <summary>All options.</summary>
    public static ImmutableArray<ConfigurationOption> All { get; } =
        ImmutableArray.Create(Fixes, Blocking, CallbackExceptions, ConfigureAwait);

    /// <summary>What counts where the option is not set, or to a value that it cannot have.</summary>
    public string Default => Values[0];

    private static ConfigurationOption Of(string name, params string[] values) =>
        new("async_analyzers." + name, ImmutableArray.Create(values));
}
