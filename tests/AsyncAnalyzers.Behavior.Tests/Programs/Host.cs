namespace AsyncAnalyzers.Behavior.Tests.Programs;

/// <summary>The function that the begin call stands in.</summary>
internal enum Host
{
    /// <summary>A method.</summary>
    Method,

    /// <summary>A static method.</summary>
    StaticMethod,

    /// <summary>A constructor.</summary>
    Constructor,

    /// <summary>A method that the initialiser of a static field calls.</summary>
    StaticInitializer,

    /// <summary>A static constructor.</summary>
    StaticConstructor,

    /// <summary>The getter of a property.</summary>
    Property,

    /// <summary>A method with an expression for its body.</summary>
    ExpressionBody,

    /// <summary>The getter of an indexer.</summary>
    Indexer,

    /// <summary>A method with a type parameter.</summary>
    GenericMethod,

    /// <summary>A local function.</summary>
    LocalFunction,

    /// <summary>A lambda.</summary>
    Lambda,

    /// <summary>A lambda that is passed to one of several overloads.</summary>
    PostedLambda,

    /// <summary>An iterator.</summary>
    Iterator,

    /// <summary>An async method.</summary>
    AsyncMethod,

    /// <summary>An async lambda.</summary>
    AsyncLambda,

    /// <summary>The statements of a program.</summary>
    TopLevel,
}
