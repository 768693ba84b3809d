using AsyncAnalyzers.Patterns.Counterparts;
using AsyncAnalyzers.Patterns.Syntax;
using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Patterns.Calls;

/// <summary>A use of a Begin or End method, or a call of FromAsync.</summary>
/// <param name="Site">Where it stands.</param>
/// <param name="Method">The method.</param>
/// <param name="Call">The call, where the use is one.</param>
/// <param name="Begin">The pair that the use begins, where it is a begin call.</param>
/// <param name="Symbols">The known types.</param>
/// <param name="Source">Reads the source around.</param>
internal sealed record MethodUse(
    CallSite Site,
    IMethodSymbol Method,
    IInvocationOperation? Call,
    BeginCall? Begin,
    LegacyAsyncSymbols Symbols,
    SourceReader Source
) : LegacyUse(Site, Symbols, Source)
{
    /// <summary>Whether the method is a delegate's own.</summary>
    public bool IsOfDelegate => Method.ContainingType.TypeKind == TypeKind.Delegate;

    /// <summary>The end call that this use is, where it is one.</summary>
    public EndCall? End { get; } = Call is null ? null : EndCall.TryRecognise(Call, Symbols, Source);

    /// <summary>
    /// Whether the name at a site can be that of such a method. To be asked before anything is bound. What a Begin returns that
    /// is awaited or disposed of, as of <c>BeginTransaction</c> and <c>BeginScope</c> all over modern code, is no async result.
    /// </summary>
    public static bool MayBeAt(CallSite site)
    {
        var name = site.Name.Identifier.ValueText;
        return site.Invocation is { } call
            ? name == nameof(TaskFactory.FromAsync)
                || (ApmNames.IsWrittenAsOne(name) && !(ApmNames.MayBegin(name) && IsAwaitedOrDisposed(call)))
            : ApmNames.IsWrittenAsOne(name);
    }

    private static bool IsAwaitedOrDisposed(InvocationExpressionSyntax call) =>
        call.Parent switch
        {
            AwaitExpressionSyntax or UsingStatementSyntax => true,
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: nameof(Task.ConfigureAwait) } => true,
            EqualsValueClauseSyntax { Parent.Parent: VariableDeclarationSyntax { Parent: var declaration } } => declaration
                is UsingStatementSyntax
                    or LocalDeclarationStatementSyntax { UsingKeyword.RawKind: (int)SyntaxKind.UsingKeyword },
            _ => false,
        };

    /// <summary>The use at a site; null where the site uses no such method.</summary>
    public static MethodUse? At(CallSite site, LegacyAsyncSymbols symbols, SourceReader source)
    {
        if (IsSurelyAnother(site, symbols, source))
        {
            return null;
        }

        if (site.Invocation is { } invocation)
        {
            return source.OperationOf(invocation) switch
            {
                IInvocationOperation call when Concerns(call.TargetMethod, symbols) => new MethodUse(
                    site,
                    call.TargetMethod,
                    call,
                    BeginCall.TryRecognise(call, symbols, source),
                    symbols,
                    source
                ),
                IDynamicInvocationOperation { Operation: IDynamicMemberReferenceOperation { Instance: { } receiver } }
                    when !symbols.SupportsDelegateBeginInvoke && MethodOf(receiver.Type, site) is { } method => new MethodUse(
                    site,
                    method,
                    null,
                    null,
                    symbols,
                    source
                ),
                _ => null,
            };
        }

        return source.OperationOf(site.Access) is IMethodReferenceOperation reference && Concerns(reference.Method, symbols)
            ? new MethodUse(site, reference.Method, null, null, symbols, source)
            : null;
    }

    /// <summary>Whether a site names a method that is not of the pattern: to tell that, only the statement around it is bound, and not the
    /// whole body, as for an operation.</summary>
    private static bool IsSurelyAnother(CallSite site, LegacyAsyncSymbols symbols, SourceReader source) =>
        source.Model.GetSymbolInfo(site.Name, source.CancellationToken).Symbol is IMethodSymbol method && !Concerns(method, symbols);

    /// <summary>Whether a method gives or takes what the pattern is made of; most of those named so do not.</summary>
    private static bool Concerns(IMethodSymbol method, LegacyAsyncSymbols symbols) =>
        symbols.IsAsyncResult(method.ReturnType)
        || method.Parameters.Any(p => symbols.IsAsyncResult(p.Type) || symbols.IsAsyncCallback(p.Type))
        || symbols.IsFromAsync(method);

    /// <summary>The counterpart of a pair that begins here, or null.</summary>
    public TaskCounterpart? FindCounterpart(ApmMethodPair pair) =>
        new TaskCounterpartResolver(Symbols, Source.Model).TryFind(pair.Signature, Site.Name);

    /// <summary>The begin call, or the one in the type around whose async result this end call ends.</summary>
    public override BeginCall? FindBegin() =>
        Begin ?? (Call is null ? null : BeginsAround(Call.Syntax).FirstOrDefault(b => b.Ends.Any(e => e.Syntax == Call.Syntax)));

    private IEnumerable<BeginCall> BeginsAround(SyntaxNode node) =>
        BeginCall.Among(
            (node.FirstAncestorOrSelf<TypeDeclarationSyntax>() ?? node.SyntaxTree.GetRoot(Source.CancellationToken))
                .DescendantNodes()
                .OfType<InvocationExpressionSyntax>(),
            Symbols,
            Source
        );

    /// <summary>The method of a delegate that a call means although its arguments are dynamic: there is only one of that name.</summary>
    private static IMethodSymbol? MethodOf(ITypeSymbol? type, CallSite site) =>
        type is { TypeKind: TypeKind.Delegate }
            ? type.GetMembers(site.Name.Identifier.ValueText).OfType<IMethodSymbol>().FirstOrDefault()
            : null;
}
