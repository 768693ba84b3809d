using AsyncAnalyzers.Patterns.Syntax;
using Xunit;

namespace AsyncAnalyzers.Tests.Patterns;

/// <summary>Which names are looked at any further: all others cost no binding.</summary>
public sealed class ApmMethodPairTests
{
    [Theory]
    [InlineData("BeginRead", true)]
    [InlineData("EndInvoke", true)]
    [InlineData("Begin_Read", true)]
    [InlineData("End2", true)]
    [InlineData("EndsWith", false)]
    [InlineData("EndpointOf", false)]
    [InlineData("Beginning", false)]
    [InlineData("Begin", false)]
    [InlineData("End", false)]
    [InlineData("ReadBegin", false)]
    [InlineData("endRead", false)]
    public void A_name_is_that_of_a_Begin_or_End_method_where_another_word_follows(string name, bool expected) =>
        Assert.Equal(expected, ApmNames.IsWrittenAsOne(name));
}
