using System.Collections.Immutable;
using AsyncAnalyzers.Diagnostics;
using AsyncAnalyzers.Patterns.Implementations;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Rules.Implementing;

/// <summary>
/// LAP5003: a type that is an async result does not do what its callers rely on. See
/// <see href="https://learn.microsoft.com/dotnet/api/system.iasyncresult">IAsyncResult</see>: <c>IsCompleted</c> becomes true,
/// <c>AsyncWaitHandle</c> can be waited on, and <c>CompletedSynchronously</c> is true only where the operation was over when Begin
/// returned.
/// </summary>
internal sealed class AsyncResultBreaksItsContractRule : Rule<AsyncResultType>
{
    private static readonly string[] s_doubles = ["Mock", "Fake", "Stub", "Dummy", "Test"];

    public override DiagnosticDescriptor Descriptor => Descriptors.AsyncResultBreaksItsContract;

    public override ImmutableArray<DiagnosticDescriptor> OtherMessages { get; } =
        ImmutableArray.Create(Descriptors.AsyncResultIsNeverCompleted, Descriptors.AsyncResultIsAlwaysSynchronous);

    public override Finding? Inspect(AsyncResultType use)
    {
        var isCompleted = use.Property(nameof(IAsyncResult.IsCompleted));
        var handle = use.Property(nameof(IAsyncResult.AsyncWaitHandle));
        var synchronously = use.Property(nameof(IAsyncResult.CompletedSynchronously));
        if (IsTestDouble(use.Type) || Is(true, isCompleted, use) || IsNeverAsked(use))
        {
            return null;
        }

        if (Is(false, isCompleted, use))
        {
            return new Finding(PlaceOf(isCompleted!, use), use.Type.Name) { Message = Descriptors.AsyncResultIsNeverCompleted };
        }

        if (IsUnfinished(handle, use) || (HasNone(handle, use) && !use.CallsBack))
        {
            return new Finding(PlaceOf(handle!, use), use.Type.Name);
        }

        return Is(true, synchronously, use) && isCompleted is not null
            ? new Finding(PlaceOf(synchronously!, use), use.Type.Name) { Message = Descriptors.AsyncResultIsAlwaysSynchronous }
            : null;
    }

    /// <summary>The property, or the type where the property stands in another part of it.</summary>
    private static Location? PlaceOf(IPropertySymbol property, AsyncResultType use) =>
        property.Locations.FirstOrDefault(l => l.SourceTree == use.Declaration.SyntaxTree && use.Declaration.Span.Contains(l.SourceSpan));

    /// <summary>Whether all members throw, none of them for want of an author: the object is only carried, as by an <c>Overlapped</c>, and
    /// no Begin gives it to a caller.</summary>
    private static bool IsNeverAsked(AsyncResultType use) =>
        use
            .Symbols.AsyncResult.GetMembers()
            .OfType<IPropertySymbol>()
            .All(p => use.OnlyExceptionOf(use.Property(p.Name)) is { Name: not nameof(NotImplementedException) });

    /// <summary>Whether the handle was left to be written.</summary>
    private static bool IsUnfinished(IPropertySymbol? handle, AsyncResultType use) =>
        use.OnlyExceptionOf(handle)?.Name == nameof(NotImplementedException);

    /// <summary>Some leave the handle out on purpose, for waiting blocks a thread; then the callback is what callers have.</summary>
    private static bool HasNone(IPropertySymbol? handle, AsyncResultType use) =>
        use.OnlyExceptionOf(handle) is not null || use.OnlyValueOf(handle) is { ConstantValue: { HasValue: true, Value: null } };

    private static bool Is(bool value, IPropertySymbol? property, AsyncResultType use) =>
        use.OnlyValueOf(property) is { ConstantValue: { HasValue: true, Value: bool constant } } && constant == value;

    /// <summary>Tests need an async result that they only hand around.</summary>
    private static bool IsTestDouble(INamedTypeSymbol type) =>
        s_doubles.Any(d => type.Name.IndexOf(d, StringComparison.OrdinalIgnoreCase) >= 0)
        || type.ContainingAssembly.Name.EndsWith("Test", StringComparison.Ordinal)
        || type.ContainingAssembly.Name.EndsWith("Tests", StringComparison.Ordinal);
}
