using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Testing;

/// <summary>A verifier of no test framework: it throws <see cref="InvalidOperationException"/>.</summary>
public class DefaultVerifier : IVerifier
{
    public DefaultVerifier()
        : this([])
    {
    }

    protected DefaultVerifier(ImmutableStack<string> context) => Context = context;

    protected ImmutableStack<string> Context { get; }

    public virtual void Empty<T>(string collectionName, IEnumerable<T> collection)
        => True(!collection.Any(), $"'{collectionName}' is not empty");

    public virtual void NotEmpty<T>(string collectionName, IEnumerable<T> collection)
        => True(collection.Any(), $"'{collectionName}' is empty");

    public virtual void Equal<T>(T expected, T actual, string? message = null)
        => True(EqualityComparer<T>.Default.Equals(expected, actual), message ?? $"Expected '{expected}', but it is '{actual}'");

    public virtual void True([DoesNotReturnIf(false)] bool assert, string? message = null)
    {
        if (!assert)
        {
            Fail(message);
        }
    }

    public virtual void False([DoesNotReturnIf(true)] bool assert, string? message = null) => True(!assert, message);

    [DoesNotReturn]
    public virtual void Fail(string? message = null)
    {
        var steps = Context.Reverse().Select(step => $"Context: {step}");
        throw new InvalidOperationException(string.Join(Environment.NewLine, [.. steps, message ?? "Verification failed"]));
    }

    public virtual void LanguageIsSupported(string language)
        => True(language == LanguageNames.CSharp, $"The language '{language}' is not supported");

    public virtual void SequenceEqual<T>(IEnumerable<T> expected, IEnumerable<T> actual, IEqualityComparer<T>? equalityComparer = null, string? message = null)
        => True(
            expected.SequenceEqual(actual, equalityComparer),
            message ?? $"Expected [{string.Join(", ", expected)}], but it is [{string.Join(", ", actual)}]");

    public virtual IVerifier PushContext(string context) => new DefaultVerifier(Context.Push(context));
}
