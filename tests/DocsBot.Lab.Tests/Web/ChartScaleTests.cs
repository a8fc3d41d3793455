using DocsBot.Lab.Web.Charts;

namespace DocsBot.Lab.Tests.Web;

public sealed class ChartScaleTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.37, 0.4)]
    [InlineData(7, 8)]
    [InlineData(1_730_000, 2_000_000)]
    public void The_upper_edge_is_a_round_number_over_every_value(double value, double top) =>
        new ChartScale([new ChartSeries("a", [0, value])], 2, most: null).Top.ShouldBe(top, 1e-9);

    [Fact]
    public void A_share_never_goes_over_the_whole() => new ChartScale([new ChartSeries("a", [0.99])], 1, most: 1).Top.ShouldBe(1);

    [Fact]
    public void What_is_not_known_is_a_gap_and_a_lone_value_a_point()
    {
        var scale = new ChartScale([new ChartSeries("a", [1, 1, null, 1])], 4, most: null);

        scale.Line([1, 1, null, 1]).ShouldBe("M125 0L375 0M875 0h0");
    }

    [Fact]
    public void A_band_is_one_shape_for_each_stretch_that_is_known()
    {
        var scale = new ChartScale([new ChartSeries("a", [1, 1, null, 1])], 4, most: null);

        scale.Band([0, 0, null, 0], [1, 1, null, 1]).ShouldBe("M125 0L375 0L375 100L125 100ZM875 0L875 100Z");
    }
}
