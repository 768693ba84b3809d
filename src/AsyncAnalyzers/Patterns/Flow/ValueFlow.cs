using System.Collections.Immutable;
using AsyncAnalyzers.Patterns.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Patterns.Flow;

/// <summary>
/// Follows a value through locals, private fields of the type, lambdas, local functions and helper methods in source, and tells everything
/// that is done with it. What a use means is for the families to say. Where the trail is lost the use is
/// <see cref="ValueUseKind.Escaped"/>.
/// </summary>
internal sealed class ValueFlow
{
    private const int MaximumCallDepth = 4;

    private readonly SourceReader _source;
    private readonly Func<IArgumentOperation, bool> _endsTrail;
    private readonly HashSet<ISymbol> _followed = new(SymbolEqualityComparer.Default);
    private readonly ImmutableArray<ValueUse>.Builder _uses = ImmutableArray.CreateBuilder<ValueUse>();
    private int _callDepth;

    private ValueFlow(SourceReader source, Func<IArgumentOperation, bool> endsTrail)
    {
        _source = source;
        _endsTrail = endsTrail;
    }

    /// <summary>All uses of the value that an operation yields.</summary>
    /// <param name="value">What yields the value.</param>
    /// <param name="source">What reads the source.</param>
    /// <param name="endsTrail">Whether an argument is known to be the end of the trail, even where what takes it is in source.</param>
    public static ImmutableArray<ValueUse> Of(IOperation value, SourceReader source, Func<IArgumentOperation, bool> endsTrail)
    {
        var flow = new ValueFlow(source, endsTrail);
        flow.Follow(value, value);
        return flow._uses.ToImmutable();
    }

    /// <summary>All uses of what a parameter of a method or lambda receives.</summary>
    /// <inheritdoc cref="Of(IOperation, SourceReader, Func{IArgumentOperation, bool})"/>
    public static ImmutableArray<ValueUse> Of(
        IParameterSymbol parameter,
        SyntaxNode body,
        SourceReader source,
        Func<IArgumentOperation, bool> endsTrail
    )
    {
        var flow = new ValueFlow(source, endsTrail);
        flow.FollowReferences(parameter, [body]);
        return flow._uses.ToImmutable();
    }

    /// <param name="value">The reference as written.</param>
    /// <param name="current">The same value as it stands in its surroundings: converted, in parentheses.</param>
    private void Follow(IOperation value, IOperation current)
    {
        _source.CancellationToken.ThrowIfCancellationRequested();
        switch (current.Parent)
        {
            case IConversionOperation or IParenthesizedOperation:
                Follow(value, current.Parent);
                break;
            case null or IExpressionStatementOperation:
                break;
            case IConditionalAccessOperation access when access.Operation == current && FirstMember(access) is { } member:
                Add(ValueUseKind.Member, value, member);
                break;
            case IConditionalAccessOperation access when access.WhenNotNull == current:
                Follow(value, access);
                break;
            case IMemberReferenceOperation or IInvocationOperation when IsReceiver(current.Parent, current):
                Add(ValueUseKind.Member, value, current.Parent);
                break;
            case IArgumentOperation { Parent: IInvocationOperation call } argument:
                FollowArgument(value, argument, call);
                break;
            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator }:
                FollowLocal(value, declarator, declarator.Symbol);
                break;
            case IFieldInitializerOperation initializer when initializer.InitializedFields.Length == 1:
                FollowField(value, initializer, initializer.InitializedFields[0]);
                break;
            case ISimpleAssignmentOperation assignment when assignment.Target == current:
                break;
            case ISimpleAssignmentOperation assignment:
                FollowAssignment(value, assignment);
                Follow(value, assignment);
                break;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals }
            or IIsPatternOperation
            or IIsTypeOperation:
                Add(ValueUseKind.Compared, value, current.Parent);
                break;
            default:
                Add(ValueUseKind.Escaped, value, current.Parent);
                break;
        }
    }

    private void Add(ValueUseKind kind, IOperation value, IOperation operation) => _uses.Add(new ValueUse(kind, value, operation));

    private void FollowArgument(IOperation value, IArgumentOperation argument, IInvocationOperation call)
    {
        if (_endsTrail(argument))
        {
            Add(ValueUseKind.Argument, value, call);
        }
        else if (
            argument.Parameter is { RefKind: RefKind.None, IsParams: false } parameter
            && IsRunAsWritten(call.TargetMethod)
            && _source.BodyOf(call.TargetMethod) is { } body
            && _callDepth < MaximumCallDepth
        )
        {
            Add(ValueUseKind.PassedToHelper, value, call);
            _callDepth++;
            FollowReferences(parameter.OriginalDefinition, [body]);
            _callDepth--;
        }
        else
        {
            Add(ValueUseKind.Escaped, value, call);
        }
    }

    private void FollowAssignment(IOperation value, ISimpleAssignmentOperation assignment)
    {
        switch (assignment.Target)
        {
            case ILocalReferenceOperation target:
                FollowLocal(value, assignment, target.Local);
                break;
            case IFieldReferenceOperation target:
                FollowField(value, assignment, target.Field);
                break;
            case IDiscardOperation:
                break;
            default:
                Add(ValueUseKind.Escaped, value, assignment);
                break;
        }
    }

    private void FollowLocal(IOperation value, IOperation taking, ILocalSymbol local)
    {
        Add(ValueUseKind.Aliased, value, taking);
        if (
            !_followed.Contains(local)
            && local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_source.CancellationToken) is { } declaration
        )
        {
            FollowReferences(local, [SourceReader.EnclosingMember(declaration)]);
        }
    }

    private void FollowField(IOperation value, IOperation taking, IFieldSymbol field)
    {
        // Others may do anything with what they can see.
        if (field.DeclaredAccessibility != Accessibility.Private || field.ContainingType is not { } type || field.IsImplicitlyDeclared)
        {
            Add(ValueUseKind.Escaped, value, taking);
            return;
        }

        Add(ValueUseKind.Aliased, value, taking);
        FollowReferences(field.OriginalDefinition, _source.DeclarationsOf(type));
    }

    private void FollowReferences(ISymbol symbol, IEnumerable<SyntaxNode> scopes)
    {
        if (!_followed.Add(symbol))
        {
            return;
        }

        foreach (var reference in scopes.SelectMany(scope => _source.ReferencesTo(symbol, scope)))
        {
            Follow(reference, reference);
        }
    }

    /// <summary>Whether a call of the method runs the body that stands in source, and nothing that overrides it.</summary>
    private static bool IsRunAsWritten(IMethodSymbol method) =>
        method is { IsVirtual: false, IsAbstract: false, IsExtern: false, IsOverride: false };

    private static bool IsReceiver(IOperation user, IOperation value) =>
        user switch
        {
            IMemberReferenceOperation reference => reference.Instance == value,
            IInvocationOperation call => call.Instance == value,
            _ => false,
        };

    /// <summary>The member that a conditional access reads first: <c>AsyncWaitHandle</c> of <c>r?.AsyncWaitHandle.WaitOne()</c>.</summary>
    private static IOperation? FirstMember(IConditionalAccessOperation access) =>
        access.WhenNotNull.DescendantsAndSelf().OfType<IConditionalAccessInstanceOperation>().FirstOrDefault()?.Parent;
}
