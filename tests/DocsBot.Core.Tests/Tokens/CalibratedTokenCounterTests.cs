using DocsBot.Core.Text;
using DocsBot.Core.Tokens;
using Microsoft.Extensions.AI;

namespace DocsBot.Core.Tests.Tokens;

public sealed class CalibratedTokenCounterTests
{
    [Fact]
    public void It_comes_to_count_as_the_provider_does()
    {
        var counter = new CalibratedTokenCounter();
        var random = new Random(5);
        for (var i = 0; i < 30; i++)
        {
            var estimated = random.Next(500, 4_000);
            counter.Observe(estimated, (long)(estimated * (1.27 + (0.1 * (random.NextDouble() - 0.5)))));
        }

        counter.Factor.ShouldBe(1.27, 0.04);
        counter.Count(string.Concat(Enumerable.Repeat("pod ", 1_000))).ShouldBeInRange(1_230, 1_310);
    }

    [Fact]
    public void One_observation_does_not_make_a_rule()
    {
        var counter = new CalibratedTokenCounter();

        counter.Observe(1_000, 1_500);

        counter.Factor.ShouldBeInRange(1.02, 1.2);
    }

    [Theory]
    [InlineData(10, 100)]
    [InlineData(1_000, 0)]
    [InlineData(1_000, -5)]
    public void What_says_nothing_is_left_aside(int estimated, long counted)
    {
        var counter = new CalibratedTokenCounter();

        counter.Observe(estimated, counted);

        counter.Observations.ShouldBe(0);
        counter.Factor.ShouldBe(1);
    }

    [Fact]
    public void Absurd_counts_move_it_little_by_little_and_within_bounds()
    {
        var counter = new CalibratedTokenCounter();

        counter.Observe(3_000, long.MaxValue);
        counter.Factor.ShouldBeLessThan(1.5);

        for (var i = 0; i < 300; i++)
        {
            counter.Observe(3_000, long.MaxValue);
        }

        counter.Factor.ShouldBe(CalibratedTokenCounter.MostFactor);
    }

    [Fact]
    public void A_provider_that_changes_its_tokenizer_is_followed()
    {
        var counter = new CalibratedTokenCounter();
        for (var i = 0; i < 200; i++)
        {
            counter.Observe(2_000, i < 100 ? 3_000 : 1_800);
        }

        counter.Factor.ShouldBe(0.9, 0.05);
    }

    [Fact]
    public void Each_model_is_counted_apart()
    {
        var counters = new TokenCounters();

        counters.For("a").Observe(2_000, 3_000);

        counters.For("a").Factor.ShouldBeGreaterThan(1);
        counters.For("b").Factor.ShouldBe(1);
    }

    [Fact]
    public void A_prompt_is_its_texts_and_what_marks_them() =>
        TokenEstimator.EstimatePrompt([new ChatMessage(ChatRole.System, "run the pod"), new ChatMessage(ChatRole.User, "pod")]).ShouldBe(3 + 1 + (2 * 4) + 3);
}
