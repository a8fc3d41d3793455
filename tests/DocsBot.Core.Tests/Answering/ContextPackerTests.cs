using DocsBot.Core.Answering;
using DocsBot.Core.Documents;
using DocsBot.Core.Prompts;
using DocsBot.Core.Retrieval;
using DocsBot.Core.Tests.Answering.Fakes;
using DocsBot.Core.Text;
using DocsBot.Core.Tokens;

namespace DocsBot.Core.Tests.Answering;

public sealed class ContextPackerTests
{
    private static readonly CalibratedTokenCounter Counter = new();

    [Fact]
    public async Task Whole_passages_are_taken_best_first_until_the_budget_is_spent()
    {
        var packed = await Pack([.. Enumerable.Range(0, 30).Select(i => Passage(Words(i, 100), heading: $"h{i}"))], 1000);

        packed.Sources.Count.ShouldBeInRange(4, 8);
        Numbers(packed).ShouldBe(Enumerable.Range(1, packed.Sources.Count));
        packed.Sources.Sum(source => TokenEstimator.Estimate(source.Text)).ShouldBeLessThan(packed.Tokens);
        packed.Tokens.ShouldBeLessThanOrEqualTo(1000);
        packed.LeftOut.ShouldBe(Enumerable.Range(packed.Sources.Count + 1, 30 - packed.Sources.Count).Select(number => new LeftOutPassage(number, LeftOutReason.Budget)));
    }

    [Fact]
    public async Task A_model_that_makes_more_tokens_of_a_text_gets_less_of_it()
    {
        var dear = new CalibratedTokenCounter();
        for (var i = 0; i < 20; i++)
        {
            dear.Observe(3000, 6000);
        }

        var chunks = Enumerable.Range(0, 30).Select(i => Passage(Words(i, 100), heading: $"h{i}")).ToArray();

        (await Pack(chunks, 1000, dear)).Sources.Count.ShouldBeLessThan((await Pack(chunks, 1000)).Sources.Count);
    }

    [Fact]
    public async Task A_passage_that_does_not_fit_leaves_its_room_to_a_smaller_one()
    {
        var packed = await Pack([Passage(Words(1, 100), heading: "a"), Passage(Words(2, 900), heading: "b"), Passage(Words(3, 100), heading: "c")], 600);

        Numbers(packed).ShouldBe([1, 3]);
        packed.LeftOut.ShouldHaveSingleItem().ShouldBe(new LeftOutPassage(2, LeftOutReason.Budget));
    }

    [Fact]
    public async Task A_near_duplicate_is_packed_once_and_numbers_do_not_shift()
    {
        var text = Words(1, 80);

        var packed = await Pack([Passage(text, heading: "a"), Passage(text + " Changed.", heading: "b"), Passage(Words(2, 80), heading: "c")], 3000);

        Numbers(packed).ShouldBe([1, 3]);
        packed.LeftOut.ShouldHaveSingleItem().ShouldBe(new LeftOutPassage(2, LeftOutReason.Duplicate));
    }

    [Fact]
    public async Task A_passage_that_stands_within_another_is_left_out_and_one_that_says_more_is_not()
    {
        var text = Words(1, 80);

        Numbers(await Pack([Passage(text + " " + Words(2, 80), heading: "a"), Passage(text, heading: "b")], 3000)).ShouldBe([1]);
        Numbers(await Pack([Passage(text, heading: "b"), Passage(text + " " + Words(2, 80), heading: "a")], 3000)).ShouldBe([1, 2]);
    }

    [Fact]
    public async Task Pieces_of_one_section_stand_side_by_side_in_the_order_of_the_page_under_their_own_numbers()
    {
        var (first, second) = (Passage(Words(1, 60), 4), Passage(Words(2, 60), 5));

        var packed = await Pack([second, Passage(Words(3, 60), 0, "another"), first], 3000);

        Numbers(packed).ShouldBe([3, 1, 2]);
        packed.Sources[0].Text.ShouldBe(first.Text);
    }

    [Fact]
    public async Task What_is_left_of_the_budget_brings_the_rest_of_a_section_along_with_the_piece_it_borders_on()
    {
        Chunk[] page = [Passage(Words(9, 50), 0, "another"), Passage(Words(1, 60), 1), Passage(Words(2, 60), 2), Passage(Words(3, 60), 3), Passage(Words(8, 50), 4, "next")];

        var packed = await Pack([page[1], page[3]], 3000, page: page);

        Numbers(packed).ShouldBe([1, 2]);
        packed.Sources[0].Text.ShouldBe($"{page[1].Text}\n\n{page[2].Text}");
        packed.Sources[1].Text.ShouldBe(page[3].Text);
        packed.Completed.ShouldHaveSingleItem().Value.ShouldBe([page[2].Id]);
        packed.Tokens.ShouldBeLessThanOrEqualTo(3000);
    }

    [Fact]
    public async Task A_section_of_which_less_than_half_is_in_and_one_that_does_not_fit_stay_as_they_are()
    {
        Chunk[] page = [Passage(Words(1, 150), 0), Passage(Words(2, 200), 1), Passage(Words(3, 200), 2)];

        (await Pack([page[0]], 3000, page: page)).Completed.ShouldBeEmpty();
        (await Pack([page[1], page[2]], 630, page: page)).Completed.ShouldBeEmpty();
        (await Pack([page[1], page[2]], 700, page: page)).Completed.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_best_passage_larger_than_the_budget_is_cut_after_a_block()
    {
        var code = "```yaml\n" + string.Join('\n', Enumerable.Range(0, 40).Select(i => $"key{i}: value")) + "\n```";

        var packed = await Pack([Passage($"{Words(1, 60)}\n\n- one item\n- another item\n\n{code}\n\n{Words(2, 300)}")], 250);

        packed.Sources.ShouldHaveSingleItem().Text.ShouldEndWith("- another item");
    }

    [Theory]
    [InlineData("word word word word ")]
    [InlineData("line\n")]
    [InlineData("x")]
    [InlineData("汉字")]
    public async Task A_single_block_larger_than_the_budget_is_cut_too(string part)
    {
        var packed = await Pack([Passage(string.Concat(Enumerable.Repeat(part, 5000)))], 200);

        var text = packed.Sources.ShouldHaveSingleItem().Text;
        text.ShouldNotBeEmpty();
        TokenEstimator.Estimate(text).ShouldBeLessThanOrEqualTo(200);
    }

    [Fact]
    public async Task Nothing_retrieved_packs_nothing() => (await Pack([], 3000)).Sources.ShouldBeEmpty();

    [Fact]
    public async Task A_source_carries_what_a_template_shows()
    {
        var packed = await Pack([Passage("Text.")], 3000);

        packed.Sources.ShouldHaveSingleItem().ShouldBe(new PromptSource(1, "Title", "Outer > inner", "/page/#inner", "Text."));
    }

    private static IEnumerable<int> Numbers(PackedContext packed) => packed.Sources.Select(source => source.Number);

    private static Task<PackedContext> Pack(Chunk[] found, int budget, CalibratedTokenCounter? counter = null, Chunk[]? page = null) =>
        new ContextPacker(new ListChunkStore(page ?? [])).PackAsync(
            [.. found.Select(chunk => new RetrievedChunk { Chunk = chunk, Score = 1, Coverage = 1 })], budget, counter ?? Counter, TestContext.Current.CancellationToken);

    private static string Words(int seed, int count)
    {
        var random = new Random(seed);
        return string.Join(' ', Enumerable.Range(0, count).Select(_ => "w" + (char)('a' + random.Next(26)) + (char)('a' + random.Next(26)) + "n"));
    }

    private static Chunk Passage(string text, int ordinal = 0, string heading = "inner")
    {
        var page = new PageKey("docs", "page.md");
        return new Chunk
        {
            Id = ChunkId.Derive(page, heading, ordinal, text),
            Page = page,
            Ordinal = ordinal,
            Title = "Title",
            HeadingPath = ["Outer", heading],
            Anchor = heading,
            PageUrl = "/page/",
            Text = text,
        };
    }
}
