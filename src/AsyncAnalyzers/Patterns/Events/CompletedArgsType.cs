using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Patterns.Events;

/// <summary>A type of data that an event passes to its handlers when an operation is complete, seen by who writes it.</summary>
/// <param name="Declaration">The declaration that derives from <c>AsyncCompletedEventArgs</c>.</param>
/// <param name="Type">The type.</param>
/// <param name="Source">Reads the source around.</param>
internal sealed record CompletedArgsType(TypeDeclarationSyntax Declaration, INamedTypeSymbol Type, SourceReader Source)
    : EapComponentPart(Source)
{
    /// <summary>Whether a declaration may be of such a type, as it is written. To be asked before anything is bound.</summary>
    public static bool MayBeOne(TypeDeclarationSyntax declaration) => WrittenType.HasBase(declaration, "AsyncCompletedEventArgs");

    /// <summary>The type that a declaration makes such data, or null.</summary>
    public static CompletedArgsType? TryRecognise(TypeDeclarationSyntax declaration, LegacyAsyncSymbols symbols, SourceReader source) =>
        MayBeOne(declaration)
        && source.Model.GetDeclaredSymbol(declaration, source.CancellationToken) is INamedTypeSymbol type
        && symbols.IsAsyncCompletedEventArgs(type)
            ? new CompletedArgsType(declaration, type, source)
            : null;

    /// <summary>The property that gives the result whatever became of the operation; null where there is none, or the data is never made
    /// with an error.</summary>
    public PropertyDeclarationSyntax? FindUncheckedResult() =>
        EapMethod.ResultIn(Type) is { SetMethod: not { DeclaredAccessibility: Accessibility.Public }, IsOverride: false } result
        && DeclarationOf(result) is { } property
        && !ResultProperty.LooksAtOutcome(result, Source)
        && MayHaveError()
            ? property
            : null;

    private PropertyDeclarationSyntax? DeclarationOf(IPropertySymbol property) =>
        property
            .DeclaringSyntaxReferences.Select(r => r.GetSyntax(Source.CancellationToken))
            .OfType<PropertyDeclarationSyntax>()
            .FirstOrDefault(p => p.Parent == Declaration);

    private bool MayHaveError() =>
        Source
            .DeclarationsOf(Type)
            .OfType<TypeDeclarationSyntax>()
            .Any(d =>
                d.BaseList?.Types.Any(t => t is PrimaryConstructorBaseTypeSyntax) == true
                || d.Members.OfType<ConstructorDeclarationSyntax>().Any(MayHaveError)
            );

    /// <summary>Whether a constructor gives its base anything but no error and no cancellation.</summary>
    private bool MayHaveError(ConstructorDeclarationSyntax constructor) =>
        constructor.Initializer is { RawKind: (int)SyntaxKind.BaseConstructorInitializer, ArgumentList.Arguments.Count: > 0 } initializer
        && !(
            Source.OperationOf(initializer) is IInvocationOperation { Arguments: { Length: > 1 } arguments }
            && arguments[0].Value.ConstantValue is { HasValue: true, Value: null }
            && arguments[1].Value.ConstantValue is { HasValue: true, Value: false }
        );
}
