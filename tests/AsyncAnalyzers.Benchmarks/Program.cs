using AsyncAnalyzers.Benchmarks;

if (args is ["fixes", .. var folders])
{
    await FixReport.PrintAsync(folders);
}
else
{
    CostReport.Print(args);
}
