using System.Collections.Immutable;
using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Patterns.Implementations;

/// <summary>
/// A method of the Begin and End pattern, seen by who writes it. Besides <c>BeginOp</c> and <c>EndOp</c> these are the methods that a base
/// class calls for them, <c>OnBeginOp</c> and <c>OnEndOp</c>.
/// </summary>
/// <param name="Declaration">Its declaration.</param>
/// <param name="Method">The method.</param>
/// <param name="Body">Its body.</param>
/// <param name="Symbols">The known types.</param>
/// <param name="Source">Reads the source around.</param>
internal abstract record ImplementedMethod(
    MethodDeclarationSyntax Declaration,
    IMethodSymbol Method,
    SyntaxNode Body,
    LegacyAsyncSymbols Symbols,
    SourceReader Source
)
{
    /// <summary>The parameters that the pattern gives the method, besides the operation's own; none where they are not complete.</summary>
    public abstract ImmutableArray<IParameterSymbol> Given { get; }

    /// <summary>The name as it is written: that of an explicit implementation has its interface in it.</summary>
    public string Name => Declaration.Identifier.ValueText;

    /// <summary>What the method returns, at each place where it returns something itself.</summary>
    public ImmutableArray<IOperation> FindReturned() =>
        FindOwnOperations()
            .OfType<IReturnOperation>()
            .Select(r => r.ReturnedValue)
            .OfType<IOperation>()
            .Select(SourceReader.Unconverted)
            .ToImmutableArray();

    /// <summary>What the method does itself, without what its lambdas and local functions do.</summary>
    public IEnumerable<IOperation> FindOwnOperations() =>
        Source.OperationOf(Body)?.DescendantsAndSelf().Where(o => FunctionSyntax.Around(o.Syntax) == Declaration) ?? [];

    /// <summary>Whether the method, or a function in it, has a use for a parameter.</summary>
    public bool Uses(IParameterSymbol parameter) => Source.ReferencesTo(parameter, Body).Any();
}
