using System.Collections.Immutable;
using System.Globalization;

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace AsyncAnalyzers.Testing;

/// <summary>A state without markup: its projects, the first one first, and all of the diagnostics expected in it.</summary>
internal sealed record EvaluatedState(ImmutableArray<ProjectState> Projects, ImmutableArray<DiagnosticResult> ExpectedDiagnostics)
{
    /// <param name="state">A state with its inherited content.</param>
    /// <param name="options">How its markup is read.</param>
    /// <param name="defaultDiagnostic">What <c>[|…|]</c> means, if anything.</param>
    /// <param name="supported">The descriptors of the analyzers.</param>
    /// <param name="fixableIds">The diagnostics that the code fix fixes.</param>
    public static EvaluatedState Create(
        SolutionState state,
        MarkupOptions options,
        DiagnosticDescriptor? defaultDiagnostic,
        ImmutableArray<DiagnosticDescriptor> supported,
        ImmutableHashSet<string> fixableIds)
    {
        var marked = new List<DiagnosticResult>();
        var numbered = new Dictionary<int, FileLinePositionSpan>();
        ImmutableArray<ProjectState> projects = [WithoutMarkup(state), .. state.AdditionalProjects.Values.Select(WithoutMarkup)];

        var defaultPath = projects[0].Sources is [var (path, _), ..] ? path : "";
        var explicitlyExpected = state.ExpectedDiagnostics.Select(expected => expected.WithLocations(Resolve));
        return new(projects, [.. explicitlyExpected, .. marked]);

        ProjectState WithoutMarkup(ProjectState project)
        {
            var result = new ProjectState(project.Name, project.Language, "", "");
            foreach (var (path, content) in project.Sources)
            {
                result.Sources.Add((path, state.MarkupHandling == MarkupMode.None ? content : TakeMarkup(path, content)));
            }

            result.Inherit(project);
            return result;
        }

        SourceText TakeMarkup(string path, SourceText content)
        {
            var markup = Markup.Parse(content.ToString(), options);
            var text = SourceText.From(markup.Text);
            foreach (var (name, span) in markup.Spans)
            {
                var location = new FileLinePositionSpan(path, text.Lines.GetLinePositionSpan(span));
                if (name is ['#', .. var key])
                {
                    numbered.Add(int.Parse(key, CultureInfo.InvariantCulture), location);
                    continue;
                }

                var diagnostic = Expect(name).WithSpan(location);
                var isIgnored = state.MarkupHandling == MarkupMode.Ignore
                    || (state.MarkupHandling == MarkupMode.IgnoreFixable && fixableIds.Contains(diagnostic.Id));
                if (!isIgnored)
                {
                    marked.Add(diagnostic);
                }
            }

            return text;
        }

        DiagnosticResult Expect(string? name)
        {
            var descriptor = name is null ? defaultDiagnostic : supported.FirstOrDefault(descriptor => descriptor.Id == name);
            if (name is null && descriptor is null)
            {
                throw new InvalidOperationException(
                    "'[|…|]' needs an analyzer with a single descriptor: use '{|ID:…|}', MarkupOptions.UseFirstDescriptor, or override GetDefaultDiagnostic.");
            }

            return descriptor is not null
                ? new DiagnosticResult(descriptor).WithMessage(null).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations)
                : DiagnosticResult.CompilerError(name!).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations | DiagnosticOptions.IgnoreSeverity);
        }

        DiagnosticLocation Resolve(DiagnosticLocation location)
        {
            var span = location.Span;
            if (!location.Options.HasFlag(DiagnosticLocationOptions.InterpretAsMarkupKey))
            {
                return span.Path == "" ? location with { Span = new(defaultPath, span.Span) } : location;
            }

            var key = span.StartLinePosition.Line;
            return numbered.TryGetValue(key, out var found)
                ? new(found, location.Options & ~DiagnosticLocationOptions.InterpretAsMarkupKey)
                : throw new InvalidOperationException($"The sources have no '{{|#{key}:…|}}'.");
        }
    }
}
