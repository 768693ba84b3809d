using AsyncAnalyzers.Patterns.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AsyncAnalyzers.Patterns.Events;

/// <summary>
/// Tells whether the property of an event's data that has the result throws where there is none, as
/// <see href="https://learn.microsoft.com/dotnet/api/system.componentmodel.asynccompletedeventargs.raiseexceptionifnecessary">
/// AsyncCompletedEventArgs.RaiseExceptionIfNecessary</see> wants it. The reply of a <c>Ping</c> is null then.
/// </summary>
internal static class ResultProperty
{
    /// <summary>What throws where the operation failed or was cancelled.</summary>
    public const string RaiseException = "RaiseExceptionIfNecessary";

    /// <summary>Whether the property certainly throws: in source it says so, elsewhere it has the name that the pattern gives it.</summary>
    public static bool Throws(IPropertySymbol property, SourceReader source) =>
        property.DeclaringSyntaxReferences.IsEmpty
            ? property is { Name: "Result", ContainingNamespace: { Name: not "Recognition" } }
            : LooksAtOutcome(property, source);

    /// <summary>Whether the getter, or what it calls, throws or asks for the error itself.</summary>
    public static bool LooksAtOutcome(IPropertySymbol property, SourceReader source) =>
        property.GetMethod is { } getter
        && source.BodyOf(getter) is { } body
        && source
            .BodiesReachedFrom(body)
            .SelectMany(b => b.DescendantTokens())
            .Any(t => t.IsKind(SyntaxKind.ThrowKeyword) || t.ValueText is RaiseException or "Error" or "Cancelled");
}
