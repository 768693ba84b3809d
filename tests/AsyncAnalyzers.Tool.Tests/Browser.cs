using System.Net;
using System.Text.RegularExpressions;

namespace AsyncAnalyzers.Tool.Tests;

/// <summary>Opens pages in a browser without a window.</summary>
internal static partial class Browser
{
    private static readonly string? s_program = new[] { "chromium", "chromium-browser", "google-chrome" }.FirstOrDefault(name =>
        new Command(name, "--version").Exists()
    );

    /// <summary>Why no page can be opened here; null where one can.</summary>
    public static string? MissingReason { get; } =
        s_program is null ? "Chromium is not installed, so the page cannot be opened (apt-get install chromium)" : null;

    /// <summary>What a page has become when its scripts have run.</summary>
    /// <param name="page">The page.</param>
    /// <param name="address">What is added to its address.</param>
    public static string Open(string page, string address)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["page.html"], page);
        return new Command(
            s_program!,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--virtual-time-budget=2000",
            $"--user-data-dir={folder["profile"]}",
            "--dump-dom",
            new Uri(folder["page.html"]).AbsoluteUri + address
        )
            .Run()
            .OrFail()
            .Output;
    }

    /// <summary>The text of the cells of each row that is to be seen in the body of the table.</summary>
    public static IEnumerable<string[]> RowsOf(string page) =>
        Row().Matches(page).Select(row => Cell().Matches(row.Value).Select(c => WebUtility.HtmlDecode(c.Groups[1].Value)).ToArray());

    [GeneratedRegex("<tr><td>.*?</tr>", RegexOptions.Singleline)]
    private static partial Regex Row();

    [GeneratedRegex("<td>(.*?)</td>", RegexOptions.Singleline)]
    private static partial Regex Cell();
}
