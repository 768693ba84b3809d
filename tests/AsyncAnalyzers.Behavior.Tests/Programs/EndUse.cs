namespace AsyncAnalyzers.Behavior.Tests.Programs;

/// <summary>What is done with the result of the end call.</summary>
internal enum EndUse
{
    /// <summary>A local gets it.</summary>
    Local,

    /// <summary>Nothing.</summary>
    Ignored,

    /// <summary>It is returned.</summary>
    Returned,

    /// <summary>It is asked in a condition.</summary>
    Condition,

    /// <summary>It is asked where a condition before it holds.</summary>
    AndCondition,

    /// <summary>It is added to a field by a compound assignment.</summary>
    Compound,

    /// <summary>It is an argument behind one that reads a field.</summary>
    SecondArgument,

    /// <summary>It is part of a text, behind a field.</summary>
    Text,

    /// <summary>A lambda, which is called at once, gives it.</summary>
    InLambda,

    /// <summary>It is put into an element whose index is read from a field.</summary>
    Element,
}
