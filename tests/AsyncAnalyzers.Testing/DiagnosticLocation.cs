using Microsoft.CodeAnalysis;

namespace AsyncAnalyzers.Testing;

/// <summary>How a <see cref="DiagnosticLocation"/> is compared.</summary>
[Flags]
public enum DiagnosticLocationOptions
{
    None = 0,

    /// <summary>Only the start is known.</summary>
    IgnoreLength = 1,

    /// <summary>The start line is the number of a <c>{|#0:…|}</c> in the source.</summary>
    InterpretAsMarkupKey = 2,
}

/// <summary>Where a diagnostic is expected.</summary>
public readonly record struct DiagnosticLocation(FileLinePositionSpan Span, DiagnosticLocationOptions Options)
{
    public override string ToString()
    {
        var (start, end) = (Span.StartLinePosition, Span.EndLinePosition);
        return Options switch
        {
            DiagnosticLocationOptions.InterpretAsMarkupKey => $"#{start.Line}",
            DiagnosticLocationOptions.IgnoreLength => $"{Span.Path}({start.Line + 1},{start.Character + 1})",
            _ => $"{Span.Path}({start.Line + 1},{start.Character + 1})-({end.Line + 1},{end.Character + 1})",
        };
    }
}
