using DocsBot.Core.Text;

namespace DocsBot.Core.Tests.Text;

public sealed class TokenEstimatorTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("pod", 1)]
    [InlineData("run the pod", 3)]
    [InlineData("internationalization", 3)]
    [InlineData("2024", 2)]
    [InlineData("a.b", 3)]
    [InlineData("容器", 2)]
    [InlineData("контейнер", 5)]
    [InlineData("a\n\nb", 3)]
    public void Words_digits_marks_and_ideographs_count(string text, int tokens) => TokenEstimator.Estimate(text).ShouldBe(tokens);
}
