using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Patterns.Syntax;

/// <summary>
/// Reads the source around a call: the bodies of methods, the references to a symbol. One per recognition, on the tree of the
/// call; other trees are bound only when a trail leads there.
/// </summary>
internal sealed class SourceReader(SemanticModel model, CancellationToken cancellationToken)
{
    /// <summary>The names in members and types that were searched, as long as their trees live: a member is searched for each of its
    /// calls.</summary>
    private static readonly ConditionalWeakTable<SyntaxNode, Dictionary<string, List<SimpleNameSyntax>>> s_names = new();

    private readonly Dictionary<SyntaxTree, SemanticModel> _models = new() { [model.SyntaxTree] = model };

    /// <summary>The model of the tree that the reading starts from.</summary>
    public SemanticModel Model => model;

    public CancellationToken CancellationToken => cancellationToken;

    /// <summary>The operations of all references to a symbol below a node. What only names it (<c>nameof</c>) is not among them.</summary>
    public IEnumerable<IOperation> ReferencesTo(ISymbol symbol, SyntaxNode scope)
    {
        if (!s_names.GetValue(scope, IndexNames).TryGetValue(symbol.Name, out var names))
        {
            yield break;
        }

        foreach (var name in names)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var operation = OperationOf(AccessOf(name));
            if (SymbolEqualityComparer.Default.Equals(SymbolOf(operation), symbol) && operation!.Parent is not INameOfOperation)
            {
                yield return operation;
            }
        }
    }

    /// <summary>All names of a method below a node, those of its calls among them.</summary>
    public IEnumerable<SimpleNameSyntax> NamesOf(IMethodSymbol method, SyntaxNode scope) =>
        s_names.GetValue(scope, IndexNames).TryGetValue(method.Name, out var names)
            ? names.Where(n =>
                ModelOf(n.SyntaxTree)?.GetSymbolInfo(n, cancellationToken) is { } info
                && info.CandidateSymbols.Append(info.Symbol)
                    .Any(s => SymbolEqualityComparer.Default.Equals(s?.OriginalDefinition, method.OriginalDefinition))
            )
            : [];

    /// <summary>All names below a node that are written in some way, whatever they stand for.</summary>
    public static IEnumerable<SimpleNameSyntax> NamesIn(SyntaxNode scope, Func<string, bool> isMeant) =>
        s_names.GetValue(scope, IndexNames).Where(names => isMeant(names.Key)).SelectMany(names => names.Value);

    /// <summary>
    /// Everything that a local or field is ever given in the scopes: its initial value and what is assigned to it. A null among them is
    /// a value that cannot be told: by reference, by a compound assignment, by a loop.
    /// </summary>
    public IEnumerable<IOperation?> ValuesOf(ISymbol variable, IEnumerable<SyntaxNode> scopes)
    {
        foreach (var declaration in variable.DeclaringSyntaxReferences.Select(r => r.GetSyntax(cancellationToken)))
        {
            if (declaration is not VariableDeclaratorSyntax { Initializer: var initializer })
            {
                yield return null;
            }
            else if (initializer is not null)
            {
                yield return (OperationOf(initializer) as ISymbolInitializerOperation)?.Value;
            }
        }

        foreach (var reference in scopes.SelectMany(s => ReferencesTo(variable, s)))
        {
            switch (reference.Parent)
            {
                case ISimpleAssignmentOperation assignment when assignment.Target == reference:
                    yield return assignment.Value;
                    break;
                case ICoalesceAssignmentOperation assignment when assignment.Target == reference:
                    yield return assignment.Value;
                    break;
                case IAssignmentOperation assignment when assignment.Target == reference:
                case IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out }:
                case ITupleOperation { Parent: IDeconstructionAssignmentOperation }:
                    yield return null;
                    break;
            }
        }
    }

    /// <summary>Whether a reference may change what it refers to.</summary>
    public static bool IsWrite(IOperation reference) =>
        reference.Parent switch
        {
            IAssignmentOperation assignment => assignment.Target == reference,
            IIncrementOrDecrementOperation or IAddressOfOperation => true,
            IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } => true,
            ITupleOperation { Parent: IDeconstructionAssignmentOperation deconstruction } tuple => deconstruction.Target == tuple,
            _ => false,
        };

    /// <summary>Everything that a local is ever given.</summary>
    public IEnumerable<IOperation?> ValuesOf(ILocalSymbol local) =>
        ScopesOf(local).ToList() is { Count: > 0 } scopes ? ValuesOf(local, scopes) : [null];

    /// <summary>All source that can see a local or a private field.</summary>
    public IEnumerable<SyntaxNode> ScopesOf(ISymbol variable) =>
        variable is IFieldSymbol { ContainingType: { } type }
            ? DeclarationsOf(type)
            : variable.DeclaringSyntaxReferences.Take(1).Select(r => EnclosingMember(r.GetSyntax(cancellationToken)));

    /// <summary>The one value that a local is ever given, without its conversions; null where there are several, or one that cannot be
    /// told.</summary>
    public IOperation? OnlyValueOf(ILocalSymbol local) =>
        ValuesOf(local).ToList() is { Count: 1 } values && values[0] is { } value ? Unconverted(value) : null;

    /// <summary>A value as it is before it is converted.</summary>
    public static IOperation Unconverted(IOperation value) =>
        value is IConversionOperation conversion ? Unconverted(conversion.Operand) : value;

    /// <summary>All places in source where a type is declared.</summary>
    public IEnumerable<SyntaxNode> DeclarationsOf(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.Select(r => r.GetSyntax(cancellationToken));

    /// <summary>The body of a method or local function in source, or null where there is none to read.</summary>
    public SyntaxNode? BodyOf(IMethodSymbol method)
    {
        method = method.PartialImplementationPart ?? method;
        return method
            .DeclaringSyntaxReferences.Select(r => r.GetSyntax(cancellationToken))
            .Select(BodyIn)
            .FirstOrDefault(b => b is not null);
    }

    /// <summary>A body and, in the same file, those of all that it calls or names, and so on.</summary>
    public IEnumerable<SyntaxNode> BodiesReachedFrom(SyntaxNode body)
    {
        var reached = new HashSet<SyntaxNode> { body };
        for (var waiting = new Queue<SyntaxNode>(reached); waiting.Count > 0; )
        {
            var current = waiting.Dequeue();
            yield return current;
            foreach (var operation in OperationOf(current)?.DescendantsAndSelf() ?? [])
            {
                var method = operation switch
                {
                    IInvocationOperation call => call.TargetMethod,
                    IMethodReferenceOperation reference => reference.Method,
                    _ => null,
                };
                if (method is not null && BodyOf(method) is { } next && next.SyntaxTree == body.SyntaxTree && reached.Add(next))
                {
                    waiting.Enqueue(next);
                }
            }
        }
    }

    /// <summary>The operation of a node, in whichever tree of the compilation it is.</summary>
    public IOperation? OperationOf(SyntaxNode node) => ModelOf(node.SyntaxTree)?.GetOperation(node, cancellationToken);

    /// <summary>Whether a statement that handles exceptions lets none through: not where one is thrown again, or another instead.</summary>
    public bool CatchesEverything(TryStatementSyntax statement) =>
        !statement
            .Catches.Select(c => c.Block)
            .Append(statement.Finally?.Block)
            .OfType<BlockSyntax>()
            .SelectMany(b => b.DescendantNodes(n => n is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)))
            .Any(n => n is ThrowStatementSyntax or ThrowExpressionSyntax)
        && statement.Catches.Any(c =>
            c.Filter is null
            && (
                c.Declaration is null
                || OperationOf(c)
                    is ICatchClauseOperation { ExceptionType: { Name: nameof(Exception), ContainingNamespace.Name: nameof(System) } }
            )
        );

    /// <summary>The member or top-level code that a node is part of: all of what can see a local that is declared there.</summary>
    public static SyntaxNode EnclosingMember(SyntaxNode node) =>
        node.AncestorsAndSelf().FirstOrDefault(n => n is MemberDeclarationSyntax and not GlobalStatementSyntax)
            is { } member
                and not BaseNamespaceDeclarationSyntax
            ? member
            : node.SyntaxTree.GetRoot();

    private static Dictionary<string, List<SimpleNameSyntax>> IndexNames(SyntaxNode scope)
    {
        var index = new Dictionary<string, List<SimpleNameSyntax>>();
        foreach (var token in scope.DescendantTokens())
        {
            if (token.IsKind(SyntaxKind.IdentifierToken) && token.Parent is SimpleNameSyntax name)
            {
                if (!index.TryGetValue(token.ValueText, out var names))
                {
                    index.Add(token.ValueText, names = []);
                }

                names.Add(name);
            }
        }

        return index;
    }

    /// <summary>What a symbol's name stands for in an expression: <c>this._x</c> for the <c>_x</c> in it.</summary>
    public static ExpressionSyntax AccessOf(SimpleNameSyntax name) =>
        name.Parent switch
        {
            MemberAccessExpressionSyntax access when access.Name == name => access,
            MemberBindingExpressionSyntax binding => binding,
            _ => name,
        };

    private static SyntaxNode? BodyIn(SyntaxNode declaration) =>
        declaration switch
        {
            BaseMethodDeclarationSyntax method => (SyntaxNode?)method.Body ?? method.ExpressionBody,
            LocalFunctionStatementSyntax function => (SyntaxNode?)function.Body ?? function.ExpressionBody,
            AccessorDeclarationSyntax accessor => (SyntaxNode?)accessor.Body ?? accessor.ExpressionBody,
            ArrowExpressionClauseSyntax arrow => arrow,
            _ => null,
        };

    private static ISymbol? SymbolOf(IOperation? operation) =>
        operation switch
        {
            ILocalReferenceOperation { Local: var local } => local,
            IParameterReferenceOperation { Parameter: var parameter } => parameter,
            IMemberReferenceOperation { Member: var member } => member,
            IInvocationOperation { TargetMethod: var method } => method,
            _ => null,
        };

    private SemanticModel? ModelOf(SyntaxTree tree)
    {
        if (!_models.TryGetValue(tree, out var known))
        {
            if (!model.Compilation.ContainsSyntaxTree(tree))
            {
                return null;
            }

            // a trail (a helper, a callback, another part of the type) leads to another file; followed for candidates only
#pragma warning disable RS1030
            known = model.Compilation.GetSemanticModel(tree);
#pragma warning restore RS1030
            _models.Add(tree, known);
        }

        return known;
    }
}
