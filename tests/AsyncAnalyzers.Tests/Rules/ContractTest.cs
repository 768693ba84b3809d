using AsyncAnalyzers.Analyzers;
using AsyncAnalyzers.Fixes;
using AsyncAnalyzers.Fixes.Hosting;
using AsyncAnalyzers.Rewriting.Refusals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace AsyncAnalyzers.Tests.Rules;

/// <summary>Tests the rules about WCF contracts and their fixes. Sources are files without their usings.</summary>
public sealed record ContractTest(TargetPlatform Platform, string Usings)
{
    /// <summary>WCF as it comes with .NET Framework.</summary>
    public static ContractTest OnFramework { get; } =
        new(TargetPlatform.DotNetFramework.With("System.ServiceModel", "System.ServiceModel.Web"), CommonUsings("System.ServiceModel"));

    /// <summary>CoreWCF, of which the stubs have what contracts are described with.</summary>
    public static ContractTest OnCore { get; } =
        new(TargetPlatform.Net, CommonUsings("CoreWCF")) { OtherFiles = [("CoreWcf.cs", CoreWcf)] };

    /// <summary>CoreWCF with contracts that are described with the attributes of System.ServiceModel, which its client packages
    /// bring.</summary>
    public static ContractTest OnCoreWithSharedContracts { get; } =
        new(TargetPlatform.Net, CommonUsings("System.ServiceModel"))
        {
            OtherFiles =
            [
                ("CoreWcf.cs", CoreWcf),
                ("ServiceModel.cs", CoreWcf.Replace("namespace CoreWCF", "namespace System.ServiceModel", StringComparison.Ordinal)),
            ],
        };

    /// <summary>What stands in for CoreWCF in tests and examples.</summary>
    public const string CoreWcf = """
        using System;

        namespace CoreWCF
        {
            [AttributeUsage(AttributeTargets.Interface | AttributeTargets.Class)]
            public sealed class ServiceContractAttribute : Attribute
            {
                public string Name { get; set; }
                public string Namespace { get; set; }
                public Type CallbackContract { get; set; }
            }

            [AttributeUsage(AttributeTargets.Method)]
            public sealed class OperationContractAttribute : Attribute
            {
                public bool AsyncPattern { get; set; }
                public string Name { get; set; }
                public string Action { get; set; }
                public string ReplyAction { get; set; }
                public bool IsOneWay { get; set; }
            }

            [AttributeUsage(AttributeTargets.Class)]
            public sealed class ServiceBehaviorAttribute : Attribute
            {
            }

            [AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
            public sealed class FaultContractAttribute : Attribute
            {
                public FaultContractAttribute(Type detailType) { }
            }
        }

        """;

    /// <summary>The fixer under test.</summary>
    public CodeFixProvider Fixer { get; init; } = new CorrectContractFixer();

    /// <summary>Which of the actions offered for a diagnostic is applied.</summary>
    public string? EquivalenceKey { get; init; }

    /// <summary>Files beside the one under test.</summary>
    public (string Name, string Content)[] OtherFiles { get; init; } = [];

    /// <summary>Assemblies beside those of the platform.</summary>
    public MetadataReference[] OtherReferences { get; init; } = [];

    /// <summary>The sources of a project that refers to the one under test, before and after the fix.</summary>
    public (string Before, string After)? Dependent { get; init; }

    /// <summary>How the ids of the rules under test begin.</summary>
    private string Family { get; init; } = "LAP3";

    /// <summary>The same with all other rules switched off.</summary>
    public ContractTest Only(string id) => this with { Family = id };

    /// <summary>Exactly what the markup says is reported.</summary>
    public Task Reports(string code) => Test(code, null).RunAsync();

    /// <summary>Exactly what the markup says is reported, and rewritten: one by one and all at once.</summary>
    public Task Fixes(string code, string fixedCode, string? fixedUsings = null) => Test(code, fixedCode, fixedUsings).RunAsync();

    /// <summary>What the markup says is reported, and no action is offered for it, for just these reasons.</summary>
    public Task DoesNotFix(string code, params RefusalReason[] reasons) =>
        RefusalAssert.OffersNothingAsync(
            (LegacyCodeFixProvider)Fixer,
            EquivalenceKey,
            fixer => (this with { Fixer = fixer }).Fixes(code, code),
            reasons
        );

    private static string CommonUsings(string wcf) =>
        $"""
            using System;
            using System.Collections.Generic;
            using {wcf};
            using System.Threading;
            using System.Threading.Tasks;


            """;

    /// <summary>The usings with the line ends of the code below.</summary>
    private string UsingsFor(string code) => code.Contains("\r\n", StringComparison.Ordinal) ? Usings.ReplaceLineEndings("\r\n") : Usings;

    private FixTest Test(string code, string? fixedCode, string? fixedUsings = null)
    {
        var host = new TypeAnalyzer();
        var test = new FixTest([host], Fixer, Platform) { TestState = { Sources = { UsingsFor(code) + code } }, Option = EquivalenceKey };
        test.DisabledDiagnostics.AddRange(
            host.SupportedDiagnostics.Select(d => d.Id).Where(id => !id.StartsWith(Family, StringComparison.Ordinal)).Distinct()
        );
        test.TestState.AdditionalReferences.AddRange(OtherReferences);
        foreach (var file in OtherFiles)
        {
            test.TestState.Sources.Add(file);
        }

        if (Dependent is { } dependent)
        {
            AddDependent(test.TestState, dependent.Before);
        }

        if (fixedCode is not null)
        {
            test.FixedCode = (fixedUsings ?? UsingsFor(fixedCode)) + fixedCode;
            foreach (var file in OtherFiles)
            {
                test.FixedState.Sources.Add(file);
            }

            if (Dependent is { } changed)
            {
                AddDependent(test.FixedState, changed.After);
            }
        }

        return test;
    }

    private void AddDependent(SolutionState state, string code)
    {
        var project = state.AdditionalProjects["Dependent"];
        project.Sources.Add(Usings + code);
        FixTest.CompileFor(Platform, project);
        project.AdditionalProjectReferences.Add("TestProject");
    }
}
