using System.Diagnostics.CodeAnalysis;

namespace AsyncAnalyzers.Rewriting.Refusals;

/// <summary>A plan, or a part of one, or the reason why there is none.</summary>
/// <typeparam name="T">What is planned.</typeparam>
internal readonly struct Planned<T>
    where T : notnull
{
    private readonly T? _value;
    private readonly Refusal? _refusal;

    private Planned(T? value, Refusal? refusal)
    {
        _value = value;
        _refusal = refusal;
    }

    public static implicit operator Planned<T>(T value) => new(value, null);

    public static implicit operator Planned<T>(Refusal refusal) => new(default, refusal);

    /// <summary>Whether there is a plan; gives it, or else the reason.</summary>
    public bool Succeeds([NotNullWhen(true)] out T? value, [NotNullWhen(false)] out Refusal? refusal)
    {
        value = _value;
        refusal = _refusal;
        return refusal is null;
    }

    /// <summary>The plan; null where there is none, for those who do not ask why.</summary>
    public T? OrNull => _value;

    /// <summary>This plan, or where there is none another.</summary>
    public Planned<T> Or(Func<Planned<T>> other) => _refusal is null ? this : other();

    /// <inheritdoc cref="Or"/>
    public async Task<Planned<T>> OrAsync(Func<Task<Planned<T>>> other) => _refusal is null ? this : await other().ConfigureAwait(false);
}
