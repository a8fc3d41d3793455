using DocsBot.Core.Answering;
using DocsBot.Core.Documents;
using DocsBot.Core.Prompts;
using DocsBot.Core.Retrieval;
using DocsBot.Core.Text;

namespace DocsBot.Core.Tests.Answering;

public sealed class ContextPackerTests
{
    [Fact]
    public void Whole_passages_are_taken_best_first_until_the_budget_is_spent()
    {
        var packed = ContextPacker.Pack([.. Enumerable.Range(0, 30).Select(i => Retrieved(Words(i, 100)))], 1000);

        packed.Count.ShouldBeInRange(4, 8);
        packed.Select(source => source.Number).ShouldBe(Enumerable.Range(1, packed.Count));
        packed.Sum(source => TokenEstimator.Estimate(source.Text)).ShouldBeLessThan(1000);
    }

    [Fact]
    public void A_passage_that_does_not_fit_leaves_its_room_to_a_smaller_one()
    {
        var packed = ContextPacker.Pack([Retrieved(Words(1, 100)), Retrieved(Words(2, 900)), Retrieved(Words(3, 100))], 600);

        packed.Select(source => source.Number).ShouldBe([1, 3]);
    }

    [Fact]
    public void A_near_duplicate_is_packed_once_and_numbers_do_not_shift()
    {
        var text = Words(1, 80);

        var packed = ContextPacker.Pack([Retrieved(text), Retrieved(text + " Changed."), Retrieved(Words(2, 80))], 3000);

        packed.Select(source => source.Number).ShouldBe([1, 3]);
    }

    [Fact]
    public void A_best_passage_larger_than_the_budget_is_cut_after_a_block()
    {
        var code = "```yaml\n" + string.Join('\n', Enumerable.Range(0, 40).Select(i => $"key{i}: value")) + "\n```";

        var packed = ContextPacker.Pack([Retrieved($"{Words(1, 60)}\n\n- one item\n- another item\n\n{code}\n\n{Words(2, 300)}")], 250);

        packed.ShouldHaveSingleItem().Text.ShouldEndWith("- another item");
    }

    [Theory]
    [InlineData("word word word word ")]
    [InlineData("line\n")]
    [InlineData("x")]
    [InlineData("汉字")]
    public void A_single_block_larger_than_the_budget_is_cut_too(string part)
    {
        var packed = ContextPacker.Pack([Retrieved(string.Concat(Enumerable.Repeat(part, 5000)))], 200);

        var text = packed.ShouldHaveSingleItem().Text;
        text.ShouldNotBeEmpty();
        TokenEstimator.Estimate(text).ShouldBeLessThanOrEqualTo(200);
    }

    [Fact]
    public void Nothing_retrieved_packs_nothing() => ContextPacker.Pack([], 3000).ShouldBeEmpty();

    [Fact]
    public void A_source_carries_what_a_template_shows()
    {
        var packed = ContextPacker.Pack([Retrieved("Text.")], 3000);

        packed.ShouldHaveSingleItem().ShouldBe(new PromptSource(1, "Title", "Outer > Inner", "/page/#inner", "Text."));
    }

    private static string Words(int seed, int count)
    {
        var random = new Random(seed);
        return string.Join(' ', Enumerable.Range(0, count).Select(_ => "w" + (char)('a' + random.Next(26)) + (char)('a' + random.Next(26)) + "n"));
    }

    private static RetrievedChunk Retrieved(string text) => new()
    {
        Chunk = new Chunk
        {
            Id = default,
            Page = new PageKey("docs", "page.md"),
            Ordinal = 0,
            Title = "Title",
            HeadingPath = ["Outer", "Inner"],
            Anchor = "inner",
            PageUrl = "/page/",
            Text = text,
        },
        Score = 1,
        Coverage = 1,
    };
}
