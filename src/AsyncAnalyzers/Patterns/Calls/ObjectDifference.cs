using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Patterns.Calls;

/// <summary>
/// Tells whether two expressions certainly are different objects with Begin and End. Delegates are compared as EndInvoke does, by
/// reference: a second <c>new D(M)</c> of the same method is another one.
/// </summary>
internal sealed class ObjectDifference(LegacyAsyncSymbols symbols, SourceReader source)
{
    /// <summary>Whether each value is made in one place only, not in the same, and the two have nothing to do with each other.</summary>
    public bool AreDifferent(IOperation? one, IOperation? other) =>
        CreationOf(one) is { } first
        && CreationOf(other) is { } second
        && first.Syntax != second.Syntax
        && !MayBeShared(first, second)
        && !MayStandForOneThing(first, second)
        && !MayWrap(first)
        && !MayWrap(second)
        && !AreBroughtTogether(LocalOf(one), LocalOf(other));

    /// <summary>Since C# 11 the compiler keeps the delegate of a static method and may give the same one twice.</summary>
    private static bool MayBeShared(IOperation first, IOperation second) =>
        first is IDelegateCreationOperation { Target: IMethodReferenceOperation { Instance: null, Method: var method } }
        && second is IDelegateCreationOperation { Target: IMethodReferenceOperation { Method: var same } }
        && SymbolEqualityComparer.Default.Equals(method, same)
        && first.Syntax.SyntaxTree.Options is CSharpParseOptions { LanguageVersion: >= (LanguageVersion)1100 };

    /// <summary>Two objects of one type that are told what to connect to may stand for the same queue or service, and end each other's
    /// operations.</summary>
    private static bool MayStandForOneThing(IOperation first, IOperation second) =>
        (first, second) is (IObjectCreationOperation one, IObjectCreationOperation other)
        && SymbolEqualityComparer.Default.Equals(one.Type, other.Type)
        && (IsTold(one) || IsTold(other));

    private static bool IsTold(IObjectCreationOperation creation) => !creation.Arguments.IsEmpty || creation.Initializer is not null;

    /// <summary>Whether an object is made around something that has pairs itself: a stream over a socket may hand out the socket's
    /// results.</summary>
    private bool MayWrap(IOperation creation) =>
        creation is IObjectCreationOperation
        && creation
            .Descendants()
            .Any(o => o.Type is INamedTypeSymbol { SpecialType: SpecialType.None } type && ApmMethodPair.HasEnd(type, symbols));

    /// <summary>Whether one statement names both locals: it may make the one part of the other.</summary>
    private bool AreBroughtTogether(ILocalSymbol? one, ILocalSymbol? other) =>
        one is { Type.TypeKind: not TypeKind.Delegate } && other is not null && StatementsWith(one).Intersect(StatementsWith(other)).Any();

    private IEnumerable<StatementSyntax> StatementsWith(ILocalSymbol local) =>
        local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(source.CancellationToken) is { } declaration
            ? source
                .ReferencesTo(local, SourceReader.EnclosingMember(declaration))
                .Where(r => !IsReceiverOfPair(r))
                .Select(r => r.Syntax.FirstAncestorOrSelf<StatementSyntax>())
                .OfType<StatementSyntax>()
            : [];

    private static bool IsReceiverOfPair(IOperation value) =>
        value.Parent switch
        {
            IInvocationOperation { TargetMethod.Name: var name } => ApmNames.MayBegin(name) || ApmNames.MayEnd(name),
            IMethodReferenceOperation { Method.Name: var name } => ApmNames.MayBegin(name) || ApmNames.MayEnd(name),
            _ => false,
        };

    private static ILocalSymbol? LocalOf(IOperation? value) => (Unconverted(value) as ILocalReferenceOperation)?.Local;

    /// <summary>The one expression that makes the object, where there is one.</summary>
    private IOperation? CreationOf(IOperation? value) =>
        Unconverted(value) switch
        {
            IDelegateCreationOperation or IObjectCreationOperation => Unconverted(value),
            ILocalReferenceOperation { Local: var local } => source.OnlyValueOf(local) is { } only and not ILocalReferenceOperation
                ? CreationOf(only)
                : null,
            _ => null,
        };

    private static IOperation? Unconverted(IOperation? value) => value is null ? null : SourceReader.Unconverted(value);
}
