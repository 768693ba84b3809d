using System.Collections.Immutable;
using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Patterns.Events;

/// <summary>
/// A method that starts an event-based operation, seen by who writes its component. What a component owes to its callers is told by
/// <see href="https://learn.microsoft.com/dotnet/standard/asynchronous-programming-patterns/best-practices-for-implementing-the-event-based-asynchronous-pattern">
/// Best practices for implementing the Event-based Asynchronous Pattern</see>.
/// </summary>
/// <param name="Declaration">Its declaration.</param>
/// <param name="Method">The method and its event.</param>
/// <param name="Symbols">The known types.</param>
/// <param name="Source">Reads the source around.</param>
internal sealed record EapImplementation(
    MethodDeclarationSyntax Declaration,
    EapMethod Method,
    LegacyAsyncSymbols Symbols,
    SourceReader Source
) : EapComponentPart(Source)
{
    /// <summary>Whether a declaration may be of such a method, as it is written. To be asked before anything is bound.</summary>
    public static bool MayBeOne(MethodDeclarationSyntax declaration) =>
        EapNames.MayStart(declaration.Identifier.ValueText)
        && declaration.ReturnType is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword };

    /// <summary>The start that a declaration is; null where it is none, or its class has no event of its own for it.</summary>
    public static EapImplementation? TryRecognise(MethodDeclarationSyntax declaration, LegacyAsyncSymbols symbols, SourceReader source) =>
        MayBeOne(declaration)
        && source.Model.GetDeclaredSymbol(declaration, source.CancellationToken)
            is IMethodSymbol { ContainingType.TypeKind: TypeKind.Class } start
        && EapMethod.TryResolve(start, symbols) is { } method
        && SymbolEqualityComparer.Default.Equals(method.Completed.ContainingType, start.ContainingType)
            ? new EapImplementation(declaration, method, symbols, source)
            : null;

    /// <summary>The type that offers the operation.</summary>
    public INamedTypeSymbol Component => Method.Start.ContainingType;

    /// <summary>Whether the component has a method that does the operation with a task already: it takes what the operation takes, and may
    /// take more; or code of another configuration names one.</summary>
    public bool HasTaskMethod =>
        TypeHierarchy
            .Of(Component)
            .SelectMany(t => t.GetMembers(Method.TaskName).Concat(t.GetMembers(Method.Start.Name)))
            .OfType<IMethodSymbol>()
            .Any(m => (Symbols.IsTask(m.ReturnType) || Symbols.IsValueTask(m.ReturnType)) && TakesOperation(m))
        || DisabledText.IsIn(Symbols.Compilation, Method.TaskName, Source.CancellationToken);

    private bool TakesOperation(IMethodSymbol method)
    {
        var taken = Method.OperationParameters.Select(p => p.Type).ToList();
        return method.Parameters.Take(taken.Count).Select(p => p.Type).SequenceEqual(taken, SymbolEqualityComparer.Default);
    }

    /// <summary>Whether anything in the component raises the event, by its name or by what its accessors keep.</summary>
    public bool IsRaised =>
        Method.Start.IsAbstract
        || Method.Completed.AddMethod is { IsImplicitlyDeclared: false }
        || Source
            .DeclarationsOf(Component)
            .SelectMany(d => Source.ReferencesTo(Method.Completed, d))
            .Any(r => r.Parent is not IEventAssignmentOperation);

    /// <summary>Whether the start hands work that raises the event to a thread of its own, and nothing in the component knows of the
    /// thread or context on which its callers live.</summary>
    public bool RaisesOnOtherThread =>
        Source.BodyOf(Method.Start) is { } body && !KnowsContexts && Own(body).Any(o => WorkOf(o) is { } work && Raises(work, [work]));

    /// <summary>Whether source of the component, or of what it inherits from, names anything by which code comes back to a
    /// thread.</summary>
    private bool KnowsContexts =>
        TypeHierarchy
            .BasesOf(Component)
            .OfType<INamedTypeSymbol>()
            .SelectMany(Source.DeclarationsOf)
            .SelectMany(d => d.DescendantTokens())
            .Any(t => t.IsKind(SyntaxKind.IdentifierToken) && ContextNames.IsMeantBy(t.ValueText));

    /// <summary>The body of the function that a call hands to the pool or to a thread; null for every other call.</summary>
    private SyntaxNode? WorkOf(IOperation operation)
    {
        var (method, arguments) = operation switch
        {
            IInvocationOperation call => (call.TargetMethod, call.Arguments),
            IObjectCreationOperation { Constructor: { } constructor } creation => (constructor, creation.Arguments),
            _ => (null, ImmutableArray<IArgumentOperation>.Empty),
        };
        return method is not null && StartsOnOtherThread(method)
            ? SourceReader.Unconverted(arguments[0].Value) is IDelegateCreationOperation { Target: var target }
                ? BodyOf(target)
                : null
            : null;
    }

    private SyntaxNode? BodyOf(IOperation function) =>
        function switch
        {
            IAnonymousFunctionOperation { Body.Syntax: var body } => body,
            IMethodReferenceOperation { Method: var method } => Source.BodyOf(method),
            _ => null,
        };

    private static bool StartsOnOtherThread(IMethodSymbol method) =>
        (method.ContainingType.Name, method.Name)
            is
                ("Task", "Run")
                or
                ("ThreadPool", "QueueUserWorkItem" or "UnsafeQueueUserWorkItem")
                or
                ("Thread", WellKnownMemberNames.InstanceConstructorName)
        && method.ContainingType.ContainingNamespace.ToDisplayString() is "System.Threading" or "System.Threading.Tasks";

    /// <summary>Whether a function, or one that it calls, reads the event itself, which is done to raise it.</summary>
    private bool Raises(SyntaxNode body, HashSet<SyntaxNode> seen) =>
        Own(body)
            .Any(o =>
                o switch
                {
                    IEventReferenceOperation { Parent: not IEventAssignmentOperation, Event: var read } =>
                        SymbolEqualityComparer.Default.Equals(read, Method.Completed),
                    IInvocationOperation { TargetMethod: var called } => Source.BodyOf(called) is { } next
                        && seen.Add(next)
                        && Raises(next, seen),
                    _ => false,
                }
            );

    /// <summary>What a function does itself, without what its lambdas and local functions do.</summary>
    private IEnumerable<IOperation> Own(SyntaxNode body) =>
        Source.OperationOf(body) is { } operation
            ? operation.DescendantsAndSelf().Where(o => FunctionSyntax.Around(o.Syntax) == FunctionSyntax.Around(body))
            : [];
}
