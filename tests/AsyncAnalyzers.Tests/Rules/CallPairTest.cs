using AsyncAnalyzers.Analyzers;
using AsyncAnalyzers.Fixes;
using AsyncAnalyzers.Fixes.Hosting;
using AsyncAnalyzers.Rewriting.Refusals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AsyncAnalyzers.Tests.Rules;

/// <summary>
/// Tests the rules about begin and end calls, or those of other hosts, and their rewrite to tasks, on one platform. Sources are the members
/// of a class that has all usings it needs; where the whole file matters it is given as one.
/// </summary>
public sealed record CallPairTest(TargetPlatform Platform)
{
    public static CallPairTest OnNet { get; } = new(TargetPlatform.Net);

    public static CallPairTest OnStandard { get; } = new(TargetPlatform.Standard);

    public static CallPairTest OnFramework { get; } =
        new(TargetPlatform.DotNetFramework.With("System.Messaging", "System.ServiceModel", "System.Windows.Forms"));

    /// <summary>The hosts under test.</summary>
    public DiagnosticAnalyzer[] Analyzers { get; init; } = [new MemberAnalyzer()];

    /// <summary>How the ids of the rules under test begin: those about begin and end calls. What the others say of the same code is for
    /// their own tests.</summary>
    public string[] Families { get; init; } = ["LAP1", "LAP2"];

    /// <summary>The namespaces that the class imports.</summary>
    public string[] Usings { get; init; } =
    [
        "System",
        "System.Collections.Generic",
        "System.IO",
        "System.Linq",
        "System.Net",
        "System.Net.Sockets",
        "System.Threading",
        "System.Threading.Tasks",
    ];

    /// <summary>How the class is declared.</summary>
    public string Class { get; init; } = "class C";

    public LanguageVersion LanguageVersion { get; init; } = LanguageVersion.Default;

    public OutputKind OutputKind { get; init; } = OutputKind.DynamicallyLinkedLibrary;

    /// <summary>The fixer under test.</summary>
    public CodeFixProvider Fixer { get; init; } = new ConvertToTaskFixer();

    /// <summary>Which of the actions offered for a diagnostic is applied, of whichever kind its change is.</summary>
    public string? EquivalenceKey { get; init; }

    /// <summary>The title that every action has that is applied; null where it does not matter.</summary>
    public string? Title { get; init; }

    /// <summary>What .editorconfig sets for all files.</summary>
    public string[] Options { get; init; } = [];

    /// <summary>Files beside the one under test.</summary>
    public (string Name, string Content)[] OtherFiles { get; init; } = [];

    /// <summary>These files after the fix, where it changes them.</summary>
    public (string Name, string Content)[]? OtherFilesFixed { get; init; }

    /// <summary>How many documents have something to fix, where it is more than one.</summary>
    public int? FixedDocuments { get; init; }

    public MetadataReference[] OtherReferences { get; init; } = [];

    /// <summary>The same with all other rules switched off.</summary>
    public CallPairTest Only(params string[] ids) => this with { Families = ids };

    /// <summary>Exactly what the markup says is reported.</summary>
    public Task Reports(string members) => ReportsInFile(InClass(members));

    /// <summary>Exactly what the markup says is reported, and rewritten: one by one and all at once. What markup is in the fixed code is
    /// left.</summary>
    public Task Fixes(string members, string fixedMembers) => FixesFile(InClass(members), InClass(fixedMembers));

    /// <summary>What the markup says is reported, and rewritten where somebody asks for it; what fixing all does is for a test
    /// of its own.</summary>
    public Task FixesOnlyHere(string members, string fixedMembers)
    {
        var test = Test(InClass(members), InClass(fixedMembers), []);
        test.CodeFixTestBehaviors = CodeFixTestBehaviors.SkipFixAllCheck; // it would take an action that leaves everything for none
        return test.RunAsync();
    }

    /// <summary>What the markup says is reported, and no action is offered for it, for just these reasons.</summary>
    public Task DoesNotFix(string members, params RefusalReason[] reasons) => DoesNotFixFile(InClass(members), reasons);

    public Task ReportsInFile(string code, params DiagnosticResult[] expected) => Test(code, null, expected).RunAsync();

    public Task FixesFile(string code, string fixedCode) => Test(code, fixedCode, []).RunAsync();

    public Task DoesNotFixFile(string code, params RefusalReason[] reasons) =>
        RefusalAssert.OffersNothingAsync(
            (LegacyCodeFixProvider)Fixer,
            EquivalenceKey,
            fixer => (this with { Fixer = fixer }).FixesFile(code, code),
            reasons
        );

    private string InClass(string members) =>
        $$"""
            {{string.Join("\n", Usings.Select(name => $"using {name};"))}}

            {{Class}}
            {
            {{string.Join("\n", members.Split('\n').Select(line => line.Length == 0 ? line : "    " + line))}}
            }

            """;

    private FixTest Test(string code, string? fixedCode, DiagnosticResult[] expected)
    {
        var test = new FixTest(Analyzers, Fixer, Platform)
        {
            LanguageVersion = LanguageVersion,
            TestState = { Sources = { code }, OutputKind = OutputKind },
            Option = EquivalenceKey,
            CodeActionVerifier = Title is null ? null : (action, verifier) => verifier.Equal(Title, action.Title),
            NumberOfFixAllInDocumentIterations = FixedDocuments,
        };
        test.DisabledDiagnostics.AddRange(
            Analyzers.SelectMany(a => a.SupportedDiagnostics).Select(d => d.Id).Where(id => !Families.Any(id.StartsWith)).Distinct()
        );
        test.ExpectedDiagnostics.AddRange(expected);
        test.TestState.AdditionalReferences.AddRange(OtherReferences);
        test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", string.Join("\n", ["root = true", "[*.cs]", .. Options])));
        foreach (var file in OtherFiles)
        {
            test.TestState.Sources.Add(file);
        }

        if (fixedCode is not null)
        {
            test.FixedCode = fixedCode;
            test.FixedState.MarkupHandling = MarkupMode.Allow;
            foreach (var file in OtherFilesFixed ?? OtherFiles)
            {
                test.FixedState.Sources.Add(file);
            }
        }

        return test;
    }
}
