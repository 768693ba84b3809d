using AsyncAnalyzers.Patterns;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Options;
using Microsoft.CodeAnalysis.Simplification;

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
            _ when IsInExpressionTree(pair.Begin) => null,
            Shape.FireAndForget when pair.Uses.IsEmpty => FireAndForgetPlan.TryCreate(pair, context),
            Shape.FireAndForget or Shape.BeginThenEnd or Shape.BeginWorkEnd or Shape.BeginWaitEnd => InlinePairPlan.TryCreate(pair, context),
            Shape.InlineCallback => InlineCallbackPlan.TryCreate(pair, context),
            Shape.NamedCallback => await NamedCallbackPlan.TryCreateAsync(pair, context).ConfigureAwait(false),
            _ => null,
        };

    /// <summary>The solution with the rewrite made.</summary>
    public virtual async Task<Solution> ApplyAsync(RewriteContext context)
    {
        var solution = Applied(context);
        foreach (var home in Homes(context))
        {
            var document = solution.GetDocument(home.Document.Id)!;
            var options = await document.GetOptionsAsync(context.CancellationToken).ConfigureAwait(false);
            if (options.GetOption(FormattingOptions.NewLine) != home.NewLine)
            {
                document = await CleanUpAsync(document, options.WithChangedOption(FormattingOptions.NewLine, LanguageNames.CSharp, home.NewLine), context.CancellationToken).ConfigureAwait(false);
            }

            solution = document.Project.Solution;
        }

        return solution;
    }

    /// <summary>What the host does with annotations after an action, done before it for a document whose lines end otherwise than the host's.</summary>
    protected static async Task<Document> CleanUpAsync(Document document, OptionSet options, CancellationToken cancellationToken)
    {
        document = await ImportAdder.AddImportsAsync(document, Simplifier.AddImportsAnnotation, options, cancellationToken).ConfigureAwait(false);
        document = await Simplifier.ReduceAsync(document, Simplifier.Annotation, options, cancellationToken).ConfigureAwait(false);
        document = await Formatter.FormatAsync(document, Formatter.Annotation, options, cancellationToken).ConfigureAwait(false);
        return await Formatter.FormatAsync(document, SyntaxAnnotation.ElasticAnnotation, options, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Whether what the rewrite changes has no compiler error that it did not have before: the last word on what the plan itself does not
    /// foresee, such as a local that only the begin call assigned.
    /// </summary>
    public virtual async Task<bool> CompilesAsync(RewriteContext context)
    {
        var solution = Applied(context);
        foreach (var home in Homes(context))
        {
            if (await solution.GetDocument(home.Document.Id)!.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } model || HasNewErrors(home, model))
            {
                return false;
            }
        }

        return true;
    }

    private bool HasNewErrors(RewriteContext home, SemanticModel changed)
    {
        var before = MembersOf(home.Root);
        var after = MembersOf(changed.SyntaxTree.GetRoot(home.CancellationToken));

        // Members are found again by their place among all; where one is gone, the whole document is looked at.
        var members = before.Count == after.Count ? EditsIn(home).Edited.Select(SourceReader.EnclosingMember).Distinct() : [before[0]];
        return !members.All(member => ErrorsIn(after[before.IndexOf(member)], changed, home).IsSubsetOf(ErrorsIn(member, home.Model, home)));
    }

    private Solution Applied(RewriteContext context)
        => Homes(context).Aggregate(context.Document.Project.Solution, (solution, home) => solution.WithDocumentSyntaxRoot(home.Document.Id, EditsIn(home).ApplyTo(home.Root)));

    private SyntaxEdits EditsIn(RewriteContext home)
    {
        var edits = new SyntaxEdits(home.NewLine);
        AddEdits(edits, home);
        return edits;
    }

    private static List<SyntaxNode> MembersOf(SyntaxNode root)
        => [root, .. root.DescendantNodes(n => n is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax).OfType<MemberDeclarationSyntax>()];

    private static HashSet<string> ErrorsIn(SyntaxNode member, SemanticModel model, RewriteContext context)
        => [.. model.GetDiagnostics(member.Span, context.CancellationToken).Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Id)];

    /// <summary>The documents that change: the one that the plan was asked for in, unless the plan says otherwise.</summary>
    protected virtual IReadOnlyCollection<RewriteContext> Homes(RewriteContext context) => [context];

    protected virtual void AddEdits(SyntaxEdits edits, RewriteContext home) => AddEdits(edits);

    protected abstract void AddEdits(SyntaxEdits edits);

    /// <param name="pair">The pair.</param>
    /// <param name="start">What takes Begin's place.</param>
    /// <param name="keepsBehavior">Whether nothing observable changes; where something may, the page of the rule says what.</param>
    protected static string TitleFor(CallPair pair, TaskStart start, bool keepsBehavior = true)
        => $"Replace '{pair.Methods.Begin.Name}' with '{start.Name}'" + (keepsBehavior ? "" : " (may change semantics)");

    /// <summary>Whether a call is data for whoever gets the expression, and not run where it stands.</summary>
    public static bool IsInExpressionTree(IInvocationOperation call)
    {
        for (IOperation? current = call; current is not null; current = current.Parent)
        {
            if (current is IConversionOperation { Type.TypeKind: not TypeKind.Delegate, Operand: IAnonymousFunctionOperation })
            {
                return true;
            }
        }

        return false;
    }
}
