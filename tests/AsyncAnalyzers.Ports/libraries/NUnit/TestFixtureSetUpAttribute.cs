namespace NUnit.Framework
{
    /// <summary>What NUnit 2 called <see cref="OneTimeSetUpAttribute"/>.</summary>
    public sealed class TestFixtureSetUpAttribute : OneTimeSetUpAttribute { }
}
