namespace NUnit.Framework
{
    /// <summary>What NUnit 2 called <see cref="OneTimeTearDownAttribute"/>.</summary>
    public sealed class TestFixtureTearDownAttribute : OneTimeTearDownAttribute { }
}
