using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Patterns.Implementations;

/// <summary>A type that implements <see cref="IAsyncResult"/> itself.</summary>
/// <param name="Declaration">The declaration that says so.</param>
/// <param name="Type">The type.</param>
/// <param name="Symbols">The known types.</param>
/// <param name="Source">Reads the source around.</param>
internal sealed record AsyncResultType(
    TypeDeclarationSyntax Declaration,
    INamedTypeSymbol Type,
    LegacyAsyncSymbols Symbols,
    SourceReader Source
)
{
    /// <summary>Whether a declaration may be of such a type, as it is written. To be asked before anything is bound.</summary>
    public static bool MayBeOne(TypeDeclarationSyntax declaration) => WrittenType.HasBase(declaration, nameof(IAsyncResult));

    /// <summary>The type that a declaration makes an async result, or null; a task is one by itself.</summary>
    public static AsyncResultType? TryRecognise(TypeDeclarationSyntax declaration, LegacyAsyncSymbols symbols, SourceReader source) =>
        MayBeOne(declaration)
        && source.Model.GetDeclaredSymbol(declaration, source.CancellationToken) is INamedTypeSymbol type
        && symbols.IsAsyncResult(type)
        && !symbols.IsTask(type.BaseType)
            ? new AsyncResultType(declaration, type, symbols, source)
            : null;

    /// <summary>The property that implements a member of <see cref="IAsyncResult"/>, where this type has it.</summary>
    public IPropertySymbol? Property(string name) =>
        Symbols.AsyncResult.GetMembers(name).FirstOrDefault() is { } member
        && Type.FindImplementationForInterfaceMember(member) is IPropertySymbol property
        && SymbolEqualityComparer.Default.Equals(property.ContainingType, Type)
            ? property
            : null;

    /// <summary>The one value that a property gives, which its getter does nothing but return; null where it does more, or
    /// throws.</summary>
    public IOperation? OnlyValueOf(IPropertySymbol? property) =>
        BodyOf(property) is { Operations: { Length: 1 } operations } && operations[0] is IReturnOperation { ReturnedValue: { } value }
            ? SourceReader.Unconverted(value)
            : null;

    /// <summary>The type of the exception that a property's getter throws, which does nothing else; null where it does.</summary>
    public ITypeSymbol? OnlyExceptionOf(IPropertySymbol? property) =>
        BodyOf(property) is { Operations: { Length: 1 } operations } && ThrownBy(operations[0])?.Exception is { } exception
            ? SourceReader.Unconverted(exception).Type
            : null;

    /// <summary>Whether the type has to do with callbacks at all.</summary>
    public bool CallsBack =>
        Type.GetMembers()
            .Any(m =>
                m is IFieldSymbol { Type: var type } && Symbols.IsAsyncCallback(type)
                || m is IMethodSymbol { Parameters: var parameters } && parameters.Any(p => Symbols.IsAsyncCallback(p.Type))
            );

    private static IThrowOperation? ThrownBy(IOperation statement) =>
        statement switch
        {
            IThrowOperation thrown => thrown,
            IExpressionStatementOperation { Operation: var expression } => ThrownBy(expression),
            IReturnOperation { ReturnedValue: { } value } => ThrownBy(value),
            IConversionOperation { Operand: var operand } => ThrownBy(operand),
            _ => null,
        };

    private IBlockOperation? BodyOf(IPropertySymbol? property) =>
        property?.GetMethod is { } getter && Source.BodyOf(getter) is { } body ? Source.OperationOf(body) as IBlockOperation : null;
}
