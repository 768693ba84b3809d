using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Symbols;

/// <summary>
/// The types that make up the legacy asynchronous patterns, and what the platform of a compilation supports of them.
/// Each is looked up when it is first asked for: to look them all up takes longer than to look through 10,000 lines without a legacy
/// pattern.
/// </summary>
internal sealed class LegacyAsyncSymbols
{
    private readonly Lazy<ImmutableArray<ContractAttributes>> _contractAttributes;

    private LegacyAsyncSymbols(Compilation compilation, INamedTypeSymbol asyncResult, INamedTypeSymbol asyncCallback)
    {
        Compilation = compilation;
        AsyncResult = asyncResult;
        AsyncCallback = asyncCallback;
        _contractAttributes = new(() =>
            new[] { AttributesIn("System.ServiceModel", isCoreWcf: false), AttributesIn("CoreWCF", isCoreWcf: true) }
                .OfType<ContractAttributes>()
                .ToImmutableArray()
        );
    }

    public Compilation Compilation { get; }

    /// <summary><see cref="IAsyncResult"/>.</summary>
    public INamedTypeSymbol AsyncResult { get; }

    public INamedTypeSymbol AsyncCallback { get; }

    public INamedTypeSymbol? SynchronizeInvoke => Resolve("System.ComponentModel.ISynchronizeInvoke");

    public INamedTypeSymbol? RemotingAsyncResult => Resolve("System.Runtime.Remoting.Messaging.AsyncResult");

    public INamedTypeSymbol? Task => Resolve("System.Threading.Tasks.Task");

    public INamedTypeSymbol? TaskOfResult => Resolve("System.Threading.Tasks.Task`1");

    public INamedTypeSymbol? ValueTask => Resolve("System.Threading.Tasks.ValueTask");

    public INamedTypeSymbol? ValueTaskOfResult => Resolve("System.Threading.Tasks.ValueTask`1");

    public INamedTypeSymbol? ArraySegment => Resolve("System.ArraySegment`1");

    public INamedTypeSymbol? ValueTuple => Resolve("System.ValueTuple`2");

    public INamedTypeSymbol? CancellationToken => Resolve("System.Threading.CancellationToken");

    public INamedTypeSymbol? TaskCompletionSource => Resolve("System.Threading.Tasks.TaskCompletionSource`1");

    public INamedTypeSymbol? TaskCreationOptions => Resolve("System.Threading.Tasks.TaskCreationOptions");

    public INamedTypeSymbol? TaskScheduler => Resolve("System.Threading.Tasks.TaskScheduler");

    /// <summary><see cref="Func{T, TResult}"/>.</summary>
    public INamedTypeSymbol? FuncOfOne => Resolve("System.Func`2");

    public INamedTypeSymbol? TaskFactory => Resolve("System.Threading.Tasks.TaskFactory");

    public INamedTypeSymbol? TaskFactoryOfResult => Resolve("System.Threading.Tasks.TaskFactory`1");

    /// <summary>What wraps a task in the Begin and End pattern; .NET 8 and later.</summary>
    public INamedTypeSymbol? TaskToAsyncResult => Resolve("System.Threading.Tasks.TaskToAsyncResult");

    /// <summary>What completion events pass to their handlers.</summary>
    public INamedTypeSymbol? AsyncCompletedEventArgs => Resolve("System.ComponentModel.AsyncCompletedEventArgs");

    public INamedTypeSymbol? BackgroundWorker => Resolve("System.ComponentModel.BackgroundWorker");

    public INamedTypeSymbol? Exception => Resolve("System.Exception");

    public INamedTypeSymbol? OperationCanceledException => Resolve("System.OperationCanceledException");

    /// <summary>ASP.NET on .NET Framework.</summary>
    public INamedTypeSymbol? HttpContext => Resolve("System.Web.HttpContext");

    /// <summary>Whether Windows Forms or WPF can have a context, which takes what is thrown on it.</summary>
    public bool HasUserInterface =>
        Resolve("System.Windows.Forms.Control") is not null || Resolve("System.Windows.Threading.Dispatcher") is not null;

    public INamedTypeSymbol? Trace => Resolve("System.Diagnostics.Trace");

    public INamedTypeSymbol? SmtpClient => Resolve("System.Net.Mail.SmtpClient");

    public INamedTypeSymbol? WebClient => Resolve("System.Net.WebClient");

    /// <summary>What a cancelled operation of a <c>WebClient</c> fails with.</summary>
    public INamedTypeSymbol? WebException => Resolve("System.Net.WebException");

    public INamedTypeSymbol? WebExceptionStatus => Resolve("System.Net.WebExceptionStatus");

    /// <summary><see cref="IProgress{T}"/>.</summary>
    public INamedTypeSymbol? Progress => Resolve("System.IProgress`1");

    /// <summary><see cref="Progress{T}"/>, which reports on the context that it is made on.</summary>
    public INamedTypeSymbol? ProgressOnContext => Resolve("System.Progress`1");

    public INamedTypeSymbol? CancellationTokenSource => Resolve("System.Threading.CancellationTokenSource");

    /// <summary>The attribute by which tools mark what they have written.</summary>
    public INamedTypeSymbol? GeneratedCode => Resolve("System.CodeDom.Compiler.GeneratedCodeAttribute");

    /// <summary>What hosts WCF services; .NET Framework only.</summary>
    public INamedTypeSymbol? ServiceHost => Resolve("System.ServiceModel.ServiceHost");

    /// <summary>The attributes of the implementations of WCF that the compilation refers to.</summary>
    public ImmutableArray<ContractAttributes> ContractAttributes => _contractAttributes.Value;

    /// <summary>
    /// Whether delegates' <c>BeginInvoke</c> works: it is built on remoting, so where remoting's <c>AsyncResult</c> is missing
    /// (.NET, .NET Standard) the call throws PlatformNotSupportedException.
    /// </summary>
    public bool SupportsDelegateBeginInvoke => RemotingAsyncResult is not null;

    /// <summary>The symbols of a compilation, or null where it lacks the pattern's own types.</summary>
    public static LegacyAsyncSymbols? TryCreate(Compilation compilation) =>
        compilation.GetSpecialType(SpecialType.System_IAsyncResult) is { TypeKind: TypeKind.Interface } asyncResult
        && compilation.GetSpecialType(SpecialType.System_AsyncCallback) is { TypeKind: TypeKind.Delegate } asyncCallback
            ? new LegacyAsyncSymbols(compilation, asyncResult, asyncCallback)
            : null;

    /// <summary>Whether a type is <see cref="IAsyncResult"/> or implements it.</summary>
    public bool IsAsyncResult(ITypeSymbol? type) =>
        type is not null
        && (
            SymbolEqualityComparer.Default.Equals(type, AsyncResult)
            || type.AllInterfaces.Contains(AsyncResult, SymbolEqualityComparer.Default)
        );

    public bool IsAsyncCallback(ITypeSymbol? type) => SymbolEqualityComparer.Default.Equals(type, AsyncCallback);

    /// <summary>Whether a type is <c>Task</c> or <c>Task&lt;T&gt;</c>.</summary>
    public bool IsTask(ITypeSymbol? type) =>
        type is not null
        && (
            SymbolEqualityComparer.Default.Equals(type, Task)
            || SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, TaskOfResult)
        );

    /// <summary>Whether a type is <c>ValueTask</c> or <c>ValueTask&lt;T&gt;</c>.</summary>
    public bool IsValueTask(ITypeSymbol? type) =>
        type is not null
        && (
            SymbolEqualityComparer.Default.Equals(type, ValueTask)
            || SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, ValueTaskOfResult)
        );

    /// <summary>Whether a type is <c>AsyncCompletedEventArgs</c> or derives from it.</summary>
    public bool IsAsyncCompletedEventArgs(ITypeSymbol type) => TypeHierarchy.IsOrDerivesFrom(type, AsyncCompletedEventArgs);

    /// <summary>Whether a type is <c>WebClient</c> or derives from it.</summary>
    public bool IsWebClient(ITypeSymbol type) => TypeHierarchy.IsOrDerivesFrom(type, WebClient);

    /// <summary>Whether a method is <c>FromAsync</c> of a task factory.</summary>
    public bool IsFromAsync(IMethodSymbol method) =>
        method.Name == "FromAsync"
        && (
            SymbolEqualityComparer.Default.Equals(method.ContainingType, TaskFactory)
            || SymbolEqualityComparer.Default.Equals(method.ContainingType.OriginalDefinition, TaskFactoryOfResult)
        );

    private ContractAttributes? AttributesIn(string wcf, bool isCoreWcf) =>
        Resolve(wcf + ".ServiceContractAttribute") is { } service && Resolve(wcf + ".OperationContractAttribute") is { } operation
            ? new ContractAttributes(
                service,
                operation,
                Resolve(wcf + ".FaultContractAttribute"),
                Resolve(wcf + ".ServiceKnownTypeAttribute"),
                Resolve(wcf + ".Description.IOperationBehavior"),
                Resolve(wcf + ".ServiceBehaviorAttribute"),
                Resolve(wcf + ".ClientBase`1"),
                isCoreWcf
            )
            : null;

    private INamedTypeSymbol? Resolve(string metadataName)
#pragma warning disable RS0030 // the one place where types are looked up
        => Compilation.GetTypeByMetadataName(metadataName);
#pragma warning restore RS0030
}
