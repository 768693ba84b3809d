using AsyncAnalyzers.Patterns.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Rewriting.Syntax;

/// <summary>
/// Tells whether an expression means the same when it is evaluated later, inside a lambda, as at the begin call. What does not is
/// kept in a local first.
/// </summary>
internal sealed class ValueStability(SourceReader source, SyntaxNode begin)
{
    /// <summary>Types that do not say that nothing can change them, before .NET.</summary>
    private static readonly HashSet<string> s_immutable = [nameof(TimeSpan), nameof(DateTimeOffset), nameof(Guid)];

    /// <summary>Whether the value can be read later, from inside a lambda.</summary>
    public bool IsStable(IOperation? operation) =>
        operation switch
        {
            null or ITypeOfOperation or IDefaultValueOperation or IAnonymousFunctionOperation => true,
            { ConstantValue.HasValue: true } => true,
            IParenthesizedOperation parenthesized => IsStable(parenthesized.Operand),
            IDelegateCreationOperation { IsImplicit: true }
            or IDelegateCreationOperation { Target: IMethodReferenceOperation or IAnonymousFunctionOperation } => IsStable(
                ((IDelegateCreationOperation)operation).Target
            ),
            IMethodReferenceOperation reference => IsStable(reference.Instance),
            IConversionOperation { OperatorMethod: null } conversion => (conversion.IsImplicit || CannotThrow(conversion))
                && IsStable(conversion.Operand),
            IInstanceReferenceOperation instance => instance.Type is { IsReferenceType: true },
            ILocalReferenceOperation { Local: { IsRef: false } local } => IsStable(local, local.Type),
            IParameterReferenceOperation { Parameter: { RefKind: RefKind.None } parameter } => !IsCapturedByType(parameter)
                && IsStable(parameter, parameter.Type),
            IFieldReferenceOperation { Field: { IsReadOnly: true } field } reference => IsStable(reference.Instance)
                && !IsInInitialization()
                && !IsWaitedForByItsType(field)
                && IsImmutable(field.Type),
            _ => false,
        };

    /// <summary>Whether the local that an assignment fills is never given anything else, so that it can be read later.</summary>
    public bool IsOnlyWrite(ILocalReferenceOperation target) => IsStable(target.Local, target.Type!, target.Syntax);

    /// <summary>Whether a cast only looks at a number otherwise: what does not fit is cut off, and nothing is thrown.</summary>
    private static bool CannotThrow(IConversionOperation cast) =>
        !cast.IsChecked && IsPlainNumber(cast.Type) && IsPlainNumber(cast.Operand.Type);

    private static bool IsPlainNumber(ITypeSymbol? type) =>
        type is { TypeKind: TypeKind.Enum }
        || type?.SpecialType
            is SpecialType.System_Char
                or (>= SpecialType.System_SByte and <= SpecialType.System_UInt64)
                or SpecialType.System_Single
                or SpecialType.System_Double;

    private bool IsStable(ISymbol variable, ITypeSymbol type, SyntaxNode? except = null)
    {
        // The parameters of accessors are declared nowhere, or by the indexer.
        var declaration = variable.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(source.CancellationToken);
        if (declaration is null && variable is not IParameterSymbol)
        {
            return false;
        }

        var references = source.ReferencesTo(variable, SourceReader.EnclosingMember(declaration ?? begin)).ToList();
        if (!IsImmutable(type) && references.Any(IsChangedInPlace))
        {
            return false;
        }

        var writes = references.Where(SourceReader.IsWrite).Select(r => r.Syntax).Where(w => w != except).ToList();
        return writes.Count == 0
            || (
                declaration is not null
                && FunctionSyntax.Around(begin) == FunctionSyntax.Around(declaration)
                && writes.All(w =>
                    w.SpanStart < begin.SpanStart
                    && FunctionSyntax.Around(w) == FunctionSyntax.Around(begin)
                    && !IsRepeatedWith(w, declaration)
                )
            );
    }

    /// <summary>Whether a reference to a value may change what is in it: it calls a method on it, or writes to a member.</summary>
    private static bool IsChangedInPlace(IOperation reference) =>
        reference.Parent switch
        {
            IInvocationOperation call => call.Instance == reference,
            IPropertyReferenceOperation property => property.Instance == reference,
            IFieldReferenceOperation field => SourceReader.IsWrite(field) || IsChangedInPlace(field),
            _ => false,
        };

    /// <summary>Whether a loop that the variable outlives runs both the write and the begin call.</summary>
    private bool IsRepeatedWith(SyntaxNode write, SyntaxNode declaration) =>
        begin
            .Ancestors()
            .Any(n => LoopSyntax.BodyOf(n) is { } body && n.Span.Contains(write.Span) && !body.Span.Contains(declaration.Span));

    /// <summary>
    /// Whether the type or object is being made: its fields may still change, and who reads a static one on another thread waits until the
    /// type is made, which may wait for the work.
    /// </summary>
    private bool IsInInitialization() =>
        SourceReader.EnclosingMember(begin) is ConstructorDeclarationSyntax or BaseFieldDeclarationSyntax
        || begin.Ancestors().Any(n => n is EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax });

    /// <summary>
    /// Whether a static field is read by work that a function of the same type waits for. If that runs while the type is being made, as
    /// the initializer of another field may have it, the work waits for the type, and the type for the work.
    /// </summary>
    private bool IsWaitedForByItsType(IFieldSymbol field) =>
        field.IsStatic
        && FunctionSyntax.Around(begin) is { } function
        && !FunctionSyntax.IsAsync(function)
        && begin.Ancestors().OfType<TypeDeclarationSyntax>().Any(t => t.Identifier.ValueText == field.ContainingType.Name)
        && (EndsIn(function) || (!IsForgotten() && CallsWhileMade(field.ContainingType)));

    private static bool EndsIn(SyntaxNode function) =>
        function
            .DescendantNodes()
            .OfType<InvocationExpressionSyntax>()
            .Any(c =>
                CallSite.TryFrom(c) is { } site && ApmNames.MayEnd(site.Name.Identifier.ValueText) && FunctionSyntax.Around(c) == function
            );

    /// <summary>Whether nobody gets what the begin call returns, to wait for it elsewhere.</summary>
    private bool IsForgotten() =>
        (begin.Parent as ConditionalAccessExpressionSyntax ?? begin).Parent is ExpressionStatementSyntax or ArrowExpressionClauseSyntax;

    /// <summary>Whether making a type calls something, which may be the function that waits.</summary>
    private bool CallsWhileMade(INamedTypeSymbol type) =>
        type
            .DeclaringSyntaxReferences.Select(r => r.GetSyntax(source.CancellationToken))
            .OfType<TypeDeclarationSyntax>()
            .SelectMany(t => t.Members)
            .Where(m => m.Modifiers.Any(SyntaxKind.StaticKeyword))
            .SelectMany<MemberDeclarationSyntax, SyntaxNode?>(m =>
                m switch
                {
                    ConstructorDeclarationSyntax => [m],
                    PropertyDeclarationSyntax property => [property.Initializer],
                    BaseFieldDeclarationSyntax field => field.Declaration.Variables.Select(v => v.Initializer),
                    _ => [],
                }
            )
            .Any(made =>
                made?.DescendantNodes(n => n is not AnonymousFunctionExpressionSyntax).OfType<InvocationExpressionSyntax>().Any() == true
            );

    /// <summary>A primary constructor's parameter, seen from a member: any member may have changed it.</summary>
    private bool IsCapturedByType(IParameterSymbol parameter) =>
        parameter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(source.CancellationToken)
            is { Parent.Parent: TypeDeclarationSyntax };

    /// <summary>A value that nothing can change in place; a reference, whatever it refers to, is one.</summary>
    private static bool IsImmutable(ITypeSymbol type) =>
        type.IsReferenceType
        || type.TypeKind == TypeKind.Enum
        || type is INamedTypeSymbol { IsReadOnly: true }
        || (type.ContainingNamespace is { Name: nameof(System) } && s_immutable.Contains(type.Name))
        || type.SpecialType
            is >= SpecialType.System_Boolean
                and <= SpecialType.System_Double
                or SpecialType.System_IntPtr
                or SpecialType.System_UIntPtr
                or SpecialType.System_DateTime
        || (type is ITypeParameterSymbol { HasValueTypeConstraint: false });
}
