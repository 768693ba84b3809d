using System.Collections.Immutable;
using AsyncAnalyzers.Patterns.Calls;
using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Rewriting.Refusals;
using AsyncAnalyzers.Rewriting.Starts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Rewriting.Callbacks;

/// <summary>The state that Begin passes to its callback, on its way to the code that runs after the task.</summary>
internal sealed class CallbackState
{
    private readonly HoistedValue? _kept;
    private readonly ExpressionSyntax? _argument;
    private readonly int _index;

    private CallbackState(HoistedValue? kept, ExpressionSyntax? argument, int index, ITypeSymbol? type = null)
    {
        ReadingType = type;
        _kept = kept;
        _argument = argument;
        _index = index;
    }

    /// <summary>The state of a pair, where it can be handed on or be left out.</summary>
    /// <param name="begin">The pair.</param>
    /// <param name="isNeeded">Whether the code reads it.</param>
    /// <param name="kept">Keeps it where it is read later; null where it is read at once.</param>
    public static Planned<CallbackState> TryCreate(BeginCall begin, bool isNeeded, HoistedValues? kept)
    {
        var value = begin.StateArgument;
        if (!isNeeded)
        {
            return Evaluation.HasEffects(value) ? RefusalReason.StateHasEffects.At(value!.Syntax) : new CallbackState(null, null, -1);
        }

        // The conversion to object is Begin's, not the state's.
        var unboxed = value is IConversionOperation { IsImplicit: true } conversion ? conversion.Operand : value;
        if (unboxed?.Syntax is not ExpressionSyntax { Parent: ArgumentSyntax { Parent: ArgumentListSyntax list } argument } expression)
        {
            return RefusalReason.CallIsIrregular.At(begin.Call.Syntax);
        }

        var plan = kept?.Plan(unboxed, "state");
        return kept is not null && plan is null
            ? RefusalReason.NoPlaceForStatement.At(expression)
            : new CallbackState(plan, expression, list.Arguments.IndexOf(argument), unboxed.Type);
    }

    /// <summary>How the code after the task reads the state: not yet edited, for it holds nothing that is.</summary>
    public ExpressionSyntax? Reading => _kept?.Name is { } name ? SyntaxFactory.IdentifierName(name) : _argument?.WithoutTrivia();

    /// <summary>The type that it is read as.</summary>
    public ITypeSymbol? ReadingType { get; }

    /// <summary>The state as an argument, with the statement that keeps it, if any, added to the others.</summary>
    public ExpressionSyntax? Read(InvocationExpressionSyntax current, ImmutableArray<StatementSyntax>.Builder kept)
    {
        if (_argument is null)
        {
            return null;
        }

        var expression = current.ArgumentList.Arguments[_index].Expression;
        return _kept is null ? expression.WithoutTrivia() : _kept.Read(expression, kept);
    }
}
