using Spectre.Console;

namespace AsyncAnalyzers.Tool.Working;

/// <summary>Shows progress in a console, a bar for each stage.</summary>
internal sealed class SpectreProgress(ProgressContext context) : IWorkProgress
{
    public IWorkStage Begin(string title, int? steps = null)
    {
        var task = context.AddTask(Markup.Escape(title), maxValue: Math.Max(steps ?? 1, 1));
        task.IsIndeterminate = steps is null;
        return new Stage(title, task);
    }

    private sealed class Stage(string title, ProgressTask task) : IWorkStage
    {
        private int _done;

        public void Advance()
        {
            var done = Interlocked.Increment(ref _done);
            if (task.IsIndeterminate)
            {
                task.Description = Markup.Escape($"{title} ({done})");
            }
            else
            {
                task.Value = done;
            }
        }

        public void Dispose()
        {
            task.IsIndeterminate = false;
            task.Value = task.MaxValue;
            task.StopTask();
        }
    }
}
