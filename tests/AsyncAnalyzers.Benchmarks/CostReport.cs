namespace AsyncAnalyzers.Benchmarks;

/// <summary>What the whole package costs beside Sonar's rule S4583 alone, on the same source and in one process.</summary>
internal static class CostReport
{
    private const int Rounds = 5;

    /// <param name="folders">Where the source is; generated source where none is named.</param>
    public static void Print(string[] folders)
    {
        SourceBody[] bodies =
            folders.Length > 0 ? [.. folders.Select(SourceBody.InFolder)] : [GeneratedSource.Without, GeneratedSource.With];
        Contender[] contenders = [Contender.Idle, Contender.Sonar, Contender.Package];

        foreach (var body in bodies)
        {
            Console.WriteLine($"{body.Name}: {body.Trees.Length} files, {body.Lines:N0} lines");
            var runs = contenders.ToDictionary(c => c, _ => new List<Run>());
            for (var round = -1; round < Rounds; round++)
            {
                // Interleaved, and each round begins with another: what came before makes a difference to caches and heap.
                for (var i = 0; i < contenders.Length; i++)
                {
                    var contender = contenders[(i + round + 1) % contenders.Length];
                    var run = Run.Of(contender, body);
                    if (round >= 0)
                    {
                        runs[contender].Add(run);
                    }
                }
            }

            var idle = Run.Median(runs[Contender.Idle].Select(r => r.Megabytes));
            var sonar = Print("S4583 alone", runs[Contender.Sonar]);
            var package = Print("the whole package", runs[Contender.Package]);
            Console.WriteLine(
                $"  {"ratio", -18} {package.Median / sonar.Median, 8:F2} median {package.Least / sonar.Least, 8:F2} least {"", 15} {package.Allocated / sonar.Allocated, 8:F2}"
            );
            Console.WriteLine();

            (double Median, double Least, double Allocated) Print(string name, List<Run> runs)
            {
                var median = Run.Median(runs.Select(r => r.Milliseconds));
                var least = runs.Min(r => r.Milliseconds);
                var allocated = Run.Median(runs.Select(r => r.Megabytes)) - idle;
                Console.WriteLine(
                    $"  {name, -18} {median, 8:F1} median {least, 8:F1} least ms {least * 1000 / body.Lines, 6:F3} ms/KLOC {allocated, 8:F2} MB allocated {runs[0].Found, 6} found"
                );
                return (median, least, allocated);
            }
        }
    }
}
