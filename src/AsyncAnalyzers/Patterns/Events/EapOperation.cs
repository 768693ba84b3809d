using AsyncAnalyzers.Patterns.Calls;
using AsyncAnalyzers.Patterns.Contracts;
using AsyncAnalyzers.Patterns.Counterparts;
using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Patterns.Events;

/// <summary>A call that starts an event-based operation.</summary>
/// <param name="Site">Where it stands.</param>
/// <param name="Call">The call.</param>
/// <param name="Method">The method and its event.</param>
/// <param name="Symbols">The known types.</param>
/// <param name="Source">Reads the source around.</param>
internal sealed record EapOperation(
    CallSite Site,
    IInvocationOperation Call,
    EapMethod Method,
    LegacyAsyncSymbols Symbols,
    SourceReader Source
)
{
    private readonly Lazy<EapObject> _object = new(() => EapObject.Of(Call.Instance, Symbols, Source));

    /// <summary>The object that it is started on.</summary>
    public EapObject Object => _object.Value;

    /// <summary>The statement that does nothing else, be it only where the object is there; null where there is none.</summary>
    public ExpressionStatementSyntax? Statement => Site.Statement;

    /// <summary>The argument that handlers get as <c>UserState</c>.</summary>
    public IOperation? UserState =>
        Method.UserState is { } parameter ? Call.Arguments.FirstOrDefault(a => a.Parameter?.Ordinal == parameter.Ordinal)?.Value : null;

    /// <summary>The operation that a call in source starts; null where it starts none.</summary>
    public static EapOperation? TryRecognise(SyntaxNode node, LegacyAsyncSymbols symbols, SourceReader source)
    {
        var invocation = CallSite.TryFrom(node)?.Invocation;
        return invocation is not null && source.OperationOf(invocation) is IInvocationOperation call
            ? TryRecognise(call, symbols, source)
            : null;
    }

    /// <inheritdoc cref="TryRecognise(SyntaxNode, LegacyAsyncSymbols, SourceReader)"/>
    public static EapOperation? TryRecognise(IInvocationOperation call, LegacyAsyncSymbols symbols, SourceReader source) =>
        CallSite.TryFrom(call.Syntax) is { } site && EapMethod.TryResolve(call.TargetMethod, symbols) is { } method
            ? new EapOperation(site, call, method, symbols, source)
            : null;

    /// <summary>Whether the component itself starts it, as an overload that adds a user state does.</summary>
    public bool IsOfComponent => Call.Instance is IInstanceReferenceOperation;

    /// <summary>Whether it is a <c>BackgroundWorker</c> that starts, which is told what to do by an event, too.</summary>
    public bool IsOfBackgroundWorker => SymbolEqualityComparer.Default.Equals(Method.Start.ContainingType, Symbols.BackgroundWorker);

    /// <summary>Whether it is an <c>SmtpClient</c> that starts.</summary>
    public bool IsOfSmtpClient => SymbolEqualityComparer.Default.Equals(Method.Start.ContainingType, Symbols.SmtpClient);

    /// <summary>All that is started on the object and tells the same event.</summary>
    public IEnumerable<EapOperation> StartsOnObject() =>
        Object.StartsOf(Method.Completed, Symbols).Select(call => TryRecognise(call, Symbols, Source)).OfType<EapOperation>();

    /// <summary>The method that does the same with a task; null where there is none.</summary>
    public TaskCounterpart? FindCounterpart() => new TaskCounterpartResolver(Symbols, Source.Model).TryFind(Method.Signature, Site.Name);

    /// <summary>The Begin and End methods of the contract that a WCF client starts the operation over; null where there are none that take
    /// and give the same.</summary>
    public ApmMethodPair? FindPair()
    {
        if (Call.Instance?.Type is not INamedTypeSymbol client || !WcfClient.Matches(client, Symbols))
        {
            return null;
        }

        return TypeHierarchy
            .Of(client)
            .SelectMany(type => type.GetMembers(ApmNames.BeginOf(Method.Operation)))
            .OfType<IMethodSymbol>()
            .Where(begin => Source.Model.IsAccessible(Site.Name.SpanStart, begin))
            .Select(begin => ApmMethodPair.TryResolve(begin, Symbols))
            .FirstOrDefault(IsOfOperation);
    }

    private bool IsOfOperation(ApmMethodPair? pair) =>
        pair is { CallbackOrdinal: >= 0 }
        && !pair.ByReferenceResults.Any()
        && pair.OperationParameters.Select(p => p.Type)
            .SequenceEqual(Method.OperationParameters.Select(p => p.Type), SymbolEqualityComparer.Default)
        && SymbolEqualityComparer.Default.Equals(pair.End.ReturnsVoid ? null : pair.Result, Method.Result?.Type);
}
