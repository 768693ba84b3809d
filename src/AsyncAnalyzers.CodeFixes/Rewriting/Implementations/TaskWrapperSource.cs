using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace AsyncAnalyzers.Rewriting.Implementations;

/// <summary>
/// The source of <c>TaskToAsyncResult</c> for platforms before .NET 8, with its own name and namespace: what uses it stays as it is when
/// the project moves on. See
/// <see href="https://learn.microsoft.com/dotnet/api/system.threading.tasks.tasktoasyncresult">TaskToAsyncResult</see>.
/// </summary>
internal static class TaskWrapperSource
{
    public const string FileName = "TaskToAsyncResult.cs";

    public const string Text = """
        namespace System.Threading.Tasks
        {
            /// <summary>Gives a task to callers of Begin and End, as the type of this name does that .NET has since version 8.</summary>
            internal static class TaskToAsyncResult
            {
                public static IAsyncResult Begin(Task task, AsyncCallback callback, object state)
                {
                    if (task == null)
                    {
                        throw new ArgumentNullException("task");
                    }

                    var result = new TaskAsyncResult(task, state);
                    if (callback != null)
                    {
                        if (result.CompletedSynchronously)
                        {
                            callback(result);
                        }
                        else
                        {
                            task.ConfigureAwait(false).GetAwaiter().OnCompleted(() => callback(result));
                        }
                    }

                    return result;
                }

                public static void End(IAsyncResult asyncResult)
                {
                    Unwrap(asyncResult).GetAwaiter().GetResult();
                }

                public static TResult End<TResult>(IAsyncResult asyncResult)
                {
                    return Unwrap<TResult>(asyncResult).GetAwaiter().GetResult();
                }

                public static Task Unwrap(IAsyncResult asyncResult)
                {
                    var result = asyncResult as TaskAsyncResult;
                    if (result == null)
                    {
                        throw new ArgumentException("The async result comes from another operation.", "asyncResult");
                    }

                    return result.Task;
                }

                public static Task<TResult> Unwrap<TResult>(IAsyncResult asyncResult)
                {
                    var task = Unwrap(asyncResult) as Task<TResult>;
                    if (task == null)
                    {
                        throw new ArgumentException("The async result comes from another operation.", "asyncResult");
                    }

                    return task;
                }

                private sealed class TaskAsyncResult : IAsyncResult
                {
                    private readonly object _state;
                    private readonly bool _completedSynchronously;

                    public TaskAsyncResult(Task task, object state)
                    {
                        Task = task;
                        _state = state;
                        _completedSynchronously = task.IsCompleted;
                    }

                    public Task Task { get; private set; }

                    public object AsyncState
                    {
                        get { return _state; }
                    }

                    public bool CompletedSynchronously
                    {
                        get { return _completedSynchronously; }
                    }

                    public bool IsCompleted
                    {
                        get { return Task.IsCompleted; }
                    }

                    public WaitHandle AsyncWaitHandle
                    {
                        get { return ((IAsyncResult)Task).AsyncWaitHandle; }
                    }
                }
            }
        }

        """;

    /// <summary>The context of the same document in the solution in which every project of its file that lacks the type has it; null where
    /// a file of that name is in the way.</summary>
    public static async Task<RewriteContext?> AddAsync(RewriteContext context)
    {
        var solution = context.Document.Project.Solution;
        var lacking = new List<ProjectId>();
        var projects = LinkedDocuments.Of(context.Document.Id, solution).Select(id => id.ProjectId).ToList();
        foreach (var id in projects)
        {
            var compilation = await solution.GetProject(id)!.GetCompilationAsync(context.CancellationToken).ConfigureAwait(false);
            if (compilation is not null && LegacyAsyncSymbols.TryCreate(compilation)?.TaskToAsyncResult is null)
            {
                lacking.Add(id);
            }
        }

        var text = SourceText.From(TextFor(context, isOnlyForSome: lacking.Count < projects.Count));
        if (projects.SelectMany(id => solution.GetProject(id)!.Documents).Any(d => d.Name == FileName))
        {
            return null;
        }

        solution = projects.Aggregate(solution, (current, id) => WithFile(current, id, text));
        return await RewriteContext
            .TryCreateAsync(solution.GetDocument(context.Document.Id)!, context.CancellationToken)
            .ConfigureAwait(false);
    }

    private static Solution WithFile(Solution solution, ProjectId project, SourceText text) =>
        solution.AddDocument(
            DocumentId.CreateNewId(project),
            FileName,
            text,
            filePath: solution.GetProject(project)!.FilePath is { } path ? Path.Combine(Path.GetDirectoryName(path)!, FileName) : null
        );

    private static string TextFor(RewriteContext context, bool isOnlyForSome)
    {
        var text = context.LanguageVersion >= LanguageVersion.CSharp8 ? "#nullable disable\n\n" + Text : Text;
        return (isOnlyForSome ? "#if !NET8_0_OR_GREATER\n" + text + "#endif\n" : text).Replace("\n", context.NewLine);
    }
}
