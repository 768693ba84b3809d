namespace AsyncAnalyzers.EndToEnd.Tests;

/// <summary>One sample before and after the fixes; each step is taken once, when first asked for.</summary>
internal sealed class Migration
{
    private readonly Lazy<Consumer> _original;
    private readonly Lazy<Consumer> _formatted;
    private readonly Lazy<Consumer> _fixed;
    private readonly Lazy<string> _originalOutput;
    private readonly Lazy<string> _monoOutput;
    private readonly Lazy<string> _dotnetOutput;
    private readonly Lazy<Consumer> _retargeted;

    public Migration(Sample sample, TemporaryFolder folder, PackageFeed feed)
    {
        _original = new(() =>
        {
            var consumer = Consumer.Create(sample, folder[sample.Name, "original"], feed);
            consumer.Build();
            return consumer;
        });
        _formatted = new(() =>
        {
            var consumer = Consumer.Create(sample, folder[sample.Name, "fixed"], feed);
            consumer.Format();
            return consumer;
        });
        _fixed = new(() =>
        {
            _formatted.Value.Build();
            return _formatted.Value;
        });
        _originalOutput = new(() => Original.RunUnderMono());
        _monoOutput = new(() => Fixed.RunUnderMono());
        _dotnetOutput = new(() => Fixed.RunUnderDotnet());
        _retargeted = new(() =>
        {
            var consumer = Consumer.Create(sample, folder[sample.Name, "retargeted"], feed);
            consumer.Retarget(("<TargetFrameworks>net472;net10.0</TargetFrameworks>", "<TargetFramework>net10.0</TargetFramework>"));
            consumer.Format();
            consumer.Build();
            return consumer;
        });
    }

    /// <summary>The sample as it is, built.</summary>
    public Consumer Original => _original.Value;

    /// <summary>What the sample prints as it is.</summary>
    public string OriginalOutput => _originalOutput.Value;

    /// <summary>The sample with the fixes applied, not yet built.</summary>
    public Consumer Formatted => _formatted.Value;

    /// <summary>The sample with the fixes applied, built.</summary>
    public Consumer Fixed => _fixed.Value;

    /// <summary>What the fixed sample prints under Mono.</summary>
    public string FixedOutputUnderMono => _monoOutput.Value;

    /// <summary>The sample made one for .NET alone, then fixed, and built.</summary>
    public Consumer Retargeted => _retargeted.Value;

    /// <summary>What the fixed sample prints under .NET.</summary>
    public string FixedOutputUnderDotnet => _dotnetOutput.Value;
}
