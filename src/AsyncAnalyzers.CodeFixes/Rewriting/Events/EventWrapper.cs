using System.Globalization;
using AsyncAnalyzers.Patterns.Events;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace AsyncAnalyzers.Rewriting.Events;

/// <summary>Writes the method that makes a task of an event-based operation: one of the component, or one that is given it.</summary>
/// <param name="method">The operation.</param>
/// <param name="component">The type of the object that the method is given; null where it is one of the component.</param>
/// <param name="outcome">What the task gives.</param>
/// <param name="context">The document that gets it.</param>
internal sealed class EventWrapper(EapMethod method, INamedTypeSymbol? component, WrappedOutcome outcome, RewriteContext context)
{
    /// <summary>The types that the text names, each by its number behind this.</summary>
    private const string Placeholder = "__";

    private readonly List<ITypeSymbol> _types = [];

    /// <summary>What it is called.</summary>
    public string Name => IsOutcome ? method.TaskName : method.Completed.Name + "Async";

    /// <summary>Whether the task fails and is cancelled as the operation was.</summary>
    private bool IsOutcome => outcome is WrappedOutcome.Result or WrappedOutcome.ResultOrData;

    private bool GivesData => !IsOutcome || (outcome == WrappedOutcome.ResultOrData && method is { Result: null, HasOwnData: true });

    private ITypeSymbol? Result => GivesData ? method.Args : method.Result?.Type;

    private IEnumerable<IParameterSymbol> Parameters =>
        outcome == WrappedOutcome.DataAndState ? method.Start.Parameters : method.OperationParameters;

    /// <summary>Whether the operation is told from others by the completion source, passed as its state.</summary>
    private bool IsOwnState => outcome != WrappedOutcome.DataAndState && method.StateOverload is not null;

    /// <summary>Whether a method is the wrapper: it takes the object and what the operation takes, and returns its task.</summary>
    public bool IsDeclaredAs(IMethodSymbol other) =>
        other.IsStatic
        && other
            .Parameters.Select(p => p.Type)
            .SequenceEqual(Parameters.Select(p => p.Type).Prepend(component!), SymbolEqualityComparer.Default)
        && SymbolEqualityComparer.Default.Equals(other.ReturnType, context.Tasks.TaskOf(Result));

    /// <summary>The declaration.</summary>
    public MethodDeclarationSyntax Declaration()
    {
        var names = new FreshNames(Parameters.Select(p => p.Name));
        var source = component is null ? "" : names.Take(FreshNames.For(component));
        var before = component is null ? "" : source + ".";
        var (completion, handler) = (names.Take("completion"), names.Take("handler"));
        var (sender, data) = (names.Take("sender"), names.Take("e"));
        var operation = Parameters.ToList();
        var given = component is null ? Enumerable.Empty<string>() : [$"{Named(component)} {source}"];
        var parameters = string.Join(", ", given.Concat(operation.Select(p => $"{Named(p.Type)} {p.Name}")));
        var modifiers = component is null ? "public" : "private static";
        var arguments = operation.Select(p => p.Name);
        var result = Result ?? OrNull(context.Model.Compilation.ObjectType);
        var text = $$"""
            {{modifiers}} {{Named(context.Tasks.TaskOf(Result))}} {{Name}}({{parameters}})
            {
                var {{completion}} = new {{Named(context.Symbols.TaskCompletionSource!.Construct(result))}}({{Options}});
                {{Named(OrNull(method.Completed.Type))}} {{handler}} = null;
                {{handler}} = ({{sender}}, {{data}}) =>
                {{{OnlyIfOwn(data, completion)}}
                    {{before}}{{method.Completed.Name}} -= {{handler}};
                    {{Complete(completion, data)}}
                };
                {{before}}{{method.Completed.Name}} += {{handler}};
                try
                {
                    {{before}}{{method.Start.Name}}({{string.Join(
                ", ",
                IsOwnState ? arguments.Append(completion) : arguments
            )}});
                }
                catch
                {
                    {{before}}{{method.Completed.Name}} -= {{handler}};
                    throw;
                }

                return {{completion}}.Task;
            }

            """;
        var declaration = (MethodDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration(text.Replace("\n", context.NewLine))!;
        return declaration
            .ReplaceNodes(
                declaration
                    .DescendantNodes()
                    .OfType<IdentifierNameSyntax>()
                    .Where(n => n.Identifier.ValueText.StartsWith(Placeholder, StringComparison.Ordinal)),
                (name, _) => Written(name)
            )
            .WithLeadingTrivia(SyntaxFactory.EndOfLine(context.NewLine))
            .WithAdditionalAnnotations(Formatter.Annotation);
    }

    private string Complete(string completion, string data) =>
        !IsOutcome
            ? $"{completion}.TrySetResult({data});"
            : $$"""
                if ({{data}}.Error != null)
                {
                    {{completion}}.TrySetException({{data}}.Error);
                }
                else if ({{data}}.Cancelled)
                {
                    {{completion}}.TrySetCanceled();
                }
                else
                {
                    {{completion}}.TrySetResult({{Given(data)}});
                }
                """;

    private string Given(string data) =>
        GivesData ? data
        : method.Result is { Name: var name } ? $"{data}.{name}"
        : "null";

    /// <summary>What the block begins with: whatever else completes on the object is no business of this task.</summary>
    private string OnlyIfOwn(string data, string completion)
    {
        var isOwn =
            IsOwnState ? $"ReferenceEquals({data}.UserState, {completion})"
            : method.UserState is { Name: var state } ? $"Equals({data}.UserState, {state})"
            : null;
        return isOwn is null ? "" : $"\nif (!{isOwn})\n{{\nreturn;\n}}\n";
    }

    /// <summary>The type in the place of its number, imported; before a member it is an expression.</summary>
    private ExpressionSyntax Written(IdentifierNameSyntax name)
    {
        var number = int.Parse(name.Identifier.ValueText.Substring(Placeholder.Length), CultureInfo.InvariantCulture);
        var type = context.Tasks.Type(_types[number]);
        return (name.Parent is MemberAccessExpressionSyntax ? TaskSyntaxFactory.AsExpression(type) : type).WithTriviaFrom(name);
    }

    /// <summary>Code that awaits the task does not run inside the event.</summary>
    private string Options =>
        context.Symbols.TaskCreationOptions is { } options && !options.GetMembers("RunContinuationsAsynchronously").IsEmpty
            ? Named(options) + ".RunContinuationsAsynchronously"
            : "";

    private static ITypeSymbol OrNull(ITypeSymbol type) => type.WithNullableAnnotation(NullableAnnotation.Annotated);

    private string Named(ITypeSymbol type)
    {
        _types.Add(type);
        return Placeholder + (_types.Count - 1).ToString(CultureInfo.InvariantCulture);
    }
}
