using System.Diagnostics;

namespace AsyncAnalyzers.EndToEnd.Tests;

/// <summary>The service of a sample, in a process of its own under Mono: with the argument <c>serve</c> the sample prints its address and
/// serves until its input ends.</summary>
internal sealed class WcfHost : IDisposable
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromMinutes(1);

    private readonly Process _process;

    private WcfHost(Process process, string address)
    {
        _process = process;
        Address = address;
    }

    /// <summary>Where it serves.</summary>
    public string Address { get; }

    /// <summary>Starts a program that was built.</summary>
    public static async Task<WcfHost> StartAsync(string program)
    {
        var process = Process.Start(
            new ProcessStartInfo("mono", [program, "serve"]) { RedirectStandardInput = true, RedirectStandardOutput = true }
        )!;
        try
        {
            return new WcfHost(process, (await process.StandardOutput.ReadLineAsync().WaitAsync(s_timeout))!);
        }
        catch
        {
            process.Kill();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(s_timeout))
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
