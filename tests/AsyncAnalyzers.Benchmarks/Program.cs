using AsyncAnalyzers.Benchmarks;

const int Rounds = 7;

SourceBody[] bodies = args.Length > 0
    ? [.. args.Select(SourceBody.InFolder)]
    : [GeneratedSource.Without, GeneratedSource.With];
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

    var idle = Run.MedianOf(runs[Contender.Idle]);
    var sonar = Run.MedianOf(runs[Contender.Sonar]).Over(idle);
    var package = Run.MedianOf(runs[Contender.Package]).Over(idle);
    Print("S4583 alone", sonar, body);
    Print("the whole package", package, body);
    Console.WriteLine($"  {"ratio",-18} {package.Milliseconds / sonar.Milliseconds,8:F2}    {"",17} {package.Megabytes / sonar.Megabytes,8:F2}");
    Console.WriteLine();
}

static void Print(string name, Run run, SourceBody body)
    => Console.WriteLine(
        $"  {name,-18} {run.Milliseconds,8:F1} ms {run.Milliseconds * 1000 / body.Lines,8:F3} ms/KLOC {run.Megabytes,8:F1} MB allocated {run.Found,6} found");
