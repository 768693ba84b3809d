using AsyncAnalyzers.Tool;
using AsyncAnalyzers.Tool.Commands;

return await ToolApp.RunAsync(args, ToolConsole.Standard()).ConfigureAwait(false);
