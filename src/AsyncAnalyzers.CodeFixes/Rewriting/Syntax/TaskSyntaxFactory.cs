using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace AsyncAnalyzers.Rewriting.Syntax;

/// <summary>Builds the pieces that rewrites write: types and calls of tasks, with imports and simplification left to their
/// annotations.</summary>
internal sealed class TaskSyntaxFactory(SyntaxGenerator generator, LegacyAsyncSymbols symbols, string newLine, bool isNullable = true)
{
    /// <summary><c>_</c>, as the parser reads it: an underscore, not a name.</summary>
    public static IdentifierNameSyntax Discard =>
        IdentifierName(Identifier(TriviaList(), SyntaxKind.UnderscoreToken, "_", "_", TriviaList()));

    private static readonly Dictionary<string, SyntaxKind> s_keywords = new()
    {
        ["System.Boolean"] = SyntaxKind.BoolKeyword,
        ["System.Byte"] = SyntaxKind.ByteKeyword,
        ["System.SByte"] = SyntaxKind.SByteKeyword,
        ["System.Int16"] = SyntaxKind.ShortKeyword,
        ["System.UInt16"] = SyntaxKind.UShortKeyword,
        ["System.Int32"] = SyntaxKind.IntKeyword,
        ["System.UInt32"] = SyntaxKind.UIntKeyword,
        ["System.Int64"] = SyntaxKind.LongKeyword,
        ["System.UInt64"] = SyntaxKind.ULongKeyword,
        ["System.Single"] = SyntaxKind.FloatKeyword,
        ["System.Double"] = SyntaxKind.DoubleKeyword,
        ["System.Decimal"] = SyntaxKind.DecimalKeyword,
        ["System.Char"] = SyntaxKind.CharKeyword,
        ["System.String"] = SyntaxKind.StringKeyword,
        ["System.Object"] = SyntaxKind.ObjectKeyword,
    };

    /// <summary>A type as it is written, its namespace imported; a keyword where there is one, which needs no import. What may be null says
    /// so where the document does.</summary>
    public TypeSyntax Type(ITypeSymbol type)
    {
        var written = (TypeSyntax)generator.TypeExpression(isNullable ? type : WithoutAnnotations(type), addImport: true);
        return written
            .ReplaceNodes(
                written.DescendantNodesAndSelf().OfType<QualifiedNameSyntax>().Where(n => KeywordOf(n) is not null),
                (name, _) => PredefinedType(Token(KeywordOf(name)!.Value))
            )
            .WithAdditionalAnnotations(Simplifier.Annotation, Simplifier.AddImportsAnnotation);
    }

    private static ITypeSymbol WithoutAnnotations(ITypeSymbol type)
    {
        var bare = type is INamedTypeSymbol { IsGenericType: true, ContainingType: null, IsTupleType: false } generic
            ? generic.OriginalDefinition.Construct([.. generic.TypeArguments.Select(WithoutAnnotations)])
            : type;
        return bare.IsReferenceType ? bare.WithNullableAnnotation(NullableAnnotation.None) : bare;
    }

    private static SyntaxKind? KeywordOf(QualifiedNameSyntax name) =>
        name.ToString() is var text
        && s_keywords.TryGetValue(
            text.StartsWith("global::", StringComparison.Ordinal) ? text.Substring("global::".Length) : text,
            out var keyword
        )
            ? keyword
            : null;

    /// <summary><c>Task</c>, or <c>Task&lt;T&gt;</c> where there is a result.</summary>
    public TypeSyntax TaskType(ITypeSymbol? result) => Type(TaskOf(result));

    /// <summary>The type of a task with the result, or without one.</summary>
    public INamedTypeSymbol TaskOf(ITypeSymbol? result) => result is null ? symbols.Task! : symbols.TaskOfResult!.Construct(result);

    /// <summary>
    /// <c>Task.Run(work)</c>. A result that is a task itself is named, or Run would unwrap it; so is one that the lambda alone does not
    /// tell.
    /// </summary>
    public InvocationExpressionSyntax Run(ExpressionSyntax work, ITypeSymbol? result = null, bool namesResult = false) =>
        symbols.IsTask(result) || (namesResult && result is not null)
            ? Call(GenericName(Identifier("Run")).AddTypeArgumentListArguments(Type(result!)), work)
            : Call(IdentifierName("Run"), work);

    /// <summary><c>Task.WaitAny(task)</c> or <c>await Task.WhenAny(task)</c>: waits for the end, and does not throw what the task
    /// threw.</summary>
    public ExpressionSyntax WaitForEnd(ExpressionSyntax task, bool canAwait) =>
        canAwait ? WrittenAwait.Of(Call(IdentifierName("WhenAny"), task)) : Call(IdentifierName("WaitAny"), task);

    /// <summary><c>task.Exception?.InnerException</c>: what the task threw, or null.</summary>
    public static ExpressionSyntax ErrorOf(ExpressionSyntax task) =>
        ConditionalAccessExpression(
            MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, task, IdentifierName("Exception")),
            MemberBindingExpression(IdentifierName("InnerException"))
        );

    /// <summary><c>error.Status == WebExceptionStatus.RequestCanceled</c>.</summary>
    /// <param name="error">The exception.</param>
    /// <param name="isNullable">Whether there may be none.</param>
    public ExpressionSyntax IsRequestCanceled(ExpressionSyntax error, bool isNullable = false)
    {
        ExpressionSyntax status = isNullable
            ? ConditionalAccessExpression(error, MemberBindingExpression(IdentifierName("Status")))
            : MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, error, IdentifierName("Status"));
        return BinaryExpression(SyntaxKind.EqualsExpression, status, StaticMember(symbols.WebExceptionStatus!, "RequestCanceled"));
    }

    /// <summary><c>(value as T)</c>.</summary>
    public static ExpressionSyntax As(ExpressionSyntax value, TypeSyntax type) =>
        ParenthesizedExpression(BinaryExpression(SyntaxKind.AsExpression, value, type));

    /// <summary><c>new Task[] { task }</c>.</summary>
    public ExpressionSyntax ArrayOf(ExpressionSyntax task) =>
        ArrayCreationExpression(
            ArrayType(
                Type(symbols.Task!),
                SingletonList(ArrayRankSpecifier(SingletonSeparatedList<ExpressionSyntax>(OmittedArraySizeExpression())))
            ),
            InitializerExpression(SyntaxKind.ArrayInitializerExpression, SingletonSeparatedList(task))
        );

    /// <summary><c>function(task)</c>.</summary>
    public static InvocationExpressionSyntax CallOf(string function, ExpressionSyntax task) =>
        InvocationExpression(IdentifierName(function), ArgumentList(SingletonSeparatedList(Argument(task))));

    /// <summary>A call of a static method of <c>Task</c>.</summary>
    public InvocationExpressionSyntax Call(SimpleNameSyntax method, params ExpressionSyntax[] arguments) =>
        InvocationExpression(
            MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, AsExpression(Type(symbols.Task!)), method),
            ArgumentList(SeparatedList(arguments.Select(Argument)))
        );

    /// <summary><c>Task.Factory.FromAsync(…)</c>.</summary>
    public InvocationExpressionSyntax FromAsync(IEnumerable<ArgumentSyntax> arguments) => Factory("FromAsync", arguments);

    /// <summary><c>Task.Factory.StartNew(work, state, …)</c>: as Task.Run, with a state.</summary>
    public InvocationExpressionSyntax StartNew(LambdaExpressionSyntax work, ExpressionSyntax state) =>
        Factory(
            "StartNew",
            [
                Argument(work),
                Argument(state),
                Argument(StaticMember(symbols.CancellationToken!, "None")),
                Argument(StaticMember(symbols.TaskCreationOptions!, "DenyChildAttach")),
                Argument(DefaultScheduler),
            ]
        );

    /// <summary><c>TaskScheduler.Default</c>.</summary>
    public ExpressionSyntax DefaultScheduler => StaticMember(symbols.TaskScheduler!, "Default");

    /// <summary><c>Trace.TraceError(message)</c>.</summary>
    public InvocationExpressionSyntax TraceError(ExpressionSyntax message) =>
        InvocationExpression(StaticMember(symbols.Trace!, "TraceError"), ArgumentList(SingletonSeparatedList(Argument(message))));

    /// <summary>A call of a method of <c>TaskToAsyncResult</c>, with its type argument where there is a result.</summary>
    public InvocationExpressionSyntax Wrap(string method, ITypeSymbol? result, params ExpressionSyntax[] arguments) =>
        InvocationExpression(
            MemberAccessExpression(
                SyntaxKind.SimpleMemberAccessExpression,
                AsExpression(Type(symbols.TaskToAsyncResult!)),
                result is null ? IdentifierName(method) : GenericName(Identifier(method)).AddTypeArgumentListArguments(Type(result))
            ),
            ArgumentList(Listed(arguments.Select(Argument).ToList()))
        );

    private InvocationExpressionSyntax Factory(string method, IEnumerable<ArgumentSyntax> arguments) =>
        InvocationExpression(
            MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, StaticMember(symbols.Task!, "Factory"), IdentifierName(method)),
            ArgumentList(SeparatedList(arguments))
        );

    private MemberAccessExpressionSyntax StaticMember(INamedTypeSymbol type, string member) =>
        MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, AsExpression(Type(type)), IdentifierName(member));

    /// <summary>The result of a task: <c>await task</c>, or <c>task.GetAwaiter().GetResult()</c>, which throws what the task threw, as End
    /// does.</summary>
    public static ExpressionSyntax ResultOf(ExpressionSyntax task, bool canAwait) =>
        canAwait ? WrittenAwait.Of(task) : Member(Member(task, "GetAwaiter"), "GetResult");

    /// <summary>The task in <c>task.GetAwaiter().GetResult()</c>; null for any other call.</summary>
    public static ExpressionSyntax? TaskWaitedForBy(InvocationExpressionSyntax call) =>
        call
            is {
                ArgumentList.Arguments.Count: 0,
                Expression: MemberAccessExpressionSyntax
                {
                    Name.Identifier.ValueText: "GetResult",
                    Expression: InvocationExpressionSyntax
                    {
                        ArgumentList.Arguments.Count: 0,
                        Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetAwaiter", Expression: var task }
                    },
                },
            }
            ? task
            : null;

    /// <summary>The result of a task in the place of a call, in parentheses where the call needed none and <c>await</c> does.</summary>
    public static ExpressionSyntax InPlaceOf(ExpressionSyntax call, ExpressionSyntax result) =>
        result is AwaitExpressionSyntax
        && call.Parent
            is MemberAccessExpressionSyntax
                or ElementAccessExpressionSyntax
                or ConditionalAccessExpressionSyntax
                or InvocationExpressionSyntax
                or PostfixUnaryExpressionSyntax
                or SwitchExpressionSyntax
                or WithExpressionSyntax
            ? ParenthesizedExpression(result)
            : result;

    /// <summary><c>T name</c>, spaced as it stands in a list, so that nothing around it needs to be formatted.</summary>
    public ParameterSyntax ParameterOf(ITypeSymbol type, string name) =>
        Parameter(Identifier(name)).WithType(Type(type).WithTrailingTrivia(Space));

    /// <summary>A list whose parts a comma and a space set apart.</summary>
    public static SeparatedSyntaxList<TNode> Listed<TNode>(IReadOnlyCollection<TNode> parts)
        where TNode : SyntaxNode =>
        SeparatedList(parts, Enumerable.Repeat(Token(SyntaxKind.CommaToken).WithTrailingTrivia(Space), Math.Max(0, parts.Count - 1)));

    /// <summary><c>() => body</c>.</summary>
    public static ParenthesizedLambdaExpressionSyntax Lambda(CSharpSyntaxNode body, bool isAsync = false)
    {
        var lambda = ParenthesizedLambdaExpression(ParameterList(), body);
        return isAsync ? lambda.WithAsyncKeyword(Token(SyntaxKind.AsyncKeyword)) : lambda;
    }

    /// <summary>A block whose statements stand on lines of their own.</summary>
    public BlockSyntax Block(params IEnumerable<StatementSyntax> statements) => BlockOf(newLine, statements);

    /// <summary>A block whose statements stand on lines that end as given.</summary>
    public static BlockSyntax BlockOf(string newLine, IEnumerable<StatementSyntax> statements) =>
        SyntaxFactory
            .Block(
                Token(SyntaxKind.OpenBraceToken).WithTrailingTrivia(EndOfLine(newLine)),
                List(statements.Select(s => KeptIndentation.Moved(s, null).WithTrailingTrivia(EndOfLine(newLine)))),
                Token(SyntaxKind.CloseBraceToken)
            )
            .WithAdditionalAnnotations(Formatter.Annotation);

    /// <summary>The block in the place of an expression body, with the comment that followed that.</summary>
    public static BlockSyntax InPlaceOfExpression(BlockSyntax block, SyntaxToken semicolon) =>
        semicolon.TrailingTrivia.All(t => t.IsKind(SyntaxKind.WhitespaceTrivia) || t.IsKind(SyntaxKind.EndOfLineTrivia))
            ? block
            : block.WithTrailingTrivia(semicolon.TrailingTrivia);

    /// <summary>Accessors as they are where each fits in a line; otherwise each begins a line of its own.</summary>
    public AccessorListSyntax OnLinesOfTheirOwn(AccessorListSyntax accessors) =>
        accessors.OpenBraceToken.TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia) || accessors.Accessors.All(a => a.Body is null)
            ? accessors
            : accessors
                .WithOpenBraceToken(Token(SyntaxKind.OpenBraceToken).WithTrailingTrivia(EndOfLine(newLine)))
                .WithAccessors(List(accessors.Accessors.Select(a => a.WithTrailingTrivia(EndOfLine(newLine)))))
                .WithAdditionalAnnotations(Formatter.Annotation);

    /// <summary>A body as a block with statements put before its own.</summary>
    public BlockSyntax BlockWith(IReadOnlyList<StatementSyntax> first, CSharpSyntaxNode body) =>
        body switch
        {
            BlockSyntax block when first.Count == 0 => block,
            BlockSyntax block when block.OpenBraceToken.TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia) => Before(first, block),
            BlockSyntax block => Block(first.Concat(block.Statements)),
            _ => Block([.. first, ExpressionStatement(((ExpressionSyntax)body).WithoutTrivia())]),
        };

    /// <summary>A block on lines of its own, with statements put before its own, as deep as these.</summary>
    private BlockSyntax Before(IReadOnlyList<StatementSyntax> first, BlockSyntax block)
    {
        var depth = block.Statements.Count > 0 ? KeptIndentation.Of(block.Statements[0]) : null;
        var own = block.Statements.Select((s, i) => i == 0 ? KeptIndentation.KeepFirstLine(s, depth) : s);
        return block.WithStatements(
            List(
                first
                    .Select(s => s.WithTrailingTrivia(EndOfLine(newLine)).WithAdditionalAnnotations(Formatter.Annotation))
                    .Select(s => KeptIndentation.Keep(s, depth))
                    .Concat(own)
            )
        );
    }

    /// <summary>
    /// A local function with a blank line between it and what follows its place in the block, if anything does. Its author's layout stays
    /// where the body stands as deep as the function does.
    /// </summary>
    public LocalFunctionStatementSyntax SetApart(LocalFunctionStatementSyntax function, StatementSyntax? place)
    {
        if (place is null || function.Body is not { } body || KeptIndentation.Of(body.CloseBraceToken) != KeptIndentation.Of(place))
        {
            function = KeptIndentation.Moved(function, null);
        }

        var next = place is { Parent: BlockSyntax } ? HoistingPoint.Behind(place).FirstOrDefault() : null;
        var isApart = next is null || next.GetLeadingTrivia() is { Count: > 0 } trivia && trivia[0].IsKind(SyntaxKind.EndOfLineTrivia);
        return function.WithTrailingTrivia(TriviaList(isApart ? [] : [EndOfLine(newLine)])).WithAdditionalAnnotations(Formatter.Annotation);
    }

    /// <summary><c>var name = value;</c>, or with a type where the value has none of its own.</summary>
    public LocalDeclarationStatementSyntax Local(string name, ExpressionSyntax? value, ITypeSymbol? type = null) =>
        Local(name, value, type is null ? IdentifierName("var") : Type(type));

    /// <summary><c>type name = value;</c>.</summary>
    public static LocalDeclarationStatementSyntax Local(string name, ExpressionSyntax? value, TypeSyntax type) =>
        LocalDeclarationStatement(
                VariableDeclaration(
                    type,
                    SingletonSeparatedList(
                        VariableDeclarator(Identifier(name))
                            .WithInitializer(value is null ? null : EqualsValueClause(value.WithoutTrivia()))
                    )
                )
            )
            .WithAdditionalAnnotations(Formatter.Annotation);

    /// <summary>An operand that needs parentheses in any place where a call may not need them.</summary>
    public static ExpressionSyntax Parenthesized(ExpressionSyntax expression) =>
        ParenthesizedExpression(expression.WithoutTrivia()).WithTriviaFrom(expression).WithAdditionalAnnotations(Simplifier.Annotation);

    /// <summary>An expression without the parentheses around it.</summary>
    public static ExpressionSyntax Unparenthesized(ExpressionSyntax expression) =>
        expression is ParenthesizedExpressionSyntax { Expression: var inner } ? Unparenthesized(inner) : expression;

    /// <summary>A type's name as it stands before a member: the parser reads a member access there, not a qualified name.</summary>
    public static ExpressionSyntax AsExpression(TypeSyntax type) =>
        type is QualifiedNameSyntax name
            ? name.CopyAnnotationsTo(MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, AsExpression(name.Left), name.Right))
            : type;

    private static InvocationExpressionSyntax Member(ExpressionSyntax instance, string method) =>
        InvocationExpression(MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, instance, IdentifierName(method)));
}
