using AsyncAnalyzers.Patterns.Calls;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace AsyncAnalyzers.Rewriting.Callbacks;

/// <summary>
/// What becomes of an exception that a callback lets out. It ended the process. In the task of an async function nobody sees it; an
/// <c>async void</c> function throws it on the context on which it was started or, where there is none, on the pool, and so ends the
/// process. See <see href="https://learn.microsoft.com/dotnet/csharp/asynchronous-programming/async-return-types#void-return-type">Async
/// return types</see>.
/// </summary>
internal sealed class CallbackExceptions
{
    private readonly RewriteContext _context;

    private CallbackExceptions(RewriteContext context, bool endProcess)
    {
        _context = context;
        EndProcess = endProcess;
    }

    /// <summary>Whether the function is <c>async void</c>, for its exceptions to end the process.</summary>
    public bool EndProcess { get; }

    /// <summary>
    /// The choice for a callback. ASP.NET has no place for <c>async void</c> functions, and the context of a user interface would take what
    /// they throw: only what runs on the pool has none there.
    /// </summary>
    public static CallbackExceptions Of(PairKind kind, bool catchesEverything, RewriteContext context) =>
        new(
            context,
            context.Preferences.EndsProcess
                && !catchesEverything
                && context.Symbols.HttpContext is null
                && (kind == PairKind.Delegate || !context.Symbols.HasUserInterface)
        );

    /// <summary>The choice for a handler of an event, which was raised on the context of the start, too.</summary>
    public static CallbackExceptions OfHandler(RewriteContext context) =>
        new(context, context.Preferences.EndsProcess && context.Symbols.HttpContext is null);

    /// <summary>What the function returns.</summary>
    public TypeSyntax Returned => EndProcess ? PredefinedType(Token(SyntaxKind.VoidKeyword)) : _context.Tasks.TaskType(null);

    /// <summary>The name of the function: only what can be awaited has the suffix.</summary>
    public string NameOf(string function) => EndProcess ? function : function + "Async";

    /// <summary>The name of a method or local function.</summary>
    public string NameOf(IMethodSymbol method, SyntaxNode declaration) =>
        EndProcess ? method.Name : ChangeableMethod.AsyncNameFor(method, declaration, _context.Model);

    /// <summary>A local function over a task.</summary>
    public LocalFunctionStatementSyntax Function(string name, string task, ITypeSymbol? result, BlockSyntax body) =>
        LocalFunctionStatement(Returned, Identifier(name))
            .AddModifiers(Token(SyntaxKind.AsyncKeyword))
            .AddParameterListParameters(Parameter(Identifier(task)).WithType(_context.Tasks.TaskType(result)))
            .WithBody(body);

    /// <summary>The statement that calls the function, or starts it on the pool.</summary>
    /// <param name="call">The call, or what starts it.</param>
    /// <param name="onPool">Whether it is started on the pool.</param>
    /// <param name="place">The place of the statement.</param>
    /// <param name="home">The document of that place.</param>
    /// <param name="isMethod">Whether it is a method.</param>
    public StatementSyntax Started(ExpressionSyntax call, bool onPool, SyntaxNode place, RewriteContext home, bool isMethod = false) =>
        EndProcess && !onPool ? ExpressionStatement(call) : home.Forget(call, place, isOfAsyncMethod: isMethod && !onPool);
}
