namespace AsyncAnalyzers.Testing;

/// <summary>Reports the failures of a test.</summary>
public interface IVerifier
{
    void Empty<T>(string collectionName, IEnumerable<T> collection);

    void NotEmpty<T>(string collectionName, IEnumerable<T> collection);

    void Equal<T>(T expected, T actual, string? message = null);

    void True(bool assert, string? message = null);

    void False(bool assert, string? message = null);

    void Fail(string? message = null);

    void LanguageIsSupported(string language);

    void SequenceEqual<T>(IEnumerable<T> expected, IEnumerable<T> actual, IEqualityComparer<T>? equalityComparer = null, string? message = null);

    /// <summary>A verifier whose messages begin with <paramref name="context"/>, the step that is being verified.</summary>
    IVerifier PushContext(string context);
}
