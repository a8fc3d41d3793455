using DocsBot.Core.Documents;
using DocsBot.Ingestion.Chunking;

namespace DocsBot.Ingestion.Tests.Chunking;

public sealed class ChunkerTests
{
    private static readonly ChunkerOptions Small = new() { MaxCharacters = 300, TargetCharacters = 200 };

    [Fact]
    public void Sections_stay_apart_when_their_anchors_do()
    {
        var chunks = Chunk(Section("a", "One."), Section("b", "Two."));
        chunks.Select(chunk => (chunk.Anchor, chunk.Text, chunk.Ordinal)).ShouldBe([("a", "One.", 0), ("b", "Two.", 1)]);
        chunks[0].Url.ShouldBe("/docs/p/#a");
    }

    [Fact]
    public void Tiny_sections_of_one_anchor_are_joined_and_keep_their_heading()
    {
        var first = new Section { HeadingPath = ["A"], Anchor = "a", Blocks = [new Block.Prose("One.")] };
        var second = new Section { HeadingPath = ["A", "B"], Anchor = "a", Blocks = [new Block.Prose("Two.")] };
        Chunk(first, second).ShouldHaveSingleItem().Text.ShouldBe("One.\n\nB:\n\nTwo.");
    }

    [Fact]
    public void A_long_section_is_spread_evenly_between_its_sentences()
    {
        var text = string.Join(' ', Enumerable.Range(1, 30).Select(i => $"This is sentence number {i} of them."));
        var chunks = Chunk(Section("a", text));
        chunks.Count.ShouldBeGreaterThan(3);
        chunks.ShouldAllBe(chunk => chunk.Text.Length <= 300 && chunk.Text.EndsWith('.'));
        string.Join(' ', chunks.Select(chunk => chunk.Text)).ShouldBe(text);
        chunks.Select(chunk => chunk.Id).Distinct().Count().ShouldBe(chunks.Count);
    }

    [Fact]
    public void A_code_block_that_fits_is_never_cut()
    {
        var code = string.Join('\n', Enumerable.Range(1, 12).Select(i => $"line {i} of code"));
        var chunks = Chunk(new Section { HeadingPath = [], Anchor = "a", Blocks = [new Block.Prose(new string('x', 120) + "."), new Block.Prose("Run this:"), new Block.Code(code, "sh"), new Block.Prose(new string('y', 150))] });
        var whole = chunks.Single(chunk => chunk.Text.Contains("line 1 of code", StringComparison.Ordinal));
        whole.Text.ShouldContain($"```sh\n{code}\n```");
        whole.Text.ShouldStartWith("Run this:");
    }

    [Fact]
    public void A_code_block_that_is_too_long_is_cut_between_lines_and_fenced_again()
    {
        var code = string.Join('\n', Enumerable.Range(1, 60).Select(i => $"line {i} with ``` in it"));
        var chunks = Chunk(new Section { HeadingPath = [], Blocks = [new Block.Code(code, "sh")] });
        chunks.Count.ShouldBeGreaterThan(4);
        chunks.ShouldAllBe(chunk => chunk.Text.StartsWith("````sh\n") && chunk.Text.EndsWith("\n````") && chunk.Text.Length <= 300);
        string.Join('\n', chunks.Select(chunk => chunk.Text[7..^5])).ShouldBe(code);
    }

    [Fact]
    public void A_table_is_cut_between_rows_and_its_header_repeated()
    {
        var rows = Enumerable.Range(1, 40).Select(i => (IReadOnlyList<string>)[$"name{i}", $"value | {i}"]).ToList();
        var chunks = Chunk(new Section { HeadingPath = [], Blocks = [new Block.Table(["Name", "Value"], rows)] });
        chunks.Count.ShouldBeGreaterThan(3);
        chunks.ShouldAllBe(chunk => chunk.Text.StartsWith("| Name | Value |\n| --- | --- |\n| name") && chunk.Text.EndsWith(" |") && chunk.Text.Length <= 300);
        chunks.SelectMany(chunk => chunk.Text.Split('\n').Skip(2)).ShouldBe(Enumerable.Range(1, 40).Select(i => $"| name{i} | value \\| {i} |"));
    }

    [Fact]
    public void A_row_that_is_too_long_is_cut_between_its_cells()
    {
        var chunks = Chunk(new Section { HeadingPath = [], Blocks = [new Block.Table(["Flag", "Meaning"], [["--long", string.Concat(Enumerable.Repeat("word ", 200)).Trim()]])] });
        chunks.ShouldAllBe(chunk => chunk.Text.Length <= 300 && chunk.Text.StartsWith("| Flag | Meaning |"));
        chunks[0].Text.ShouldContain("--long");
        chunks.Sum(chunk => chunk.Text.Split("word").Length - 1).ShouldBe(200);
    }

    [Fact]
    public void A_list_is_cut_between_items_and_an_item_that_is_too_long_keeps_its_fences()
    {
        var code = string.Join('\n', Enumerable.Range(1, 30).Select(i => $"  step {i} of it"));
        var chunks = Chunk(new Section { HeadingPath = [], Blocks = [new Block.List(["- one", "- two:\n\n  ```\n" + code + "\n  ```\n\n  after", "- three"])] });
        chunks.ShouldAllBe(chunk => chunk.Text.Length <= 300 && chunk.Text.Split("```").Length % 2 == 1 && !chunk.Text.StartsWith(' '));
        chunks[0].Text.ShouldStartWith("- one");
        chunks[^1].Text.ShouldEndWith("- three");
        Enumerable.Range(1, 30).ShouldAllBe(i => chunks.Count(chunk => chunk.Text.Contains($"step {i} of it\n", StringComparison.Ordinal)) == 1);
    }

    [Fact]
    public void Text_without_a_place_to_cut_is_cut_anyway_and_no_character_in_half()
    {
        var chunks = Chunk(Section("a", string.Concat(Enumerable.Repeat("😀", 1000))));
        chunks.ShouldAllBe(chunk => chunk.Text.Length <= 300 && !char.IsLowSurrogate(chunk.Text.First()) && !char.IsHighSurrogate(chunk.Text.Last()));
        chunks.Sum(chunk => chunk.Text.Length).ShouldBe(2000);
    }

    [Fact]
    public void A_page_that_has_only_a_summary_is_found_by_it()
    {
        var page = PageOf() with { Description = "What it is about." };
        new Chunker(Small).Chunk(page).ShouldHaveSingleItem().Text.ShouldBe("What it is about.");
        new Chunker(Small).Chunk(PageOf()).ShouldBeEmpty();
    }

    [Fact]
    public void The_same_page_gives_the_same_ids()
    {
        var page = PageOf(Section("a", "One."), Section("b", "Two."));
        new Chunker(Small).Chunk(page).Select(chunk => chunk.Id).ShouldBe(new Chunker(Small).Chunk(page).Select(chunk => chunk.Id));
    }

    [Fact]
    public void A_target_above_the_maximum_is_a_mistake_of_the_caller() =>
        Should.Throw<ArgumentException>(() => new Chunker(new ChunkerOptions { MaxCharacters = 300, TargetCharacters = 400 }));

    private static IReadOnlyList<Chunk> Chunk(params Section[] sections) => new Chunker(Small).Chunk(PageOf(sections));

    private static Page PageOf(params Section[] sections) => new() { Key = new PageKey("docs", "p.md"), Url = "/docs/p/", Title = "P", Sections = sections };

    private static Section Section(string anchor, string text) => new() { HeadingPath = [anchor.ToUpperInvariant()], Anchor = anchor, Blocks = [new Block.Prose(text)] };
}
