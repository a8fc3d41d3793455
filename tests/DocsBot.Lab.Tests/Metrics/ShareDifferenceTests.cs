using DocsBot.Lab.Metrics;

namespace DocsBot.Lab.Tests.Metrics;

public sealed class ShareDifferenceTests
{
    // Newcombe, "Interval estimation for the difference between independent proportions", table II, method 10.
    [Theory]
    [InlineData(56, 70, 48, 80, 0.0524, 0.3339)]
    [InlineData(9, 10, 3, 10, 0.1705, 0.8090)]
    [InlineData(10, 10, 0, 20, 0.6791, 1.0000)]
    public void The_interval_is_the_published_one(long hits, long of, long otherHits, long otherOf, double low, double high)
    {
        var difference = ShareDifference.Of(hits, of, otherHits, otherOf)!.Value;

        difference.Low.ShouldBe(low, 0.0001);
        difference.High.ShouldBe(high, 0.0001);
    }

    [Fact]
    public void A_share_of_nothing_is_compared_with_nothing() => ShareDifference.Of(1, 2, 0, 0).ShouldBeNull();
}
