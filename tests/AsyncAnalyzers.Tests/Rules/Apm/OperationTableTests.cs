using System.Collections.Immutable;
using System.Globalization;
using AsyncAnalyzers.Analyzers;
using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Fixes;
using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;
using Xunit.Abstractions;

namespace AsyncAnalyzers.Tests.Rules.Apm;

/// <summary>
/// LAP2005 and LAP2006 for every operation of the platforms: each overload of each Begin in <c>api-table.tsv</c> is called twice, with its
/// End below and in a callback, reported with the counterpart of the table, and fixed without a compiler error.
/// </summary>
public sealed class OperationTableTests(ITestOutputHelper output)
{
    /// <summary>As errors name a method, without the question marks of nullable types.</summary>
    private static readonly SymbolDisplayFormat s_format = SymbolDisplayFormat.CSharpShortErrorMessageFormat.RemoveMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier
    );

    private static readonly TargetPlatform s_framework = TargetPlatform.DotNetFramework.With(
        "System.Activities",
        "System.Data.Services.Client",
        "System.DirectoryServices.Protocols",
        "System.IdentityModel",
        "System.IdentityModel.Selectors",
        "System.IO.Log",
        "System.Net",
        "System.Runtime.DurableInstancing",
        "System.Runtime.Serialization",
        "System.ServiceModel",
        "System.ServiceModel.Activities",
        "System.ServiceModel.Channels",
        "System.ServiceModel.Discovery",
        "System.ServiceModel.Routing",
        "System.Transactions",
        "System.Web",
        "System.Web.Services",
        "System.WorkflowServices",
        "System.Xaml"
    );

    /// <summary>Overloads that have no counterpart although the operation has one, and the other way round.</summary>
    private static readonly Dictionary<string, (string? Counterpart, string Reason)> s_otherCounterparts = new()
    {
        ["Dns.BeginGetHostByName(string, AsyncCallback, object)"] = (
            "GetHostEntryAsync",
            "the obsolete method has none of its own name; this one asks the same"
        ),
        ["Dns.BeginResolve(string, AsyncCallback, object)"] = (
            "GetHostEntryAsync",
            "the obsolete method has none of its own name; this one asks the same"
        ),
        ["Socket.BeginAccept(int, AsyncCallback, object)"] = (null, "receives the first bytes as well"),
        ["Socket.BeginAccept(Socket, int, AsyncCallback, object)"] = (null, "receives the first bytes as well"),
        ["Socket.BeginReceive(byte[], int, int, SocketFlags, out SocketError, AsyncCallback, object)"] = (
            null,
            "ReceiveAsync throws the error instead of giving it back"
        ),
        ["Socket.BeginReceive(IList<ArraySegment<byte>>, SocketFlags, out SocketError, AsyncCallback, object)"] = (
            null,
            "ReceiveAsync throws the error instead of giving it back"
        ),
        ["Socket.BeginSend(byte[], int, int, SocketFlags, out SocketError, AsyncCallback, object)"] = (
            null,
            "SendAsync throws the error instead of giving it back"
        ),
        ["Socket.BeginSend(IList<ArraySegment<byte>>, SocketFlags, out SocketError, AsyncCallback, object)"] = (
            null,
            "SendAsync throws the error instead of giving it back"
        ),
        ["Socket.BeginSendFile(string, byte[], byte[], TransmitFileOptions, AsyncCallback, object)"] = (
            null,
            "SendFileAsync takes memory instead of arrays"
        ),
    };

    /// <summary>Overloads that are reported and left as they are.</summary>
    private static readonly Dictionary<string, string> s_notFixed = new()
    {
        ["AsyncCodeActivity.BeginExecute(AsyncCodeActivityContext, AsyncCallback, object)"] = "End takes the context of its own",
        ["AsyncCodeActivity<object>.BeginExecute(AsyncCodeActivityContext, AsyncCallback, object)"] = "End takes the context of its own",
        ["LogicalMethodInfo.BeginInvoke(object, object[], AsyncCallback, object)"] = "End takes the target again",
        [
            "WSTrustServiceContract.BeginProcessCore(Message, WSTrustRequestSerializer, WSTrustResponseSerializer, string, string, "
                + "string, AsyncCallback, object)"
        ] = "End takes the actions again",
    };

    /// <summary>Overloads that no code outside can call.</summary>
    private static readonly Dictionary<string, string> s_notCallable = new()
    {
        ["ClientBase<TChannel>.ChannelBase<object>.BeginInvoke(string, object[], AsyncCallback, object)"] =
            "a protected type within another",
        ["WorkflowInstance.WorkflowInstanceControl.BeginFlushTrackingRecords(TimeSpan, AsyncCallback, object)"] =
            "a protected type within another",
    };

    private static readonly Dictionary<string, Lazy<Task<Outcome>>> s_outcomes = new()
    {
        ["net472"] = new(() => TryAllAsync("net472", s_framework)),
        ["net10.0"] = new(() => TryAllAsync("net10.0", TargetPlatform.Net)),
    };

    /// <summary>A row for each operation of each platform.</summary>
    public static IEnumerable<object[]> Operations { get; } =
    [.. s_outcomes.Keys.SelectMany(platform => TableOperation.On(platform).Select(o => new object[] { platform, o.ToString() }))];

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Operation(string platform, string operation) => Assert.Empty((await s_outcomes[platform].Value).Problems[operation]);

    /// <summary>What is listed here is there, and nothing is wrong that belongs to no operation.</summary>
    [Theory]
    [InlineData("net472")]
    [InlineData("net10.0")]
    public async Task Everything_else(string platform)
    {
        var outcome = await s_outcomes[platform].Value;
        output.WriteLine(outcome.Summary);

        Assert.Empty(outcome.Problems[""]);
        if (platform == "net472")
        {
            Assert.Empty(s_otherCounterparts.Keys.Concat(s_notFixed.Keys).Concat(s_notCallable.Keys).Except(outcome.Overloads));
        }
    }

    /// <summary>All operations of a platform in one project: to compile each on its own would take an hour.</summary>
    private static async Task<Outcome> TryAllAsync(string platform, TargetPlatform references)
    {
        var operations = TableOperation.On(platform);
        var project = Project(references);
        var calls = new OperationCalls(LegacyAsyncSymbols.TryCreate((await project.GetCompilationAsync())!)!);
        var classes = new Dictionary<string, (TableOperation Operation, string Overload)>();
        var (problems, seen) = (new List<(string Operation, string Problem)>(), new HashSet<string>());
        foreach (var operation in operations)
        {
            var begins = calls.BeginsOf(operation).ToList();
            Check(begins.Count > 0, operation, "is not there");
            var code = "";
            foreach (var begin in begins)
            {
                var overload = begin.ToDisplayString(s_format);
                seen.Add(overload);
                var name = "C" + classes.Count;
                var written = calls.Write(begin, name);
                Check(
                    written is null == s_notCallable.ContainsKey(overload),
                    operation,
                    $"{overload} {(written is null ? "is not called" : "is called")}"
                );
                if (written is not null)
                {
                    classes.Add(name, (operation, overload));
                    code += written;
                }
            }

            project = project.AddDocument($"Operation{project.DocumentIds.Count}.cs", "using System.Net.Sockets;\n\n" + code).Project;
        }

        problems.AddRange(await ErrorsAsync(project, classes));
        var reported = await DiagnosticsAsync(project);
        var rewritten = await FixAllAsync(project, reported);
        var left = (await DiagnosticsAsync(rewritten)).Select(SiteOf).ToHashSet();
        var bySite = reported.ToLookup(SiteOf, d => $"{d.Id}: {d.GetMessage(CultureInfo.InvariantCulture)}");
        foreach (var (name, (operation, overload)) in classes)
        {
            foreach (var shape in await ShapesAsync(project, name))
            {
                var found = bySite[(name, shape)].ToList();
                var expected = ExpectedFor(operation, overload);
                Check(
                    found is [var only] && only == expected,
                    operation,
                    $"{overload}, {shape}: reported is '{string.Join("', '", found)}' and not '{expected}'"
                );
                var isLeft = left.Contains((name, shape));
                Check(
                    isLeft == s_notFixed.ContainsKey(overload),
                    operation,
                    $"{overload}, {shape}: {(isLeft ? "is not fixed" : "is fixed")}"
                );
            }
        }

        problems.AddRange(await ErrorsAsync(rewritten, classes));
        var ids = reported.CountBy(d => d.Id).ToDictionary();
        return new Outcome(
            problems.ToLookup(p => p.Operation, p => p.Problem),
            seen,
            $"""
            {platform}: {operations.Count} operations, {classes.Count} overloads, {reported.Length} calls
            reported: {ids[DiagnosticIds.UseTaskCounterpart]} with a counterpart, {ids[DiagnosticIds.UseFromAsync]} without
            fixed: {reported.Length - left.Count}, left: {left.Count}
            listed: {classes.Values.Count(c =>
                s_otherCounterparts.ContainsKey(c.Overload)
            )} overloads with another counterpart than their operation
            listed: {classes.Values.Count(c => s_notFixed.ContainsKey(c.Overload))} overloads that are not fixed
            """
        );

        void Check(bool holds, TableOperation operation, string problem)
        {
            if (!holds)
            {
                problems.Add((operation.ToString(), problem));
            }
        }
    }

    private static string ExpectedFor(TableOperation operation, string overload) =>
        (s_otherCounterparts.TryGetValue(overload, out var other) ? other.Counterpart : operation.Counterpart) is { } counterpart
            ? $"LAP2005: Call '{counterpart}' instead of 'Begin{operation.Name}'"
            : $"LAP2006: Wrap 'Begin{operation.Name}' and 'End{operation.Name}' with 'Task.Factory.FromAsync'";

    private static async Task<IEnumerable<string>> ShapesAsync(Project project, string name) =>
        (await project.GetCompilationAsync())!
            .GetTypeByMetadataName(name)!
            .GetMembers()
            .OfType<IMethodSymbol>()
            .Where(m => m.MethodKind == MethodKind.Ordinary)
            .Select(m => m.Name);

    private static Project Project(TargetPlatform platform) =>
        new AdhocWorkspace()
            .CurrentSolution.AddProject("P", "P", LanguageNames.CSharp)
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
            .WithMetadataReferences(platform.References);

    private static async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(Project project) =>
        await (await project.GetCompilationAsync())!.WithAnalyzers([new MemberAnalyzer()]).GetAnalyzerDiagnosticsAsync();

    /// <summary>The compiler's errors, each with the operation whose class it is in, or none.</summary>
    private static async Task<IEnumerable<(string Operation, string Problem)>> ErrorsAsync(
        Project project,
        Dictionary<string, (TableOperation Operation, string Overload)> classes
    ) =>
        from error in (await project.GetCompilationAsync())!.GetDiagnostics()
        where error.Severity == DiagnosticSeverity.Error
        let type = error
            .Location.SourceTree?.GetRoot()
            .FindNode(error.Location.SourceSpan)
            .AncestorsAndSelf()
            .OfType<ClassDeclarationSyntax>()
            .LastOrDefault()
        let operation = type is not null && classes.TryGetValue(type.Identifier.ValueText, out var found) ? found.Operation.ToString() : ""
        select (operation, $"{error}\n{type}");

    private static (string Class, string Shape) SiteOf(Diagnostic diagnostic)
    {
        var node = diagnostic.Location.SourceTree!.GetRoot().FindNode(diagnostic.Location.SourceSpan);
        return (
            node.Ancestors().OfType<ClassDeclarationSyntax>().First().Identifier.ValueText,
            node.Ancestors().OfType<MethodDeclarationSyntax>().First().Identifier.ValueText
        );
    }

    private static async Task<Project> FixAllAsync(Project project, ImmutableArray<Diagnostic> diagnostics)
    {
        var fixer = new ConvertToTaskFixer();
        var action = await fixer
            .GetFixAllProvider()
            .GetFixAsync(
                new FixAllContext(
                    project.Documents.First(),
                    fixer,
                    FixAllScope.Project,
                    null!,
                    fixer.FixableDiagnosticIds,
                    new Found(diagnostics),
                    CancellationToken.None
                )
            );
        var operation = Assert.IsType<ApplyChangesOperation>(Assert.Single(await action!.GetOperationsAsync(CancellationToken.None)));
        return operation.ChangedSolution.GetProject(project.Id)!;
    }

    /// <param name="Problems">What is not as it should be, by operation.</param>
    /// <param name="Overloads">The overloads that there are.</param>
    /// <param name="Summary">How many there are of what.</param>
    private sealed record Outcome(ILookup<string, string> Problems, HashSet<string> Overloads, string Summary);

    private sealed class Found(ImmutableArray<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        private readonly ILookup<SyntaxTree?, Diagnostic> _byTree = diagnostics.ToLookup(d => d.Location.SourceTree);

        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(
            Document document,
            CancellationToken cancellationToken
        ) => _byTree[await document.GetSyntaxTreeAsync(cancellationToken)];

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
