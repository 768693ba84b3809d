using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Rewriting.Plans;

/// <summary>A lambda that each async result of a collection is given to: <c>results.Select(r => r.AsyncWaitHandle)</c>.</summary>
/// <param name="Function">The lambda.</param>
/// <param name="Element">Its parameter.</param>
/// <param name="WaitForAll">The call <c>WaitHandle.WaitAll(results.Select(r => r.AsyncWaitHandle).ToArray())</c> around it, if that is
/// all.</param>
internal sealed record CollectedQuery(
    AnonymousFunctionExpressionSyntax Function,
    IParameterSymbol Element,
    IInvocationOperation? WaitForAll
)
{
    /// <summary>Methods that give each element to a function, and give none of them to anybody else.</summary>
    private static readonly HashSet<string> s_names = ["Select", "All", "Any", "ForEach"];

    /// <summary>The types that the lambda writes for its parameter.</summary>
    public ImmutableArray<TypeSyntax> ParameterTypes =>
        Element.DeclaringSyntaxReferences.Select(d => (d.GetSyntax() as ParameterSyntax)?.Type).OfType<TypeSyntax>().ToImmutableArray();

    /// <summary>The query that takes the collection, as its instance or first argument; null for anything else.</summary>
    public static CollectedQuery? TryRecognise(IOperation? taking)
    {
        var call = taking as IInvocationOperation ?? taking?.Parent as IInvocationOperation;
        return
            call
                is {
                    TargetMethod: { Name: var name, ContainingType.Name: "Enumerable" or "List" or "Array" },
                    Arguments: { Length: > 0 } given
                }
            && s_names.Contains(name)
            && given[given.Length - 1].Value
                is IDelegateCreationOperation
                {
                    Target: IAnonymousFunctionOperation
                    {
                        Symbol.Parameters: { Length: 1 } parameters,
                        Syntax: AnonymousFunctionExpressionSyntax function
                    }
                }
            ? new CollectedQuery(function, parameters[0], IsHandleOf(function, parameters[0]) ? WaitAround(call) : null)
            : null;
    }

    private static bool IsHandleOf(AnonymousFunctionExpressionSyntax function, IParameterSymbol element) =>
        function.ExpressionBody
            is MemberAccessExpressionSyntax
            {
                Name.Identifier.ValueText: nameof(IAsyncResult.AsyncWaitHandle),
                Expression: IdentifierNameSyntax { Identifier.ValueText: var name }
            }
        && name == element.Name;

    private static IInvocationOperation? WaitAround(IInvocationOperation select) =>
        CallTaking(select) is { TargetMethod.Name: "ToArray" } array
        && CallTaking(array) is { TargetMethod: { Name: "WaitAll", ContainingType.Name: nameof(WaitHandle) } } wait
            ? wait
            : null;

    /// <summary>The call whose first argument a value is.</summary>
    private static IInvocationOperation? CallTaking(IOperation value) =>
        value.Parent switch
        {
            IConversionOperation conversion => CallTaking(conversion),
            IArgumentOperation { Parameter.Ordinal: 0, Parent: IInvocationOperation call } => call,
            _ => null,
        };
}
