using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace AsyncAnalyzers.Testing;

/// <summary>A program to run to its end, in a folder and within a time limit.</summary>
public sealed record Command(string Program, params string[] Arguments)
{
    /// <summary>The folder it runs in.</summary>
    public string Folder { get; init; } = Path.GetTempPath();

    /// <summary>The time after which it and what it started are killed.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Variables on top of the inherited ones.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>The .NET SDK that runs the tests, as a process of its own that leaves no servers behind.</summary>
    public static Command Dotnet(params string[] arguments)
    {
        return new Command(System.Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", arguments)
        {
            Environment = new Dictionary<string, string>
            {
                ["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0",
                ["DOTNET_CLI_UI_LANGUAGE"] = "en",
                ["MSBUILDDISABLENODEREUSE"] = "1",
                ["MSBUILDTERMINALLOGGER"] = "off",
                ["UseSharedCompilation"] = "false",
            },
        };
    }

    /// <summary>Whether the program can be started at all.</summary>
    public bool Exists()
    {
        try
        {
            return Run().ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    /// <summary>Runs it; throws when it does not end in time.</summary>
    public CommandOutcome Run()
    {
        using var process = new Process { StartInfo = StartInfo() };
        var output = new StringBuilder();
        process.OutputDataReceived += (_, e) => Append(e.Data);
        process.ErrorDataReceived += (_, e) => Append(e.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();

        if (!process.WaitForExit(Timeout))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"'{this}' did not end within {Timeout}.\n{Text()}");
        }

        process.WaitForExit(); // until the output has been read, too
        return new CommandOutcome(ToString(), process.ExitCode, Text());

        void Append(string? line)
        {
            if (line is not null)
            {
                lock (output)
                {
                    output.Append(line).Append('\n');
                }
            }
        }

        string Text()
        {
            lock (output)
            {
                return output.ToString();
            }
        }
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join(' ', [Program, .. Arguments]);

    private ProcessStartInfo StartInfo()
    {
        var info = new ProcessStartInfo(Program, Arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };

        // What 'dotnet test' told its own MSBuild is not meant for this one.
        foreach (var name in System.Environment.GetEnvironmentVariables().Keys.Cast<string>().Where(IsOfMSBuild))
        {
            info.Environment.Remove(name);
        }

        foreach (var (name, value) in Environment)
        {
            info.Environment[name] = value;
        }

        return info;
    }

    private static bool IsOfMSBuild(string variable) => variable.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase);
}
