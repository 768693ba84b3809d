namespace AsyncAnalyzers.Ports;

/// <summary>The table of docs/ported.md.</summary>
internal static class PortTable
{
    /// <summary>Prints the names of the columns.</summary>
    public static void PrintHead()
    {
        Console.WriteLine("| Library | Changed | Original under Mono | Original on .NET 10 | Fixed under Mono | Fixed on .NET 10 |");
        Console.WriteLine("|---|---|---|---|---|---|");
    }

    /// <summary>Prints the line of a library, and what it lost where it did.</summary>
    public static void Print(Port port)
    {
        string[] cells =
        [
            port.Library.Name,
            $"{port.ChangedFiles} files",
            Cell(port, port.OriginalUnderMono),
            Cell(port, port.OriginalOnDotnet),
            Cell(port, port.FixedUnderMono),
            Cell(port, port.FixedOnDotnet),
        ];
        Console.WriteLine($"| {string.Join(" | ", cells)} |");
        foreach (var line in port.Lost)
        {
            Console.Error.WriteLine($"{port.Library.Name} lost: {line}");
        }
    }

    private static string Cell(Port port, Answers answers)
    {
        var all = port.OriginalUnderMono.Lines.Count;
        var kept = all - answers.Missing(port.OriginalUnderMono).Count;
        return answers.Death is { } death ? $"{kept} of {all}, then {death}" : $"{kept} of {all}";
    }
}
