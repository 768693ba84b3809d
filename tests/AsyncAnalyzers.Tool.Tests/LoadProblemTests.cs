using AsyncAnalyzers.Tool.Loading;
using AsyncAnalyzers.Tool.Working;
using Microsoft.CodeAnalysis;
using Xunit;

namespace AsyncAnalyzers.Tool.Tests;

public sealed class LoadProblemTests
{
    [Fact]
    public void Names_the_project_and_says_what_MSBuild_said() =>
        Assert.Equal(
            new Problem("/shop/Shop.csproj", "The imported project was not found. Confirm the path."),
            Of(
                WorkspaceDiagnosticKind.Failure,
                "Msbuild failed when processing the file '/shop/Shop.csproj' with message: "
                    + "The imported project was not found.\n Confirm the path."
            )
        );

    [Fact]
    public void A_missing_reference_is_named() =>
        Assert.Equal(
            new Problem("/shop/All.sln", "Unresolved metadata reference removed from project: /a.dll", MakesIncomplete: false),
            Of(WorkspaceDiagnosticKind.Warning, "Unresolved metadata reference removed from project: /a.dll")
        );

    [Fact]
    public void Other_warnings_are_not_told() =>
        Assert.Null(Of(WorkspaceDiagnosticKind.Warning, "Found project reference without a matching metadata reference: /a.csproj"));

    [Fact]
    public void A_project_in_another_language_is_left_out() =>
        Assert.Equal(
            new Problem("/shop/Old.vbproj", "is not a C# project: left out", MakesIncomplete: false),
            Of(
                WorkspaceDiagnosticKind.Failure,
                "Cannot open project '/shop/Old.vbproj' because the language 'Visual Basic' is not supported."
            )
        );

    private static Problem? Of(WorkspaceDiagnosticKind kind, string message) =>
        LoadProblem.Of(new WorkspaceDiagnostic(kind, message), "/shop/All.sln");
}
