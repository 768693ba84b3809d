using System;
using System.Collections.Generic;
using System.Linq;
using NUnit;
using NUnit.Framework.Api;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;

/// <summary>Runs the tests of this assembly, under Mono as on .NET, and prints what came of each.</summary>
public sealed class Program : ITestListener
{
    private readonly SortedSet<string> _lines = new SortedSet<string>(StringComparer.Ordinal);

    /// <param name="skipped">Patterns for the names of tests that are not run.</param>
    public static void Main(string[] skipped)
    {
        var output = Console.Out; // the tests write to another one
        var listener = new Program();
        var runner = new NUnitTestAssemblyRunner(new DefaultTestAssemblyBuilder());
        runner.Load(
            typeof(Program).Assembly,
            new Dictionary<string, object>
            {
                [FrameworkPackageSettings.DefaultTimeout] = 30000,
                [FrameworkPackageSettings.NumberOfTestWorkers] = 0,
            }
        );
        runner.Run(listener, Except(skipped));
        foreach (var line in listener._lines)
        {
            output.WriteLine(line);
        }

        output.Flush();
        Environment.Exit(0); // whatever threads the tests left
    }

    public void TestFinished(ITestResult result)
    {
        if (!result.Test.IsSuite)
        {
            lock (_lines)
            {
                _lines.Add(result.FullName + ": " + result.ResultState.Status);
            }
        }
    }

    public void TestStarted(ITest test) { }

    public void TestOutput(TestOutput output) { }

    public void SendMessage(TestMessage message) { }

    private static TestFilter Except(string[] skipped) =>
        skipped.Length == 0
            ? TestFilter.Empty
            : TestFilter.FromXml(
                "<filter><not><or>" + string.Concat(skipped.Select(s => "<test re=\"1\">" + s + "</test>")) + "</or></not></filter>"
            );
}
