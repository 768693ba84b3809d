using System.Collections.Immutable;
using AsyncAnalyzers.Patterns.Counterparts;
using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Patterns.Events;

/// <summary>
/// A method that starts an operation of the Event-based Asynchronous Pattern, with the event that the operation raises when it is
/// complete. They are matched by symbol and type: the event's second parameter is an <c>AsyncCompletedEventArgs</c>, and the method returns
/// no task. See <see href="https://learn.microsoft.com/dotnet/standard/asynchronous-programming-patterns/event-based-asynchronous-pattern-overview">
/// Event-based Asynchronous Pattern overview</see>.
/// </summary>
/// <param name="Start">The method.</param>
/// <param name="Completed">The event.</param>
/// <param name="Args">What the event passes to its handlers.</param>
/// <param name="UserState">The parameter whose value the handlers get as <c>UserState</c>; null where there is none.</param>
internal sealed record EapMethod(IMethodSymbol Start, IEventSymbol Completed, INamedTypeSymbol Args, IParameterSymbol? UserState)
{
    /// <summary>What the names of user states end in: <c>userState</c>, <c>userToken</c>, <c>asyncState</c>, <c>taskId</c>.</summary>
    private static readonly ImmutableArray<string> s_wordsForState = ImmutableArray.Create("state", "token", "taskId");

    /// <summary>The operation: <c>DownloadString</c> of <c>DownloadStringAsync</c>.</summary>
    public string Operation => EapNames.OperationOf(Start.Name);

    /// <summary>What a method is called that returns a task of the operation: the plain suffix is taken.</summary>
    public string TaskName => Operation + "TaskAsync";

    /// <summary>What the operation itself is given.</summary>
    public IEnumerable<IParameterSymbol> OperationParameters =>
        Start.Parameters.Where(p => !SymbolEqualityComparer.Default.Equals(p, UserState));

    /// <summary>What a counterpart has to match. Two of the platform's have names of their own.</summary>
    public OperationSignature Signature =>
        new(
            Start,
            IsOf("SmtpClient") ? ImmutableArray.Create("SendMailAsync")
                : IsOf("Ping") ? ImmutableArray.Create("SendPingAsync")
                : ImmutableArray.Create(TaskName, Operation + "Async"),
            OperationParameters.ToImmutableArray(),
            Result?.Type,
            ImmutableArray<IParameterSymbol>.Empty
        );

    /// <summary>The event-based operation that a method starts; null where it starts none.</summary>
    public static EapMethod? TryResolve(IMethodSymbol method, LegacyAsyncSymbols symbols)
    {
        if (
            method.IsStatic
            || !EapNames.MayStart(method.Name)
            || symbols.IsTask(method.ReturnType)
            || symbols.IsValueTask(method.ReturnType)
        )
        {
            return null;
        }

        foreach (var type in TypeHierarchy.Of(method.ContainingType))
        {
            var name = CompletedOf(EapNames.OperationOf(method.Name), type);
            if (type.GetMembers(name).OfType<IEventSymbol>().FirstOrDefault() is { } completed)
            {
                return ArgsOf(completed, symbols) is { } args ? new EapMethod(method, completed, args, UserStateOf(method, symbols)) : null;
            }
        }

        return null;
    }

    /// <summary>What an event passes to its handlers, where it is one that says that an operation is complete.</summary>
    public static INamedTypeSymbol? ArgsOf(IEventSymbol completed, LegacyAsyncSymbols symbols) =>
        completed.Type is INamedTypeSymbol { DelegateInvokeMethod: { ReturnsVoid: true, Parameters: { Length: 2 } parameters } }
        && parameters[1].Type is INamedTypeSymbol args
        && symbols.IsAsyncCompletedEventArgs(args)
            ? args
            : null;

    /// <summary>The property of the event's data with the result of the operation: the only one that not every operation has, or that of
    /// this name; null where there is none.</summary>
    public IPropertySymbol? Result => ResultIn(Args);

    /// <inheritdoc cref="Result"/>
    public static IPropertySymbol? ResultIn(INamedTypeSymbol args)
    {
        var own = OwnPropertiesOf(args).ToList();
        return own.Count == 1 ? own[0] : own.Find(p => p.Name == "Result");
    }

    /// <summary>Whether the event's data has anything that not every operation has.</summary>
    public bool HasOwnData =>
        OwnMembersOf(Args).Any(m => m is IPropertySymbol or IMethodSymbol { MethodKind: MethodKind.Ordinary, IsOverride: false });

    /// <summary>Whether a method around start and event can make a task of the operation: nothing goes in and out by reference.</summary>
    public bool CanBeWrapped =>
        Start is { ReturnsVoid: true, IsGenericMethod: false } && Start.Parameters.All(p => p.RefKind == RefKind.None);

    /// <summary>The overload that takes what the operation takes and a user state; null where there is none.</summary>
    public IMethodSymbol? StateOverload =>
        UserState is not null
            ? Start
            : Start
                .ContainingType.GetMembers(Start.Name)
                .OfType<IMethodSymbol>()
                .FirstOrDefault(other =>
                    other.Parameters.LastOrDefault() is { } last && IsUserState(last) && IsOverloadWithout(Start, other)
                );

    /// <summary>Whether an overload takes the same without a user state.</summary>
    public bool HasPlainOverload => UserState is not null && HasOverloadWithout(Start);

    private static IEnumerable<IPropertySymbol> OwnPropertiesOf(INamedTypeSymbol args) => OwnMembersOf(args).OfType<IPropertySymbol>();

    private static IEnumerable<ISymbol> OwnMembersOf(INamedTypeSymbol args) =>
        TypeHierarchy
            .BasesOf(args)
            .TakeWhile(t => t.Name != "AsyncCompletedEventArgs")
            .SelectMany(t => t.GetMembers())
            .Where(m => m.DeclaredAccessibility == Accessibility.Public);

    private bool IsOf(string type) =>
        Operation == "Send" && Start.ContainingType is { ContainingNamespace.ContainingNamespace.Name: "Net" } of && of.Name == type;

    /// <summary><c>Ping</c> is the platform's own exception: <c>SendAsync</c> raises <c>PingCompleted</c>.</summary>
    private static string CompletedOf(string operation, INamedTypeSymbol type) =>
        EapNames.CompletedOf(
            type is { Name: "Ping", ContainingNamespace.Name: "NetworkInformation" } && operation == "Send" ? "Ping" : operation
        );

    /// <summary>
    /// The last parameter, where it is an object that is named as the pattern names it: nothing else tells it from an argument, not even an
    /// overload that does without. What a <c>BackgroundWorker</c> is given is its argument.
    /// </summary>
    private static IParameterSymbol? UserStateOf(IMethodSymbol method, LegacyAsyncSymbols symbols) =>
        !SymbolEqualityComparer.Default.Equals(method.ContainingType, symbols.BackgroundWorker)
        && method.Parameters.LastOrDefault() is { } last
        && IsUserState(last)
            ? last
            : null;

    private static bool HasOverloadWithout(IMethodSymbol method) =>
        method.ContainingType.GetMembers(method.Name).OfType<IMethodSymbol>().Any(other => IsOverloadWithout(other, method));

    /// <summary>Whether a method takes what the other one takes, but for the last.</summary>
    private static bool IsOverloadWithout(IMethodSymbol method, IMethodSymbol other) =>
        method
            .Parameters.Select(p => p.Type)
            .SequenceEqual(other.Parameters.RemoveAt(other.Parameters.Length - 1).Select(p => p.Type), SymbolEqualityComparer.Default);

    private static bool IsUserState(IParameterSymbol parameter) =>
        parameter.Type.SpecialType == SpecialType.System_Object
        && s_wordsForState.Any(word => parameter.Name.EndsWith(word, StringComparison.OrdinalIgnoreCase));
}
