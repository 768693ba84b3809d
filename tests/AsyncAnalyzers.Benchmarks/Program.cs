using AsyncAnalyzers.Benchmarks;

if (args is ["fixes", .. var folders])
{
    await FixReport.PrintAsync(folders);
}
else if (args is ["house", var house])
{
    HouseReport.Print(house);
}
else
{
    CostReport.Print(args);
}
