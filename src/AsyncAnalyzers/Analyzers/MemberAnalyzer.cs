using System.Collections.Immutable;
using AsyncAnalyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AsyncAnalyzers.Analyzers;

/// <summary>
/// The host of the rules about what code calls: has every member looked at that holds code. What a rule reports lies inside the member that
/// the host was asked about: editors show nothing else.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MemberAnalyzer : LegacyAsyncAnalyzer
{
    /// <summary>
    /// The smallest declarations that hold code. An action for each of their nodes would cost ten times what the rest does, for modern code
    /// has no legacy name in most files; one for a whole file would keep what it finds from editors, which look at a member at a time; and
    /// one host for all rules asks the compiler for half of what two would.
    /// </summary>
    private static readonly SyntaxKind[] PlacesOfCalls =
    {
        SyntaxKind.MethodDeclaration,
        SyntaxKind.ConstructorDeclaration,
        SyntaxKind.DestructorDeclaration,
        SyntaxKind.OperatorDeclaration,
        SyntaxKind.ConversionOperatorDeclaration,
        SyntaxKind.PropertyDeclaration,
        SyntaxKind.IndexerDeclaration,
        SyntaxKind.EventDeclaration,
        SyntaxKind.FieldDeclaration,
        SyntaxKind.EventFieldDeclaration,
        SyntaxKind.PrimaryConstructorBaseType,
        SyntaxKind.GlobalStatement,
    };

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        CallPairInspector.Messages.AddRange(EventOperationInspector.Messages);

    private protected override void Register(CompilationStartAnalysisContext start, Lazy<LegacyAsyncSymbols?> known)
    {
        var calls = new CallPairInspector(known);
        var events = new EventOperationInspector(known);
        start.RegisterSyntaxNodeAction(
            member =>
            {
                var mentions = LegacyMentions.Of(member.Node.SyntaxTree);
                calls.Inspect(member, mentions.Apm);
                events.Inspect(member, mentions.Events);
            },
            PlacesOfCalls
        );
    }
}
