using AsyncAnalyzers.Analyzers;
using AsyncAnalyzers.Fixes;

namespace AsyncAnalyzers.Tests.Rules.Implementing;

/// <summary>The tests of those whose own types offer Begin and End, on each platform.</summary>
internal static class ImplementationTest
{
    public static CallPairTest OnNet { get; } = On(CallPairTest.OnNet);

    public static CallPairTest OnFramework { get; } = On(CallPairTest.OnFramework);

    /// <summary>What completes a source as a task was completed and calls back, as the fix for LAP5001 writes it below .NET 8.</summary>
    public const string CompletesByHand = """
        if (completed.IsFaulted)
                {
                    completion.SetException(completed.Exception.InnerExceptions);
                }
                else if (completed.IsCanceled)
                {
                    completion.SetCanceled();
                }
                else
                {
                    completion.SetResult(completed.Result);
                }

                if (callback != null)
                {
                    callback(completion.Task);
                }
        """;

    /// <summary>The end of a <c>BeginLoad</c> that makes its async result by hand.</summary>
    public const string MadeByHand = $$"""
        var completion = new TaskCompletionSource<int>(state);
            LoadAsync(name).ContinueWith(completed =>
            {
                {{CompletesByHand}}
            }, TaskScheduler.Default);
            return completion.Task;
        """;

    private static CallPairTest On(CallPairTest platform) =>
        platform with
        {
            Analyzers = [new TypeAnalyzer()],
            Families = ["LAP5"],
            Fixer = new CorrectImplementationFixer(),
        };
}
