namespace AsyncAnalyzers.Testing;

/// <summary>The compiler diagnostics that a test sees: those of this severity and above.</summary>
public enum CompilerDiagnostics
{
    None,
    Errors,
    Warnings,
    Suggestions,
    All,
}

/// <summary>Checks of the analyzer that a test leaves out.</summary>
[Flags]
public enum TestBehaviors
{
    None = 0,

    /// <summary>Do not demand silence in generated code.</summary>
    SkipGeneratedCodeCheck = 1,

    /// <summary>Do not demand that <c>#pragma warning disable</c> silences the analyzer.</summary>
    SkipSuppressionCheck = 2,
}

/// <summary>Checks of the code fix that a test leaves out.</summary>
[Flags]
public enum CodeFixTestBehaviors
{
    None = 0,
    SkipFixAllInDocumentCheck = 1,
    SkipFixAllInProjectCheck = 2,
    SkipFixAllInSolutionCheck = 4,
    SkipFixAllCheck = SkipFixAllInDocumentCheck | SkipFixAllInProjectCheck | SkipFixAllInSolutionCheck,

    /// <summary>Apply one single fix only, not fixes up to the point where none is offered.</summary>
    FixOne = 8,
}

/// <summary>How far the tree that a code action produced must be the one that its text parses to.</summary>
public enum CodeActionValidationMode
{
    None,

    /// <summary>The same nodes and tokens.</summary>
    SemanticStructure,

    /// <summary>The same nodes, tokens and trivia.</summary>
    Full,
}

/// <summary>What the markup in the sources of a state means.</summary>
public enum MarkupMode
{
    /// <summary>There is none: it is source text.</summary>
    None,

    /// <summary>It is removed and expects nothing.</summary>
    Ignore,

    /// <summary>It is removed, and expects the diagnostics that the code fix does not fix. The default of a fixed state.</summary>
    IgnoreFixable,

    /// <summary>It is removed and expects diagnostics. The default of the test state and of a fixed state that equals it.</summary>
    Allow,
}

/// <summary>How markup is read.</summary>
[Flags]
public enum MarkupOptions
{
    None = 0,

    /// <summary><c>[|…|]</c> expects the first descriptor of an analyzer that has several.</summary>
    UseFirstDescriptor = 1,

    /// <summary><c>$$</c> is source text.</summary>
    TreatPositionIndicatorsAsCode = 2,
}

/// <summary>What a fixed state takes over from the state before it where it says nothing itself.</summary>
public enum StateInheritanceMode
{
    /// <summary>Its files, and the expected diagnostics that the code fix does not fix.</summary>
    AutoInherit,

    /// <summary>Nothing.</summary>
    Explicit,

    /// <summary>Its files and all of its expected diagnostics.</summary>
    AutoInheritAll,
}
