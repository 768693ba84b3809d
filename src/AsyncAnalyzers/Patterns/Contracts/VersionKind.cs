namespace AsyncAnalyzers.Patterns.Contracts;

/// <summary>What a method with the attribute of an operation is to the operation.</summary>
internal enum VersionKind
{
    /// <summary>Its synchronous version.</summary>
    Synchronous,

    /// <summary>The Begin method of its Begin and End version, well formed or not.</summary>
    Begin,

    /// <summary>Its version that returns a task; <c>AsyncPattern</c> means nothing there.</summary>
    Task,

    /// <summary>An End method, which must not have the attribute.</summary>
    End,
}
