using System.Globalization;
using AsyncAnalyzers.Analyzers;
using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Fixes;
using AsyncAnalyzers.Rewriting.Refusals;
using AsyncAnalyzers.Tests.Rules.Apm;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace AsyncAnalyzers.Tests.Rules.Events;

/// <summary>
/// LAP4001 and LAP4002 for every event-based operation of the platforms: each overload of each start in <c>api-table.tsv</c> is called on an
/// object that is made for it, reported with the counterpart of the table, and fixed without a compiler error. Where it is not, there is a
/// reason.
/// </summary>
public sealed class EventTableTests
{
    private static readonly TargetPlatform s_framework = TargetPlatform.DotNetFramework.With(
        "Microsoft.VisualBasic.Compatibility",
        "PresentationCore",
        "PresentationFramework",
        "ReachFramework",
        "System.Activities",
        "System.Deployment",
        "System.Device",
        "System.Drawing",
        "System.Net",
        "System.Printing",
        "System.Runtime.DurableInstancing",
        "System.ServiceModel",
        "System.ServiceModel.Activities",
        "System.ServiceModel.Discovery",
        "System.Speech",
        "System.Windows.Forms",
        "System.Xaml",
        "WindowsBase"
    );

    /// <summary>Operations that nothing is reported for.</summary>
    private static readonly Dictionary<string, string> s_notReported = new()
    {
        ["Microsoft.VisualBasic.Compatibility.VB6.PictureBoxArray.Load"] = "an event without a start: that of the boxes in the array",
        ["System.ComponentModel.BackgroundWorker.RunWorker"] = "LAP4010 is about the worker with what it does",
        ["System.Windows.Documents.Serialization.SerializerWriter.Writing"] =
            "one event for all that writes; the starts are called WriteAsync",
        ["System.Windows.Xps.Serialization.XpsSerializationManagerAsync.XpsSerialization"] = "an event without a start",
        ["System.Windows.Xps.XpsDocumentWriter.Writing"] = "one event for all that writes; the starts are called WriteAsync",
    };

    /// <summary>Counterparts with names of their own.</summary>
    private static readonly Dictionary<string, string> s_otherCounterparts = new()
    {
        ["System.Net.Mail.SmtpClient.Send"] = "SendMailAsync",
        ["System.Net.NetworkInformation.Ping.Ping"] = "SendPingAsync",
    };

    private static readonly Dictionary<string, Lazy<Project>> s_projects = new()
    {
        ["net472"] = new(() => Project(s_framework)),
        ["net10.0"] = new(() => Project(TargetPlatform.Net)),
    };

    /// <summary>A row for each operation of each platform.</summary>
    public static IEnumerable<object[]> Operations { get; } =
    [.. s_projects.Keys.SelectMany(platform => TableOperation.On(platform, "EAP").Select(o => new object[] { platform, o.ToString() }))];

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Operation(string platform, string name)
    {
        var operation = TableOperation.On(platform, "EAP").Single(o => o.ToString() == name);
        var project = s_projects[platform].Value;
        var type = operation.TypeIn((await project.GetCompilationAsync())!)!;
        var starts = StartsOf(operation, type).ToList();
        var document = project.AddDocument("Starts.cs", Write(operation, type, starts));
        var compilation = (await document.Project.GetCompilationAsync())!;
        Assert.Empty(compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error));

        var reported = await compilation.WithAnalyzers([new MemberAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        var seen = new List<string>();
        foreach (var diagnostic in reported.Where(IsOfTable).OrderBy(d => d.Location.SourceSpan.Start))
        {
            var outcomes = await new ConvertEventOperationFixer().ExplainAsync(
                document,
                diagnostic.Location.SourceSpan,
                diagnostic.Id,
                CancellationToken.None
            );
            var outcome = outcomes[0];
            var reason = outcome.Outcome.Succeeds(out _, out var refusal) ? null : (RefusalReason?)refusal.Reason;
            seen.Add(Line($"{diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}", reason));
        }

        Assert.Equal(s_notReported.ContainsKey(name) ? [] : starts.Select(s => ExpectedFor(operation, s)), seen);
        Assert.Equal(s_notReported.ContainsKey(name), seen.Count == 0);
    }

    private static bool IsOfTable(Diagnostic diagnostic) =>
        diagnostic.Id is DiagnosticIds.UseTaskInsteadOfEvent or DiagnosticIds.WrapEventInTask;

    /// <summary>Nobody but who made an object knows all that listens to it, and no task has what a start gives back.</summary>
    private static string ExpectedFor(TableOperation operation, IMethodSymbol start)
    {
        var completed = $"{operation.Name}Completed";
        var counterpart = s_otherCounterparts.GetValueOrDefault(operation.ToString()) ?? operation.Counterpart;
        return Line(
            counterpart is null
                ? $"LAP4002: Make a task of '{start.Name}' and its event '{completed}'"
                : $"LAP4001: Call '{counterpart}' instead of '{start.Name}' with the event '{completed}'",
            ConstructorOf(start.ContainingType) is null ? RefusalReason.ObjectIsShared
                : start.ReturnsVoid ? null
                : RefusalReason.NoTaskForOperation
        );
    }

    private static string Line(string message, RefusalReason? reason) => reason is null ? message : $"{message} ({reason})";

    private static IEnumerable<IMethodSymbol> StartsOf(TableOperation operation, INamedTypeSymbol type) =>
        type.GetMembers(NameOf(operation))
            .OfType<IMethodSymbol>()
            .Where(m => m is { DeclaredAccessibility: Accessibility.Public, IsStatic: false } && m.ReturnType.Name != "Task");

    /// <summary>Of a <c>Ping</c> the table names the event.</summary>
    private static string NameOf(TableOperation operation) => operation.Name == "Ping" ? "SendAsync" : operation.Name + "Async";

    private static string Write(TableOperation operation, INamedTypeSymbol type, IEnumerable<IMethodSymbol> starts)
    {
        var made = ConstructorOf(type) is { } constructor
            ? $"var x = new {type}({string.Join(", ", constructor.Parameters.Select(p => $"default({p.Type})"))});"
            : null;
        var methods = starts.Select(
            (start, index) =>
            {
                var own = start.Parameters.Select(p => $"{p.Type} a{p.Ordinal}");
                return $$"""
                        void M{{index}}({{string.Join(", ", made is null ? own.Prepend($"{type} x") : own)}})
                        {
                            {{made}}
                            x.{{operation.Name}}Completed += (s, e) => Console.WriteLine(e.Error);
                            x.{{start.Name}}({{string.Join(", ", start.Parameters.Select(p => $"a{p.Ordinal}"))}});
                        }
                    """;
            }
        );
        return $"using System;\n\nclass C\n{{\n{string.Join("\n\n", methods)}\n}}\n";
    }

    private static IMethodSymbol? ConstructorOf(INamedTypeSymbol type) =>
        type.IsAbstract
            ? null
            : type.InstanceConstructors.Where(c => c.DeclaredAccessibility == Accessibility.Public).MinBy(c => c.Parameters.Length);

    private static Project Project(TargetPlatform platform) =>
        new AdhocWorkspace()
            .CurrentSolution.AddProject("P", "P", LanguageNames.CSharp)
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
            .WithMetadataReferences(platform.References);
}
