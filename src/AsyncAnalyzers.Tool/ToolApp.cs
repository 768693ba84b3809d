using AsyncAnalyzers.Tool.Commands;
using Spectre.Console.Cli;

namespace AsyncAnalyzers.Tool;

/// <summary>The tool with all its commands.</summary>
internal static class ToolApp
{
    /// <summary>Runs a command; gives its exit code.</summary>
    public static Task<int> RunAsync(string[] arguments, ToolConsole console)
    {
        var app = new CommandApp();
        app.Configure(config =>
        {
            config.SetApplicationName("async-analyzers");
            config.UseAssemblyInformationalVersion();
            config.Settings.Registrar.RegisterInstance(console);
            config.SetExceptionHandler(
                (exception, _) =>
                {
                    console.Note(exception.Message);
                    return ExitCode.Incomplete;
                }
            );
            config
                .AddCommand<InventoryCommand>("inventory")
                .WithDescription("Says what there is of legacy async code, what can be fixed, and why the rest cannot.")
                .WithExample("inventory", "Shop.sln");
            config
                .AddCommand<FixCommand>("fix")
                .WithDescription("Fixes all that can be fixed in bulk, and says what is left and why.")
                .WithExample("fix", "Shop.sln", "--same-behavior");
            config
                .AddCommand<CheckCommand>("check")
                .WithDescription("Fails where there is legacy async code that a baseline does not have.")
                .WithExample("check", "Shop.sln", "--baseline", "legacy.txt");
        });
        return app.RunAsync(arguments);
    }
}
