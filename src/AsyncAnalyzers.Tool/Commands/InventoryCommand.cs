using AsyncAnalyzers.Tool.Loading;
using AsyncAnalyzers.Tool.Reports;
using AsyncAnalyzers.Tool.Sites;
using Spectre.Console.Cli;

namespace AsyncAnalyzers.Tool.Commands;

/// <summary>Says what there is of legacy async code, what can be done about it, and why the rest stays.</summary>
internal sealed class InventoryCommand(ToolConsole console) : AsyncCommand<InventorySettings>
{
    public override async Task<int> ExecuteAsync(CommandContext context, InventorySettings settings, CancellationToken cancellationToken)
    {
        var inventory = await console
            .WorkAsync(async progress =>
            {
                using var loaded = await SolutionLoader
                    .LoadAsync(settings.Solution, settings.Properties, progress, cancellationToken)
                    .ConfigureAwait(false);
                var findings = await Findings.InAsync(loaded, progress, cancellationToken).ConfigureAwait(false);
                return await Inventory.OfAsync(findings, progress, cancellationToken).ConfigureAwait(false);
            })
            .ConfigureAwait(false);

        console.Tell(inventory.Findings);
        if (settings.Sarif is { } sarif)
        {
            File.WriteAllText(sarif, SarifReport.Of(inventory));
        }

        if (settings.Html is { } html)
        {
            File.WriteAllText(html, HtmlReport.Of(inventory, Path.GetFileNameWithoutExtension(settings.Solution)));
        }

        if (settings.Json)
        {
            console.Print(JsonReport.Of(inventory));
        }
        else
        {
            console.Print(InventoryTable.Of(inventory));
        }

        return inventory.Findings.IsWhole ? ExitCode.Success : ExitCode.Incomplete;
    }
}
