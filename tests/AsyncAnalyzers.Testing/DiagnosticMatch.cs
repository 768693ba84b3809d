using System.Collections.Immutable;
using System.Globalization;
using System.Text;

using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Testing;

/// <summary>
/// The largest assignment of expected diagnostics to actual ones. Which expected one comes first does not matter: one that fits
/// several actual ones gives way to one that fits only one of them.
/// </summary>
internal sealed class DiagnosticMatch
{
    private readonly ImmutableArray<DiagnosticResult> _expected;
    private readonly ImmutableArray<Diagnostic> _actual;
    private readonly int?[] _expectedOfActual;

    public DiagnosticMatch(ImmutableArray<DiagnosticResult> expected, ImmutableArray<Diagnostic> actual)
    {
        (_expected, _actual, _expectedOfActual) = (expected, actual, new int?[actual.Length]);
        for (var i = 0; i < expected.Length; i++)
        {
            TryAssign(i, new bool[actual.Length]);
        }
    }

    public bool IsExact => _expected.Length == _actual.Length && Array.TrueForAll(_expectedOfActual, assigned => assigned is not null);

    /// <summary>Finds an augmenting path from one expected diagnostic.</summary>
    private bool TryAssign(int expected, bool[] visited)
    {
        for (var i = 0; i < _actual.Length; i++)
        {
            if (!visited[i] && Difference(_expected[expected], _actual[i]) is null)
            {
                visited[i] = true;
                if (_expectedOfActual[i] is not { } other || TryAssign(other, visited))
                {
                    _expectedOfActual[i] = expected;
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>What is missing, what is too much, and for each of these the nearest on the other side.</summary>
    public override string ToString()
    {
        var missing = _expected.Where((_, i) => !_expectedOfActual.Contains(i)).ToList();
        var unexpected = _actual.Where((_, i) => _expectedOfActual[i] is null).ToList();

        var text = new StringBuilder().AppendLine("The reported diagnostics are not the expected ones.");
        foreach (var expected in missing)
        {
            text.AppendLine($"Missing: {expected}");
            foreach (var actual in unexpected.Where(actual => actual.Id == expected.Id))
            {
                text.AppendLine($"  but there is {Describe(actual)}: {Difference(expected, actual)}");
            }
        }

        foreach (var actual in unexpected)
        {
            text.AppendLine($"Unexpected: {Describe(actual)}");
        }

        return text
            .AppendLine($"Expected ({_expected.Length}):").AppendJoin(null, _expected.Select(expected => $"  {expected}{Environment.NewLine}"))
            .AppendLine($"Actual ({_actual.Length}):").AppendJoin(null, _actual.Select(actual => $"  {Describe(actual)}{Environment.NewLine}"))
            .ToString();
    }

    /// <summary>The first thing in which a diagnostic is not the expected one.</summary>
    private static string? Difference(DiagnosticResult expected, Diagnostic actual)
    {
        if (expected.Id != actual.Id)
        {
            return "the id differs";
        }

        if (!expected.Options.HasFlag(DiagnosticOptions.IgnoreSeverity) && expected.Severity != actual.Severity)
        {
            return $"the severity is {actual.Severity}";
        }

        ImmutableArray<Location> locations = actual.Location == Location.None ? [] : [actual.Location, .. actual.AdditionalLocations];
        var ignoreAdditional = expected.Options.HasFlag(DiagnosticOptions.IgnoreAdditionalLocations) && locations.Length > 0;
        if (!ignoreAdditional && expected.Spans.Length != locations.Length)
        {
            return $"it has {locations.Length} locations: {string.Join(", ", locations.Select(Describe))}";
        }

        foreach (var (span, location) in expected.Spans.Zip(locations))
        {
            var actualSpan = location.GetLineSpan();
            if (span.Span.Path != actualSpan.Path
                || span.Span.StartLinePosition != actualSpan.StartLinePosition
                || (!span.Options.HasFlag(DiagnosticLocationOptions.IgnoreLength) && span.Span.EndLinePosition != actualSpan.EndLinePosition))
            {
                return $"the location is {Describe(location)}, expected {span}";
            }
        }

        var message = actual.GetMessage(CultureInfo.InvariantCulture);
        return expected.Message is { } expectedMessage && expectedMessage != message ? $"the message is '{message}'" : null;
    }

    private static string Describe(Diagnostic diagnostic)
    {
        var tree = diagnostic.Location.SourceTree;
        var source = tree is null ? "" : $" at `{tree.GetText().ToString(diagnostic.Location.SourceSpan).ReplaceLineEndings("⏎")}`";
        var locations = diagnostic.AdditionalLocations.Prepend(diagnostic.Location).Select(Describe);
        return $"{string.Join(", ", locations)}: {diagnostic.Severity} {diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}{source}";
    }

    private static string Describe(Location location)
        => location == Location.None ? "no location" : new DiagnosticLocation(location.GetLineSpan(), DiagnosticLocationOptions.None).ToString();
}
