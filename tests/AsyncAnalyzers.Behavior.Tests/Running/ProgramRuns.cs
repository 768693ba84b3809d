namespace AsyncAnalyzers.Behavior.Tests.Running;

/// <summary>Runs programs in one process, and in more where they end it.</summary>
internal static class ProgramRuns
{
    /// <summary>How many programs run at the same time; they mostly wait.</summary>
    private const int AtOnce = 16;

    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(12);

    /// <summary>The trace of each program.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Of(
        CompiledPrograms compiled,
        IReadOnlyCollection<string> names,
        Platform platform,
        string folder
    )
    {
        platform.PutStageInto(folder);
        var traces = new Dictionary<string, IReadOnlyList<string>>();
        var waiting = names.Where(n => !compiled.Errors.ContainsKey(n)).ToHashSet();
        var atOnce = AtOnce;
        while (waiting.Count > 0 && compiled.Assemblies.Count > 0)
        {
            var outputFile = Path.Combine(folder, "output.txt");
            File.Delete(outputFile);
            var namesFile = Path.Combine(folder, "names.txt");
            var now = atOnce == 1 ? waiting.Take(1).ToList() : [.. waiting];
            File.WriteAllLines(namesFile, now);
            string end;
            try
            {
                var outcome = platform
                    .Run(
                        folder,
                        [outputFile, namesFile, $"{atOnce}", $"{s_limit.TotalMilliseconds}", .. compiled.Assemblies],
                        s_limit + (s_limit * Math.Ceiling((double)now.Count / atOnce))
                    )
                    .Run();
                end = $"run: ends the process with {outcome.ExitCode}: {outcome.Output.ReplaceLineEndings(" ")}";
            }
            catch (TimeoutException)
            {
                end = "run: hangs the process";
            }

            var started = new List<string>();
            List<string>? lines = null;
            foreach (var line in File.Exists(outputFile) ? File.ReadLines(outputFile) : [])
            {
                switch (line[0])
                {
                    case '+':
                        started.Add(line[1..]);
                        lines = null;
                        break;
                    case '=':
                        traces[line[1..]] = lines = [];
                        break;
                    case '!':
                        end += ", " + line[1..];
                        lines = null;
                        break;
                    default:
                        lines?.Add(line);
                        break;
                }
            }

            waiting.ExceptWith(traces.Keys);
            var suspects = started.Where(waiting.Contains).ToList();
            if (suspects.Count == 1 || now.Count == 1)
            {
                var culprit = suspects.Count == 1 ? suspects[0] : now[0];
                traces[culprit] = [end];
                waiting.Remove(culprit);
                atOnce = AtOnce;
            }
            else
            {
                // One of those that ran ended the process: each in a process of its own shows which.
                atOnce = 1;
                waiting = [.. suspects, .. waiting];
            }
        }

        return traces;
    }
}
