using AsyncAnalyzers.Patterns.Events;
using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace AsyncAnalyzers.Tests.Patterns;

/// <summary>What is taken for the user state decides which operation a task belongs to.</summary>
public sealed class EapMethodTests
{
    [Theory]
    [InlineData("object userState")]
    [InlineData("object userToken")]
    [InlineData("object taskId")]
    [InlineData("object state")]
    public void User_state(string parameter)
    {
        var (start, plain, symbols) = Overloads(parameter);

        Assert.Equal(start.Parameters[^1], EapMethod.TryResolve(start, symbols)!.UserState, SymbolEqualityComparer.Default);
        Assert.Equal(start, EapMethod.TryResolve(plain, symbols)!.StateOverload, SymbolEqualityComparer.Default);
    }

    /// <summary>A task that waited for it as a user state would never be complete.</summary>
    [Theory]
    [InlineData("object data")]
    [InlineData("object item")]
    [InlineData("string userState")]
    public void Argument_that_an_overload_does_without(string parameter)
    {
        var (start, plain, symbols) = Overloads(parameter);

        Assert.Null(EapMethod.TryResolve(start, symbols)!.UserState);
        Assert.Null(EapMethod.TryResolve(plain, symbols)!.StateOverload);
    }

    private static (IMethodSymbol Start, IMethodSymbol Plain, LegacyAsyncSymbols Symbols) Overloads(string parameter)
    {
        var compilation = CSharpCompilation.Create(
            "Component",
            [
                CSharpSyntaxTree.ParseText(
                    $$"""
                    public class Component
                    {
                        public event System.ComponentModel.AsyncCompletedEventHandler LoadCompleted;
                        public void LoadAsync() { }
                        public void LoadAsync({{parameter}}) { }
                    }
                    """
                ),
            ],
            TargetPlatform.DotNetFramework.References
        );
        var overloads = compilation.GetTypeByMetadataName("Component")!.GetMembers("LoadAsync").OfType<IMethodSymbol>().ToList();
        return (overloads[1], overloads[0], LegacyAsyncSymbols.TryCreate(compilation)!);
    }
}
