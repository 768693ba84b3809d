using System.Collections.Immutable;
using AsyncAnalyzers.Patterns.Flow;
using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Patterns.Events;

/// <summary>
/// The object of event-based operations, and all that source does with it: which handler hears which operation is a question of the object,
/// not of the call.
/// </summary>
/// <param name="Variable">The local or field that holds it; null where it has no name, as in <c>new Ping().SendAsync(…)</c>, or one that
/// cannot be followed.</param>
/// <param name="Creations">The expressions that make what the variable holds.</param>
/// <param name="Calls">The calls on the object.</param>
/// <param name="Handlers">The handlers that are attached to its events, and detached.</param>
/// <param name="Properties">The properties of the object that are read or written.</param>
/// <param name="IsInSight">Whether it is made in sight, and so is everything that is done with it, but for what its handlers do with the
/// user state where that is the object.</param>
/// <param name="IsItsOwnState">Whether an operation gets it as the user state, which its handlers have then.</param>
internal sealed record EapObject(
    ISymbol? Variable,
    ImmutableArray<IOperation> Creations,
    ImmutableArray<IInvocationOperation> Calls,
    ImmutableArray<EapSubscription> Handlers,
    ImmutableArray<IPropertyReferenceOperation> Properties,
    bool IsInSight,
    bool IsItsOwnState
)
{
    /// <summary>Whether everything that is done with it is in sight: nothing else can hear its events.</summary>
    public bool IsOwn => IsInSight && !IsItsOwnState;

    /// <summary>The object that something is called on.</summary>
    public static EapObject Of(IOperation? receiver, LegacyAsyncSymbols symbols, SourceReader source) =>
        (receiver is null ? null : SourceReader.Unconverted(receiver)) switch
        {
            IConditionalAccessInstanceOperation instance => Of(AccessedBy(instance), symbols, source),
            IObjectCreationOperation creation => Made(null, ImmutableArray.Create<IOperation?>(creation), symbols, source),
            ILocalReferenceOperation { Local: var local } => Held(local, symbols, source),
            IFieldReferenceOperation
            {
                Instance: null or IInstanceReferenceOperation,
                Field: { DeclaredAccessibility: Accessibility.Private, IsImplicitlyDeclared: false } field
            } => Held(field.OriginalDefinition, symbols, source),
            _ => Made(null, ImmutableArray<IOperation?>.Empty, symbols, source),
        };

    /// <summary>What stands before the <c>?.</c>.</summary>
    private static IOperation? AccessedBy(IConditionalAccessInstanceOperation instance)
    {
        IOperation? current = instance;
        while (current is not (null or IConditionalAccessOperation))
        {
            current = current.Parent;
        }

        return (current as IConditionalAccessOperation)?.Operation;
    }

    /// <summary>The object that a parameter receives, which is somebody else's.</summary>
    public static EapObject Received(IParameterSymbol parameter, SyntaxNode body, LegacyAsyncSymbols symbols, SourceReader source) =>
        From(
            parameter,
            ImmutableArray<IOperation>.Empty,
            ValueFlow.Of(parameter, body, source, a => IsUserState(a, symbols)),
            isMade: true,
            symbols,
            source
        );

    /// <summary>The object that handlers read from somewhere, which is somebody else's.</summary>
    public static EapObject Read(IEnumerable<IOperation> reads, LegacyAsyncSymbols symbols, SourceReader source) =>
        From(
            null,
            ImmutableArray<IOperation>.Empty,
            reads.SelectMany(read => ValueFlow.Of(read, source, a => IsUserState(a, symbols))),
            isMade: true,
            symbols,
            source
        );

    /// <summary>The handlers that are attached to an event.</summary>
    public IEnumerable<EapSubscription> AttachedTo(IEventSymbol completed) => Handlers.Where(h => h.Adds && h.IsTo(completed));

    /// <summary>The handlers that are detached from an event.</summary>
    public IEnumerable<EapSubscription> DetachedFrom(IEventSymbol completed) => Handlers.Where(h => !h.Adds && h.IsTo(completed));

    /// <summary>The calls that start an operation of whose completion an event tells.</summary>
    public IEnumerable<IInvocationOperation> StartsOf(IEventSymbol completed, LegacyAsyncSymbols symbols) =>
        Calls.Where(c =>
            EapMethod.TryResolve(c.TargetMethod, symbols) is { } method
            && SymbolEqualityComparer.Default.Equals(method.Completed.OriginalDefinition, completed.OriginalDefinition)
        );

    /// <summary>Whether a call may start an operation of which nobody can tell which event says that it is complete.</summary>
    public bool StartsUnknown(LegacyAsyncSymbols symbols) =>
        Calls.Any(c =>
            EapNames.MayStart(c.TargetMethod.Name)
            && !EapNames.MayCancel(c.TargetMethod.Name)
            && c.TargetMethod.ReturnsVoid
            && EapMethod.TryResolve(c.TargetMethod, symbols) is null
        );

    /// <summary>The first call that cancels an operation by the user state that it was started with; null where there is none.</summary>
    public IInvocationOperation? FindCancellationByState() =>
        Calls.FirstOrDefault(c =>
            EapNames.MayCancel(c.TargetMethod.Name)
            && c.TargetMethod.Parameters.Length == 1
            && c.TargetMethod.Parameters[0].Type.SpecialType == SpecialType.System_Object
        );

    private static EapObject Held(ISymbol variable, LegacyAsyncSymbols symbols, SourceReader source) =>
        Made(variable, source.ValuesOf(variable, source.ScopesOf(variable)).ToImmutableArray(), symbols, source);

    private static EapObject Made(ISymbol? variable, ImmutableArray<IOperation?> values, LegacyAsyncSymbols symbols, SourceReader source)
    {
        var made = values.Where(v => v is null || !SourceReader.Unconverted(v).ConstantValue.HasValue).ToList();
        var creations = made.OfType<IOperation>().Select(SourceReader.Unconverted).ToImmutableArray();
        return From(
            variable,
            creations,
            creations.SelectMany(c => ValueFlow.Of(c, source, a => IsUserState(a, symbols))),
            creations.Length == made.Count && creations.Length > 0 && creations.All(c => c is IObjectCreationOperation),
            symbols,
            source
        );
    }

    private static EapObject From(
        ISymbol? variable,
        ImmutableArray<IOperation> creations,
        IEnumerable<ValueUse> uses,
        bool isMade,
        LegacyAsyncSymbols symbols,
        SourceReader source
    )
    {
        // What a variable holds is followed from each value that it is given.
        var all = uses.GroupBy(u => (u.Kind, u.Operation.Syntax)).Select(same => same.First()).ToList();
        return new EapObject(
            variable,
            creations,
            all.Where(u => u.Kind == ValueUseKind.Member).Select(u => u.Operation).OfType<IInvocationOperation>().ToImmutableArray(),
            all.Select(u => EapSubscription.Of(u.Operation, symbols, source)).OfType<EapSubscription>().ToImmutableArray(),
            all.Select(u => u.Operation).OfType<IPropertyReferenceOperation>().ToImmutableArray(),
            isMade && !all.Any(HandsOut),
            all.Any(u => u.Kind == ValueUseKind.Argument)
        );
    }

    private static bool IsUserState(IArgumentOperation argument, LegacyAsyncSymbols symbols) =>
        argument.Parent is IInvocationOperation { TargetMethod: var start }
        && EapMethod.TryResolve(start, symbols)?.UserState is { } state
        && SymbolEqualityComparer.Default.Equals(state, argument.Parameter);

    /// <summary>Whether something else may use the object then.</summary>
    private static bool HandsOut(ValueUse use) =>
        use.Kind switch
        {
            ValueUseKind.Escaped => use.Operation is not (IUsingOperation or ILockOperation),
            ValueUseKind.Member => use.Operation is IMethodReferenceOperation { Method.Name: var name }
                && EapNames.MayStart(name)
                && !EapNames.MayCancel(name),
            _ => false,
        };
}
