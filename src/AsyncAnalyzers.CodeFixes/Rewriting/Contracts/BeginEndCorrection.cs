using AsyncAnalyzers.Patterns.Contracts;
using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Refusals;
using AsyncAnalyzers.Rewriting.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.FindSymbols;
using Microsoft.CodeAnalysis.Formatting;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace AsyncAnalyzers.Rewriting.Contracts;

/// <summary>Gives the methods of a Begin and End operation, or of one that returns a task, the shape and attributes that WCF
/// wants.</summary>
internal static class BeginEndCorrection
{
    /// <summary>Takes the attribute off End, adds the End that is missing, or the parameters that Begin lacks.</summary>
    public static async Task<Planned<SolutionChange>> CorrectAsync(ContractTarget target)
    {
        var withoutAttribute = await RemoveAttributeOfEndAsync(target).ConfigureAwait(false);
        var withEnd = await withoutAttribute.OrAsync(() => AddEndAsync(target)).ConfigureAwait(false);
        return await withEnd.OrAsync(() => AddParametersAsync(target)).ConfigureAwait(false);
    }

    /// <summary>Removes <c>AsyncPattern</c> from an operation that returns a task.</summary>
    public static async Task<Planned<SolutionChange>> RemoveAsyncPatternAsync(ContractTarget target)
    {
        if (
            target.Operation.Task is not { HasAsyncPattern: true } task
            || await target.SyntaxOfAsync(task.Attribute).ConfigureAwait(false) is not { } attribute
        )
        {
            return RefusalReason.DeclarationCannotBeChanged.At(target.Method);
        }

        var edits = new SolutionEdits(target);
        (await edits.InAsync(target.Document).ConfigureAwait(false)).Replace(
            attribute,
            current => AttributeSyntaxEdits.Without(current, WcfMethod.AsyncPattern)
        );
        return await edits.ChangeAsync($"Remove '{WcfMethod.AsyncPattern}'").ConfigureAwait(false);
    }

    private static async Task<Planned<SolutionChange>> RemoveAttributeOfEndAsync(ContractTarget target)
    {
        var decorated = target.Operation.Methods.FirstOrDefault(m => m.Version == VersionKind.End && IsAt(target, m.Symbol));
        if (decorated is null || await target.SyntaxOfAsync(decorated.Attribute).ConfigureAwait(false) is not { } attribute)
        {
            return RefusalReason.DeclarationCannotBeChanged.At(target.Method);
        }

        var edits = new SolutionEdits(target);
        (await edits.InAsync(target.Document).ConfigureAwait(false)).Replace(
            target.Method,
            current => AttributeSyntaxEdits.Without(current, a => a.IsEquivalentTo(attribute))
        );
        return await edits.ChangeAsync($"Remove 'OperationContract' from '{decorated.Symbol.Name}'").ConfigureAwait(false);
    }

    private static async Task<Planned<SolutionChange>> AddEndAsync(ContractTarget target)
    {
        if (
            target.Operation is not { Begin: { } begin, Ends.IsEmpty: true }
            || !IsAt(target, begin.Symbol)
            || begin.Symbol.ContainingType.TypeKind != TypeKind.Interface
            || !WcfMethod.HasBeginShape(begin.Symbol, target.Symbols)
            || await MissingEndAsync(target, begin).ConfigureAwait(false) is not { } end
        )
        {
            return RefusalReason.OnlyAuthorKnows.At(target.Method);
        }

        var name = ApmNames.EndOf(begin.LogicalName);
        var generator = SyntaxGenerator.GetGenerator(target.Document);
        var type = end.Result is null
            ? PredefinedType(Token(SyntaxKind.VoidKeyword))
            : new TaskSyntaxFactory(generator, target.Symbols, "\n").Type(end.Result);
        var added = MethodDeclaration(type, name)
            .WithModifiers(end.Hides ? TokenList(Token(SyntaxKind.NewKeyword)) : default)
            .WithParameterList(
                ParameterList(
                    SingletonSeparatedList(
                        Parameter(Identifier("result"))
                            .WithType(new TaskSyntaxFactory(generator, target.Symbols, "\n").Type(target.Symbols.AsyncResult))
                    )
                )
            )
            .WithSemicolonToken(Token(SyntaxKind.SemicolonToken));
        return await InsertAfterBeginAsync(target, added, $"Add '{name}'").ConfigureAwait(false);
    }

    /// <summary>
    /// What the End that is missing results in, told by the synchronous version, by an inherited End, or by those of all classes that
    /// implement the contract; null where nothing tells.
    /// </summary>
    private static async Task<(ITypeSymbol? Result, bool Hides)?> MissingEndAsync(ContractTarget target, WcfMethod begin)
    {
        var type = begin.Symbol.ContainingType;
        var implementing = (
            await SymbolFinder
                .FindImplementationsAsync(type, target.Solution, cancellationToken: target.CancellationToken)
                .ConfigureAwait(false)
        )
            .OfType<INamedTypeSymbol>()
            .Where(t => t.TypeKind != TypeKind.Interface);
        var written = implementing
            .Select(t =>
                t.GetMembers(ApmNames.EndOf(begin.LogicalName))
                    .OfType<IMethodSymbol>()
                    .SingleOrDefault(m => m.DeclaredAccessibility == Accessibility.Public && IsPlainEnd(m, target))
            )
            .ToList();
        var inherited = type
            .AllInterfaces.SelectMany(i => i.GetMembers(ApmNames.EndOf(begin.LogicalName)))
            .OfType<IMethodSymbol>()
            .FirstOrDefault(m => IsPlainEnd(m, target));
        var known =
            target.Operation.Synchronous is { } synchronous ? [synchronous.Symbol]
            : inherited is not null ? [inherited]
            : written;
        var results = known
            .Select(m => m is null or { ReturnsVoid: true } ? null : m.ReturnType)
            .Distinct(SymbolEqualityComparer.Default)
            .Cast<ITypeSymbol?>()
            .ToList();
        return written.All(m => m is not null) && (results.Count == 1 || begin.IsOneWay)
            ? (begin.IsOneWay ? null : results[0], inherited is not null)
            : null;
    }

    private static bool IsPlainEnd(IMethodSymbol method, ContractTarget target) =>
        method.Parameters.Length == 1 && WcfMethod.HasEndShape(method, target.Symbols);

    private static async Task<Planned<SolutionChange>> AddParametersAsync(ContractTarget target)
    {
        if (
            target.Operation.Begin is not { } begin
            || !IsAt(target, begin.Symbol)
            || begin.Symbol.ContainingType.TypeKind != TypeKind.Interface
            || !ApmNames.MayBegin(begin.Symbol.Name)
            || !SymbolEqualityComparer.Default.Equals(begin.Symbol.ReturnType, target.Symbols.AsyncResult)
            || (
                await ContractReferences.ImplementationsAsync(begin.Symbol, target.Solution, target.CancellationToken).ConfigureAwait(false)
            ).Count > 0
            || !await ContractReferences
                .AreUnusedAsync([begin.Symbol], target.Document.Project, target.CancellationToken)
                .ConfigureAwait(false)
        )
        {
            return RefusalReason.OnlyAuthorKnows.At(target.Method);
        }

        var names = new FreshNames(target.Method);
        var tasks = new TaskSyntaxFactory(SyntaxGenerator.GetGenerator(target.Document), target.Symbols, "\n");
        var callback = Parameter(Identifier(names.Take("callback"))).WithType(tasks.Type(target.Symbols.AsyncCallback));
        var state = Parameter(Identifier(names.Take("state"))).WithType(PredefinedType(Token(SyntaxKind.ObjectKeyword)));
        ParameterSyntax[]? missing = begin.Symbol.Parameters.LastOrDefault() switch
        {
            { } last when target.Symbols.IsAsyncCallback(last.Type) => [state],
            _ when begin.Symbol.Parameters.Any(p => target.Symbols.IsAsyncCallback(p.Type) || p.IsOptional || p.IsParams) => null,
            _ => [callback, state],
        };
        if (missing is null)
        {
            return RefusalReason.OnlyAuthorKnows.At(target.Method);
        }

        var edits = new SolutionEdits(target);
        (await edits.InAsync(target.Document).ConfigureAwait(false)).Replace(
            target.Method.ParameterList,
            current => current.AddParameters(missing).WithAdditionalAnnotations(Formatter.Annotation)
        );
        return await edits.ChangeAsync($"Add the parameters for callback and state to '{begin.Symbol.Name}'").ConfigureAwait(false);
    }

    private static async Task<Planned<SolutionChange>> InsertAfterBeginAsync(
        ContractTarget target,
        MethodDeclarationSyntax added,
        string title
    )
    {
        var edits = new SolutionEdits(target);
        (await edits.InAsync(target.Document).ConfigureAwait(false)).Replace(
            (TypeDeclarationSyntax)target.Method.Parent!,
            current =>
                AttributeSyntaxEdits.WithMembersAfter(
                    current,
                    (MethodDeclarationSyntax)current.Members[((TypeDeclarationSyntax)target.Method.Parent!).Members.IndexOf(target.Method)],
                    [added]
                )
        );
        return await edits.ChangeAsync(title).ConfigureAwait(false);
    }

    private static bool IsAt(ContractTarget target, IMethodSymbol method) =>
        method.DeclaringSyntaxReferences.Any(r => r.GetSyntax(target.CancellationToken) == target.Method);
}
