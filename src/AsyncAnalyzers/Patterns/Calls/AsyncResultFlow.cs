using System.Collections.Immutable;
using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Patterns.Calls;

/// <summary>
/// The life of an async result: everything that is done with it, through locals, private fields of the type, lambdas, local
/// functions and helper methods in source. Where the trail is lost the use is <see cref="AsyncResultUseKind.Escaped"/>, and nothing may be
/// claimed about its end.
/// </summary>
internal sealed class AsyncResultFlow
{
    private const int MaximumCallDepth = 4;

    private readonly SyntaxNode _origin;
    private readonly LegacyAsyncSymbols _symbols;
    private readonly SourceReader _source;
    private readonly HashSet<ISymbol> _followed = new(SymbolEqualityComparer.Default);
    private readonly ImmutableArray<AsyncResultUse>.Builder _uses = ImmutableArray.CreateBuilder<AsyncResultUse>();
    private int _callDepth;

    private AsyncResultFlow(SyntaxNode origin, LegacyAsyncSymbols symbols, SourceReader source)
    {
        _origin = origin;
        _symbols = symbols;
        _source = source;
    }

    /// <summary>All uses of the async result that an operation yields.</summary>
    public static ImmutableArray<AsyncResultUse> Of(IOperation value, LegacyAsyncSymbols symbols, SourceReader source)
    {
        var flow = new AsyncResultFlow(value.Syntax, symbols, source);
        flow.Follow(value, value);
        return flow._uses.ToImmutable();
    }

    /// <summary>All uses of the async result that a parameter of a method or lambda receives.</summary>
    public static ImmutableArray<AsyncResultUse> Of(
        IParameterSymbol parameter,
        SyntaxNode body,
        LegacyAsyncSymbols symbols,
        SourceReader source
    )
    {
        var flow = new AsyncResultFlow(body, symbols, source);
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
                Add(KindOf(member), value, member);
                break;
            case IConditionalAccessOperation access when access.WhenNotNull == current:
                Follow(value, access);
                break;
            case IMemberReferenceOperation or IInvocationOperation when IsReceiver(current.Parent, current):
                Add(KindOf(current.Parent), value, current.Parent);
                break;
            case IInvalidOperation { Syntax: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "AsyncDelegate" } }
                when _symbols.RemotingAsyncResult is null:
                // Remoting's type, in code that comes from where there was one.
                Add(AsyncResultUseKind.Delegate, value, current.Parent);
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
                Add(AsyncResultUseKind.Inspected, value, current.Parent);
                break;
            default:
                Add(AsyncResultUseKind.Escaped, value, current.Parent);
                break;
        }
    }

    private void Add(AsyncResultUseKind kind, IOperation value, IOperation operation) =>
        _uses.Add(new AsyncResultUse(kind, value, operation));

    private void FollowArgument(IOperation value, IArgumentOperation argument, IInvocationOperation call)
    {
        if (ApmMethodPair.IsEnd(call.TargetMethod, _symbols) && _symbols.IsAsyncResult(argument.Parameter?.Type))
        {
            if (!IsNeverRun(call))
            {
                Add(AsyncResultUseKind.Ended, value, call);
            }
        }
        else if (
            argument.Parameter is { RefKind: RefKind.None, IsParams: false } parameter
            && IsRunAsWritten(call.TargetMethod)
            && _source.BodyOf(call.TargetMethod) is { } body
            && _callDepth < MaximumCallDepth
        )
        {
            Add(AsyncResultUseKind.PassedToHelper, value, call);
            _callDepth++;
            FollowReferences(parameter.OriginalDefinition, [body]);
            _callDepth--;
        }
        else
        {
            Add(AsyncResultUseKind.Escaped, value, call);
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
                Add(AsyncResultUseKind.Escaped, value, assignment);
                break;
        }
    }

    private void FollowLocal(IOperation value, IOperation taking, ILocalSymbol local)
    {
        Add(AsyncResultUseKind.Aliased, value, taking);
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
        // Others may end what they can see.
        if (field.DeclaredAccessibility != Accessibility.Private || field.ContainingType is not { } type || field.IsImplicitlyDeclared)
        {
            Add(AsyncResultUseKind.Escaped, value, taking);
            return;
        }

        Add(AsyncResultUseKind.Aliased, value, taking);
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

    /// <summary>Whether a call stands in a lambda or local function that nothing refers to, and the begin call does not.</summary>
    private bool IsNeverRun(IInvocationOperation call)
    {
        foreach (var ancestor in call.Syntax.Ancestors().TakeWhile(a => !a.Span.Contains(_origin.Span)))
        {
            switch (ancestor)
            {
                case LocalFunctionStatementSyntax function
                    when _source.OperationOf(function) is ILocalFunctionOperation { Symbol: var symbol }:
                    return !_source.ReferencesTo(symbol, SourceReader.EnclosingMember(function)).Any();
                case AnonymousFunctionExpressionSyntax { Parent: EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator } }
                    when _source.OperationOf(declarator) is IVariableDeclaratorOperation { Symbol: var local }:
                    return !_source.ReferencesTo(local, SourceReader.EnclosingMember(declarator)).Any();
                case AnonymousFunctionExpressionSyntax or MemberDeclarationSyntax:
                    return false;
            }
        }

        return false;
    }

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

    private AsyncResultUseKind KindOf(IOperation member) =>
        member switch
        {
            IPropertyReferenceOperation { Property: var property } => KindOf(property),
            IInvocationOperation { TargetMethod.ContainingType.SpecialType: SpecialType.System_Object } => AsyncResultUseKind.Inspected,
            _ => AsyncResultUseKind.Escaped,
        };

    private AsyncResultUseKind KindOf(IPropertySymbol property) =>
        property.Name switch
        {
            nameof(IAsyncResult.IsCompleted) => AsyncResultUseKind.Polled,
            nameof(IAsyncResult.AsyncWaitHandle) => AsyncResultUseKind.WaitHandle,
            nameof(IAsyncResult.AsyncState) => AsyncResultUseKind.State,
            nameof(IAsyncResult.CompletedSynchronously) => AsyncResultUseKind.Inspected,
            "AsyncDelegate" when IsRemotingResult(property.ContainingType) => AsyncResultUseKind.Delegate,
            _ => IsRemotingResult(property.ContainingType) ? AsyncResultUseKind.Inspected : AsyncResultUseKind.Escaped,
        };

    private bool IsRemotingResult(ITypeSymbol type) => SymbolEqualityComparer.Default.Equals(type, _symbols.RemotingAsyncResult);
}
