using AsyncAnalyzers.Tool.Sites;
using Spectre.Console;

namespace AsyncAnalyzers.Tool.Reports;

/// <summary>The inventory as a table in the console: a row for each project and rule.</summary>
internal static class InventoryTable
{
    public static Table Of(Inventory inventory)
    {
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumns("Project", "Rule");
        foreach (var number in new[] { "Sites", "With an action", "Same behavior", "In bulk" })
        {
            table.AddColumn(new TableColumn(number).RightAligned());
        }

        table.AddColumn("Without an action, by reason");
        var last = "";
        foreach (var (project, rule, tally) in ProjectTally.Of(inventory.Sites))
        {
            AddRow(table, project == last ? "" : project, rule, tally);
            last = project;
        }

        table.AddEmptyRow();
        AddRow(table, "All", "", Tally.Of(inventory.Sites));
        return table;
    }

    private static void AddRow(Table table, string project, string rule, Tally tally) =>
        table.AddRow(
            Markup.Escape(project),
            rule,
            $"{tally.Sites}",
            $"{tally.WithAction}",
            $"{tally.SameBehavior}",
            $"{tally.InBulk}",
            string.Join(", ", tally.Reasons.Select(r => $"{r.Sites} {r.Reason}"))
        );
}
