using AsyncAnalyzers.Patterns;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Rewriting;

/// <summary>
/// A rewrite of a begin call, and of all that belongs to it, to tasks, found to be right before it is offered. There is a plan or
/// there is none; a plan always changes the document.
/// </summary>
internal abstract class RewritePlan
{
    /// <summary>What the rewrite does, as its action's title.</summary>
    public abstract string Title { get; }

    /// <summary>The plan for a pair, or null where no rewrite keeps what the code does.</summary>
    public static async Task<RewritePlan?> TryCreateAsync(CallPair pair, RewriteContext context)
        => pair.Shape switch
        {
            _ when IsInExpressionTree(pair) => null,
            Shape.FireAndForget when pair.Uses.IsEmpty => FireAndForgetPlan.TryCreate(pair, context),
            Shape.FireAndForget or Shape.BeginThenEnd or Shape.BeginWorkEnd or Shape.BeginWaitEnd => InlinePairPlan.TryCreate(pair, context),
            Shape.InlineCallback => InlineCallbackPlan.TryCreate(pair, context),
            Shape.NamedCallback => await NamedCallbackPlan.TryCreateAsync(pair, context).ConfigureAwait(false),
            _ => null,
        };

    /// <summary>The document with the rewrite made.</summary>
    public Document Apply(RewriteContext context) => context.Document.WithSyntaxRoot(Edits(context).ApplyTo(context.Root));

    /// <summary>
    /// Whether the members that the rewrite changes have no compiler error that they did not have before: the last word on what the
    /// plan itself does not foresee, such as a local that only the begin call assigned.
    /// </summary>
    public async Task<bool> CompilesAsync(RewriteContext context)
    {
        var edits = Edits(context);
        var members = edits.Edited.Select(SourceReader.EnclosingMember).Distinct().ToList();
        var document = context.Document.WithSyntaxRoot(edits.ApplyTo(context.Root));
        if (await document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } model)
        {
            return false;
        }

        // Rewrites neither add nor remove members: each is found again by its place among them.
        var before = MembersOf(context.Root);
        var after = MembersOf(model.SyntaxTree.GetRoot(context.CancellationToken));
        return members.All(member => ErrorsIn(after[before.IndexOf(member)], model, context).IsSubsetOf(ErrorsIn(member, context.Model, context)));
    }

    private SyntaxEdits Edits(RewriteContext context)
    {
        var edits = new SyntaxEdits(context.NewLine);
        AddEdits(edits);
        return edits;
    }

    private static List<SyntaxNode> MembersOf(SyntaxNode root)
        => [root, .. root.DescendantNodes(n => n is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax).OfType<MemberDeclarationSyntax>()];

    private static HashSet<string> ErrorsIn(SyntaxNode member, SemanticModel model, RewriteContext context)
        => [.. model.GetDiagnostics(member.Span, context.CancellationToken).Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Id)];

    protected abstract void AddEdits(SyntaxEdits edits);

    protected static string TitleFor(CallPair pair, TaskStart start) => $"Replace '{pair.Methods.Begin.Name}' with '{start.Name}'";

    private static bool IsInExpressionTree(CallPair pair)
    {
        for (IOperation? current = pair.Begin; current is not null; current = current.Parent)
        {
            if (current is IConversionOperation { Type.TypeKind: not TypeKind.Delegate, Operand: IAnonymousFunctionOperation })
            {
                return true;
            }
        }

        return false;
    }
}
