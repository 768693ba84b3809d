using AsyncAnalyzers.Tool.Sites;
using AsyncAnalyzers.Tool.Working;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace AsyncAnalyzers.Tool.Commands;

/// <summary>Where commands say something: results go to one console, progress and problems to another, so that results can be
/// redirected.</summary>
/// <param name="results">The console for results.</param>
/// <param name="notes">The console for the rest.</param>
internal sealed class ToolConsole(IAnsiConsole results, IAnsiConsole notes)
{
    /// <summary>How wide tables are where nobody watches.</summary>
    private const int WidthOfFiles = 140;

    /// <summary>The standard output and the standard error.</summary>
    public static ToolConsole Standard() => new(Of(Console.Out, Console.IsOutputRedirected), Of(Console.Error, Console.IsErrorRedirected));

    /// <summary>Does some work, and shows how far it is.</summary>
    public Task<T> WorkAsync<T>(Func<IWorkProgress, Task<T>> work) =>
        notes
            .Progress()
            .Columns(
                new TaskDescriptionColumn { Alignment = Justify.Left },
                new ProgressBarColumn(),
                new PercentageColumn(),
                new ElapsedTimeColumn()
            )
            .StartAsync(context => work(new SpectreProgress(context)));

    /// <summary>Says what the work met, a line for each.</summary>
    public void Tell(Findings findings)
    {
        Tell(findings, findings.Problems);
        if (!findings.IsWhole)
        {
            Note("The result is not whole.");
        }
    }

    /// <summary>Says what the work met later.</summary>
    public void Tell(Findings findings, IEnumerable<Problem> problems)
    {
        foreach (var problem in problems)
        {
            Note($"{findings.RelativePath(problem.Path)}: {problem.Text}");
        }
    }

    /// <summary>Says something beside the result.</summary>
    public void Note(string line) => notes.Profile.Out.Writer.WriteLine(line);

    /// <summary>Prints a line of the result, as it is.</summary>
    public void Print(string line) => results.Profile.Out.Writer.WriteLine(line);

    /// <summary>Prints a part of the result.</summary>
    public void Print(IRenderable part) => results.Write(part);

    private static IAnsiConsole Of(TextWriter writer, bool isRedirected)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
        if (isRedirected)
        {
            console.Profile.Width = WidthOfFiles;
        }

        return console;
    }
}
