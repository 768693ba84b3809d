using AsyncAnalyzers.Behavior.Tests;

return await Campaign.RunAsync(args);
