namespace AsyncAnalyzers.Patterns.Flow;

/// <summary>What is done with a value at one place, whatever the value is.</summary>
internal enum ValueUseKind
{
    /// <summary>A member of it is read, written or called.</summary>
    Member,

    /// <summary>Compared, or its type is tested.</summary>
    Compared,

    /// <summary>Given a name: a local or private field takes it and is followed too.</summary>
    Aliased,

    /// <summary>Handed to a method in source, whose parameter is followed too.</summary>
    PassedToHelper,

    /// <summary>Handed to a method that the family knows: there the trail ends.</summary>
    Argument,

    /// <summary>Its owner changed: returned, passed on, collected, stored where others see it. What becomes of it cannot be told.</summary>
    Escaped,
}
