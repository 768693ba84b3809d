using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Refusals;
using AsyncAnalyzers.Rewriting.Syntax;
using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncAnalyzers.Rewriting.Members;

/// <summary>A method or local function that can be made async: everybody who could call it is in the solution, and nothing says that it is
/// not async.</summary>
/// <param name="Method">The method.</param>
/// <param name="Declaration">Its declaration.</param>
/// <param name="Name">What it is called when it is async.</param>
internal sealed record AsyncCandidate(IMethodSymbol Method, SyntaxNode Declaration, string Name)
{
    /// <summary>The member that a function is, where nothing says that it has to stay as it is.</summary>
    public static Planned<AsyncCandidate> TryCreate(SyntaxNode function, RewriteContext context)
    {
        if (
            function is not (MethodDeclarationSyntax or LocalFunctionStatementSyntax)
            || context.LanguageVersion < LanguageVersion.CSharp5
            || context.Model.GetDeclaredSymbol(function, context.CancellationToken) is not IMethodSymbol method
        )
        {
            return RefusalReason.MemberCannotBeAsync.At(function);
        }

        if (method.IsAsync)
        {
            return RefusalReason.IsAsyncAlready.At(function);
        }

        if (method.ReturnsByRef || method.ReturnsByRefReadonly || !CanBeInTask(method.ReturnType, context) || WorksOnCopy(method))
        {
            return RefusalReason.MemberCannotBeAsync.At(function);
        }

        if (IsSeenOutside(method) || HasUnknownFriends(method, context))
        {
            return RefusalReason.MemberIsSeenOutside.At(function);
        }

        if (
            function is MethodDeclarationSyntax { AttributeLists.Count: > 0 } or LocalFunctionStatementSyntax { AttributeLists.Count: > 0 }
            || IsEventHandler(method)
            || ChangeableMethod.DeclarationOf(method, context.Root.SyntaxTree) != function
            || SymbolEqualityComparer.Default.Equals(context.Model.Compilation.GetEntryPoint(context.CancellationToken), method)
        )
        {
            return RefusalReason.MemberIsPrescribed.At(function);
        }

        if (AwaitContext.BelongsToThread(function))
        {
            return RefusalReason.BelongsToThread.At(function);
        }

        if (!AwaitContext.CanBecomeAsync(function, ChangeableMethod.ParametersOf(function)))
        {
            return RefusalReason.MemberCannotBeAsync.At(function);
        }

        return new AsyncCandidate(
            method,
            function,
            ChangeableMethod.AsyncNameFor(method, function, context.Model, other => IsAnotherOverload(other, method, context))
        );
    }

    /// <summary>What the member returns when it is async.</summary>
    public ITypeSymbol? Result => Method.ReturnsVoid ? null : Method.ReturnType;

    /// <summary>A method that returns a task already has callers that do not wait where they call it.</summary>
    private static bool CanBeInTask(ITypeSymbol returned, RewriteContext context) =>
        returned is { IsRefLikeType: false } and not (IPointerTypeSymbol or IFunctionPointerTypeSymbol or IErrorTypeSymbol)
        && returned.Name is not ("Task" or "ValueTask")
        && !context.Symbols.IsTask(returned);

    /// <summary>Whether code outside the solution can name the method: nothing around it is private or internal.</summary>
    private static bool IsSeenOutside(IMethodSymbol method)
    {
        for (ISymbol symbol = method; symbol is IMethodSymbol or INamedTypeSymbol; symbol = symbol.ContainingSymbol)
        {
            if (
                symbol is IMethodSymbol { MethodKind: not MethodKind.Ordinary }
                || symbol.DeclaredAccessibility is Accessibility.Private or Accessibility.Internal or Accessibility.ProtectedAndInternal
            )
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether assemblies that are not in the solution see what is internal. What makes proxies of types calls no
    /// method.</summary>
    private static bool HasUnknownFriends(IMethodSymbol method, RewriteContext context)
    {
        if (method.MethodKind != MethodKind.Ordinary || method.DeclaredAccessibility == Accessibility.Private)
        {
            return false;
        }

        var known = new HashSet<string>(
            context.Document.Project.Solution.Projects.Select(p => p.AssemblyName),
            StringComparer.OrdinalIgnoreCase
        )
        {
            "DynamicProxyGenAssembly2",
        };
        return method
            .ContainingAssembly.GetAttributes()
            .Where(a => a.AttributeClass?.Name == "InternalsVisibleToAttribute" && a.ConstructorArguments.Length == 1)
            .Any(a => !known.Contains(((string?)a.ConstructorArguments[0].Value ?? "").Split(',')[0].Trim()));
    }

    /// <summary>Whether a method has the signature of an event handler. A designer, a page or a markup file may name it, where no compiler
    /// looks.</summary>
    public static bool IsEventHandler(IMethodSymbol method) =>
        method is { ReturnsVoid: true, Parameters: { Length: 2 } parameters }
        && parameters[0].Type.SpecialType == SpecialType.System_Object
        && TypeHierarchy
            .BasesOf(parameters[1].Type)
            .Any(t =>
                t is { Name: nameof(EventArgs), ContainingNamespace: { Name: nameof(System), ContainingNamespace.IsGlobalNamespace: true } }
            );

    /// <summary>An async method of a struct changes a copy of it.</summary>
    private static bool WorksOnCopy(IMethodSymbol method) =>
        method is { MethodKind: MethodKind.Ordinary, IsStatic: false, IsReadOnly: false, ContainingType.IsValueType: true };

    /// <summary>Whether no call can mean both: a method of the same type with another number of parameters, or with one that takes other
    /// values.</summary>
    private static bool IsAnotherOverload(ISymbol other, IMethodSymbol method, RewriteContext context) =>
        other is IMethodSymbol { MethodKind: MethodKind.Ordinary } overload
        && method.MethodKind == MethodKind.Ordinary
        && SymbolEqualityComparer.Default.Equals(overload.ContainingType, method.ContainingType)
        && overload.Parameters.Concat(method.Parameters).All(p => p is { IsOptional: false, IsParams: false })
        && (
            overload.Parameters.Length != method.Parameters.Length
            || overload
                .Parameters.Zip(method.Parameters, (one, two) => (one.Type, two.Type))
                .Any(types => !IsConvertible(types.Item1, types.Item2, context) && !IsConvertible(types.Item2, types.Item1, context))
        );

    private static bool IsConvertible(ITypeSymbol from, ITypeSymbol to, RewriteContext context) =>
        from.TypeKind == TypeKind.TypeParameter
        || to.TypeKind == TypeKind.TypeParameter
        || context.Model.Compilation.ClassifyCommonConversion(from, to).IsImplicit;
}
