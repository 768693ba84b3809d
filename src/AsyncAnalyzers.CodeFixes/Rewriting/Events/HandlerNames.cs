using AsyncAnalyzers.Patterns.Events;
using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Rewriting.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Rewriting.Events;

/// <summary>What handlers are called that had no name.</summary>
internal static class HandlerNames
{
    /// <summary>Shorter names of objects say nothing in a longer one.</summary>
    private const int ShortestName = 3;

    /// <summary>A name after the event, and one after the object, too, where another handler has the first.</summary>
    public static string[] For(EapSubscription attached)
    {
        var plain = NameFor("", attached.Event.Name);
        return ObjectOf(attached) is { Length: >= ShortestName } variable
            ? [plain, NameFor(FreshNames.Pascal(variable), attached.Event.Name)]
            : [plain];
    }

    private static string NameFor(string owner, string completed) =>
        completed == EapNames.DoWork ? owner + "Work" : "On" + owner + completed;

    private static string? ObjectOf(EapSubscription attached) =>
        (attached.Receiver is { } receiver ? SourceReader.Unconverted(receiver) : null) switch
        {
            ILocalReferenceOperation { Local.Name: var name } => name,
            IFieldReferenceOperation { Field.Name: var name } => name,
            _ => null,
        };
}
