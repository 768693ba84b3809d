using System.Collections.Immutable;
using AsyncAnalyzers.Patterns.Events;
using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Plans;
using AsyncAnalyzers.Rewriting.Refusals;
using AsyncAnalyzers.Rewriting.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace AsyncAnalyzers.Rewriting.Implementations;

/// <summary>
/// The result of an event-based operation calls <c>RaiseExceptionIfNecessary</c> before it returns its value, as
/// <see href="https://learn.microsoft.com/dotnet/api/system.componentmodel.asynccompletedeventargs#notes-to-inheritors">
/// AsyncCompletedEventArgs</see> wants it. An automatic property gets a field.
/// </summary>
internal sealed class RaiseErrorPlan : RewritePlan
{
    private readonly PropertyDeclarationSyntax _property;
    private readonly ImmutableArray<SimpleNameSyntax> _assigned;
    private readonly RewriteContext _context;

    private RaiseErrorPlan(
        PropertyDeclarationSyntax property,
        ImmutableArray<SimpleNameSyntax> assigned,
        bool mayChangeSemantics,
        RewriteContext context
    )
    {
        _property = property;
        _assigned = assigned;
        _context = context;
        MayChangeSemantics = mayChangeSemantics;
    }

    /// <summary>Whether something in the solution reads the result, and may have done so where there is an error.</summary>
    public override bool MayChangeSemantics { get; }

    protected override string Act => $"Call '{ResultProperty.RaiseException}'";

    private string Field => "_" + FreshNames.Camel(_property.Identifier.ValueText);

    /// <summary>The plan for the result of such data.</summary>
    public static async Task<Planned<RewritePlan>> TryCreateAsync(CompletedArgsType args, RewriteContext context)
    {
        if (args.FindUncheckedResult() is not { } property)
        {
            return RefusalReason.OnlyAuthorKnows.At(args.Declaration);
        }

        var symbol = context.Model.GetDeclaredSymbol(property, context.CancellationToken)!;
        var references = await SolutionReferences
            .OfAsync(symbol, context.Document.Project.Solution, context.CancellationToken)
            .ConfigureAwait(false);
        var isRead = references.SelectMany(r => r.Locations).Any(l => !IsIn(l.Location, args.Declaration));
        var assigned = context
            .Source.ReferencesTo(symbol, args.Declaration)
            .Where(SourceReader.IsWrite)
            .Select(r => r.Syntax is MemberAccessExpressionSyntax access ? access.Name : r.Syntax as SimpleNameSyntax)
            .OfType<SimpleNameSyntax>()
            .ToImmutableArray();
        var plan = new RaiseErrorPlan(property, assigned, isRead, context);
        return IsAutomatic(property) && !args.Type.GetMembers(plan.Field).IsEmpty ? RefusalReason.NameIsTaken.At(property) : plan;
    }

    private static bool IsIn(Location location, SyntaxNode node) =>
        location.SourceTree == node.SyntaxTree && node.Span.Contains(location.SourceSpan);

    protected override void AddEdits(SyntaxEdits edits)
    {
        edits.Replace(_property, WithCall);
        if (!IsAutomatic(_property))
        {
            return;
        }

        var type = (TypeDeclarationSyntax)_property.Parent!;
        var index = type.Members.LastIndexOf(m => m is FieldDeclarationSyntax) + 1;
        edits.Replace(type, current => current.WithMembers(current.Members.Insert(index, FieldDeclaration(isFirst: index == 0))));
        if (!HasSetter)
        {
            foreach (var assigned in _assigned)
            {
                edits.Replace(assigned, current => IdentifierName(Field).WithTriviaFrom(current));
            }
        }
    }

    private static bool IsAutomatic(PropertyDeclarationSyntax property) =>
        property.AccessorList?.Accessors.All(a => a.Body is null && a.ExpressionBody is null) == true;

    private bool HasSetter => _property.AccessorList?.Accessors.Any(a => !a.IsKind(SyntaxKind.GetAccessorDeclaration)) == true;

    private PropertyDeclarationSyntax WithCall(PropertyDeclarationSyntax current) =>
        (
            current.ExpressionBody is { Expression: var value }
                ? WithAccessors(current.WithExpressionBody(null), AccessorList(SingletonList(Getter(value))))
            : IsAutomatic(_property) ? WithAccessors(current.WithInitializer(null), With(current.AccessorList!, OverField))
            : WithAccessors(current, With(current.AccessorList!, Raising))
        ).WithTrailingTrivia(current.GetTrailingTrivia());

    private PropertyDeclarationSyntax WithAccessors(PropertyDeclarationSyntax property, AccessorListSyntax accessors) =>
        property
            .WithSemicolonToken(default)
            .WithAccessorList(_context.Tasks.OnLinesOfTheirOwn(accessors).WithAdditionalAnnotations(Formatter.Annotation));

    private static AccessorListSyntax With(AccessorListSyntax list, Func<AccessorDeclarationSyntax, AccessorDeclarationSyntax> change) =>
        list.WithAccessors(List(list.Accessors.Select(change)));

    private AccessorDeclarationSyntax Getter(ExpressionSyntax value) =>
        AccessorDeclaration(SyntaxKind.GetAccessorDeclaration, Raising(value));

    /// <summary>The getter with the call before its own statements; a setter as it is.</summary>
    private AccessorDeclarationSyntax Raising(AccessorDeclarationSyntax accessor) =>
        !accessor.IsKind(SyntaxKind.GetAccessorDeclaration) ? accessor
        : accessor.Body is { } body ? accessor.WithBody(_context.Tasks.BlockWith([Raise()], body).WithTriviaFrom(body))
        : WithBody(accessor, Raising(accessor.ExpressionBody!.Expression));

    private AccessorDeclarationSyntax OverField(AccessorDeclarationSyntax accessor) =>
        WithBody(
            accessor,
            accessor.IsKind(SyntaxKind.GetAccessorDeclaration)
                ? Raising(IdentifierName(Field))
                : _context.Tasks.Block(
                    ExpressionStatement(
                        AssignmentExpression(SyntaxKind.SimpleAssignmentExpression, IdentifierName(Field), IdentifierName("value"))
                    )
                )
        );

    private static AccessorDeclarationSyntax WithBody(AccessorDeclarationSyntax accessor, BlockSyntax body) =>
        accessor.WithExpressionBody(null).WithSemicolonToken(default).WithBody(body);

    private BlockSyntax Raising(ExpressionSyntax value) => _context.Tasks.Block(Raise(), ReturnStatement(value.WithoutTrivia()));

    private static ExpressionStatementSyntax Raise() =>
        ExpressionStatement(InvocationExpression(IdentifierName(ResultProperty.RaiseException)));

    private FieldDeclarationSyntax FieldDeclaration(bool isFirst) =>
        SyntaxFactory
            .FieldDeclaration(
                VariableDeclaration(
                    _property.Type.WithoutTrivia(),
                    SingletonSeparatedList(VariableDeclarator(Identifier(Field)).WithInitializer(_property.Initializer?.WithoutTrivia()))
                )
            )
            .WithModifiers(
                HasSetter
                    ? TokenList(Token(SyntaxKind.PrivateKeyword))
                    : TokenList(Token(SyntaxKind.PrivateKeyword), Token(SyntaxKind.ReadOnlyKeyword))
            )
            .WithTrailingTrivia(Enumerable.Repeat(EndOfLine(_context.NewLine), isFirst ? 2 : 1))
            .WithAdditionalAnnotations(Formatter.Annotation);
}
