using AsyncAnalyzers.Rewriting.Documents;
using AsyncAnalyzers.Rewriting.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncAnalyzers.Rewriting.Starts;

/// <summary>Keeps in locals, in the order of evaluation, what may change between the begin call and the run of the work.</summary>
internal sealed class HoistedValues(RewriteContext context, ValueStability stability, FreshNames names)
{
    /// <summary>How a value is to be read later: as it is where it stays the same, or by the name of the local that keeps it.</summary>
    public HoistedValue? Plan(IOperation? value, string parameterName) =>
        // (d = new D(M)).BeginInvoke(…): the variable itself keeps it, if nothing else is ever put there.
        value is ISimpleAssignmentOperation { Target: ILocalReferenceOperation target }
        && stability.IsOnlyWrite(target)
            ? new HoistedValue(target.Local.Name, null, context.Tasks)
        : value is { Syntax: ExpressionSyntax } && stability.IsStable(value) ? new HoistedValue(null, null, context.Tasks)
        : Keep(value, parameterName);

    /// <summary>A local that keeps a value, whether or not it may change; null where it can have none.</summary>
    public HoistedValue? Keep(IOperation? value, string parameterName)
    {
        if (value?.Syntax is not ExpressionSyntax expression)
        {
            return null;
        }

        var natural = context.Model.GetTypeInfo(expression, context.CancellationToken);
        var type = natural.Type ?? natural.ConvertedType;
        return type is null or { IsRefLikeType: true } or IPointerTypeSymbol
            ? null
            : new HoistedValue(
                names.Take(FreshNames.Suggest(expression, parameterName)),
                natural.Type is null || value is IDelegateCreationOperation { IsImplicit: true } ? natural.ConvertedType : null,
                context.Tasks
            );
    }
}
