using DocsBot.Core.Documents;
using DocsBot.Core.Retrieval;
using Microsoft.Extensions.Options;

namespace DocsBot.Core.Tests.Retrieval;

public sealed class RetrieverTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_best_passages_come_first_and_no_more_than_the_options_say()
    {
        var result = await Retrieve(Found([.. Enumerable.Range(0, 20).Select(i => (Passage($"{i}.md", 0, $"text number{i}"), 20.0 - i))]), o => o.Sources = 5);

        result.Chunks.Select(c => c.Chunk.Page.Path).ShouldBe(["0.md", "1.md", "2.md", "3.md", "4.md"]);
        result.Chunks.Select(c => c.Score).ShouldBeInOrder(SortDirection.Descending);
        result.Chunks[0].WordScore.ShouldBe(20);
        result.Snapshot.ShouldBe("s1");
    }

    [Fact]
    public async Task One_page_does_not_crowd_out_the_others()
    {
        var result = await Retrieve(
            Found([.. Enumerable.Range(0, 6).Select(i => (Passage("long.md", i, $"part number{i}"), 9.0 - i)), (Passage("other.md", 0, "something else"), 1.0)]),
            o => o.SourcesPerPage = 2);

        result.Chunks.Select(c => c.Chunk.Page.Path).ShouldBe(["long.md", "long.md", "other.md"]);
    }

    [Theory]
    [InlineData(0, "2")]
    [InlineData(1, "2 1 3")]
    public async Task The_best_passage_brings_the_pieces_of_its_section_along(int completed, string ordinals)
    {
        Chunk[] page = [.. Enumerable.Range(0, 5).Select(i => Passage("long.md", i, $"part number{i}") with { HeadingPath = i == 4 ? ["Next"] : ["Limits"], Anchor = i == 4 ? "next" : "limits" })];
        var store = new FakeChunkStore(Found([(page[2], 9), (Passage("other.md", 0, "something else"), 8)])) { PageChunks = page };

        var result = await Retrieve(store, o => o.SectionsCompleted = completed);

        result.Chunks.Where(c => c.Chunk.Page.Path == "long.md").Select(c => c.Chunk.Ordinal).ShouldBe(ordinals.Split(' ').Select(int.Parse));
        result.Chunks[^1].Chunk.Page.Path.ShouldBe("other.md");
    }

    [Fact]
    public async Task A_piece_of_another_section_or_of_a_page_published_anew_is_not_brought_along_and_none_comes_twice()
    {
        Chunk[] page = [.. Enumerable.Range(0, 3).Select(i => Passage("long.md", i, $"part number{i}") with { HeadingPath = [$"Section {i}"], Anchor = $"s{i}" })];
        (await Retrieve(new FakeChunkStore(Found([(page[1], 9)])) { PageChunks = page })).Chunks.Count.ShouldBe(1);

        Chunk[] anew = [.. Enumerable.Range(0, 3).Select(i => Passage("long.md", i, $"other number{i}"))];
        (await Retrieve(new FakeChunkStore(Found([(page[1], 9)])) { PageChunks = anew })).Chunks.Count.ShouldBe(1);
        (await Retrieve(new FakeChunkStore(Found([(anew[0], 9), (anew[1], 8)])) { PageChunks = anew })).Chunks.Select(c => c.Chunk.Ordinal).ShouldBe([0, 1]);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 3)]
    public async Task The_rest_of_a_section_does_not_make_more_sources_of_a_page_than_the_options_say(int perPage, int sources)
    {
        Chunk[] page = [.. Enumerable.Range(0, 5).Select(i => Passage("long.md", i, $"part number{i}"))];
        var store = new FakeChunkStore(Found([(page[2], 9), (Passage("other.md", 0, "something else"), 8)])) { PageChunks = page };

        var result = await Retrieve(store, o => o.SourcesPerPage = perPage);

        result.Chunks.Count(c => c.Chunk.Page.Path == "long.md").ShouldBe(sources);
        result.Chunks[^1].Chunk.Page.Path.ShouldBe("other.md");
    }

    [Fact]
    public async Task The_rest_of_a_section_does_not_make_more_sources_than_the_options_say()
    {
        Chunk[] page = [.. Enumerable.Range(0, 3).Select(i => Passage("long.md", i, $"part number{i}"))];
        var store = new FakeChunkStore(Found([(page[1], 9), (Passage("other.md", 0, "something else"), 8)])) { PageChunks = page };

        (await Retrieve(store, o => o.Sources = 2)).Chunks.Select(c => c.Chunk.Ordinal).ShouldBe([1, 0]);
    }

    [Fact]
    public async Task A_passage_said_twice_is_shown_once()
    {
        var text = string.Join(' ', Enumerable.Range(0, 40).Select(i => $"word{i}"));
        var result = await Retrieve(Found([(Passage("v1.md", 0, text), 9), (Passage("v2.md", 0, text + " extra"), 8), (Passage("else.md", 0, "quite another text"), 7)]));

        result.Chunks.Select(c => c.Chunk.Page.Path).ShouldBe(["v1.md", "else.md"]);
    }

    [Fact]
    public async Task Coverage_weighs_words_by_their_rarity()
    {
        var found = Found([(Passage("rare.md", 0, "The walrus."), 9), (Passage("common.md", 0, "The page."), 8)], [new("walru", 1), new("page", 900)]);

        var result = await Retrieve(found);

        result.Chunks[0].Coverage.ShouldBeGreaterThan(0.9);
        result.Chunks[1].Coverage.ShouldBeLessThan(0.1);
    }

    [Fact]
    public async Task A_word_in_title_or_headings_is_covered_too()
    {
        var passage = Passage("a.md", 0, "Nothing of it here.") with { Title = "Walruses", HeadingPath = ["Feeding herons"] };

        var result = await Retrieve(Found([(passage, 9)], [new("walrus", 1), new("heron", 1)]));

        result.Chunks[0].Coverage.ShouldBe(1);
    }

    [Fact]
    public async Task Confidence_is_high_when_a_passage_holds_the_rare_words_and_low_when_it_holds_a_common_one()
    {
        TermStatistic[] terms = [new("walru", 3), new("migrat", 5), new("page", 500)];

        var sure = await Retrieve(Found([(Passage("a.md", 0, "How the walrus migrates: migration of a walrus."), 9)], terms));
        var unsure = await Retrieve(Found([(Passage("a.md", 0, "A page of another kind."), 9)], terms));

        sure.Confidence.ShouldBeGreaterThan(new RetrievalOptions().MinimumConfidence);
        unsure.Confidence.ShouldBeLessThan(new RetrievalOptions().MinimumConfidence);
        unsure.Confidence.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Nothing_found_is_no_confidence()
    {
        var result = await Retrieve(SearchResult.Empty);

        result.Chunks.ShouldBeEmpty();
        result.Confidence.ShouldBe(0);
        result.Snapshot.ShouldBeNull();
    }

    [Fact]
    public async Task Without_a_model_no_vector_is_searched()
    {
        var store = new FakeChunkStore(SearchResult.Empty);

        await new Retriever(store, Options.Create(new RetrievalOptions { Candidates = 33 })).RetrieveAsync("a question", new SearchFilter { Version = "2" }, Stop);

        store.Asked.ShouldNotBeNull().ShouldSatisfyAllConditions(
            r => r.Text.ShouldBe("a question"),
            r => r.Vector.ShouldBeNull(),
            r => r.Top.ShouldBe(33),
            r => r.Filter.Version.ShouldBe("2"));
    }

    [Fact]
    public async Task With_a_model_the_question_is_embedded_and_both_lists_count()
    {
        var (words, both, meaning) = (Passage("words.md", 0, "one"), Passage("both.md", 0, "two"), Passage("meaning.md", 0, "three"));
        var store = new FakeChunkStore(Found([(words, 10), (both, 9), (Passage("last.md", 0, "four"), 0)]) with
        {
            ByVector = [new(meaning, 0.9), new(both, 0.8), new(Passage("far.md", 0, "five"), 0.1)],
        });

        var result = await new Retriever(store, Options.Create(new RetrievalOptions()), new FakeEmbeddings()).RetrieveAsync("four", SearchFilter.None, Stop);

        store.Asked!.Vector!.Value.ToArray().ShouldBe([4, 1]);
        result.Chunks[0].ShouldSatisfyAllConditions(
            c => c.Chunk.Page.Path.ShouldBe("both.md"),
            c => c.WordScore.ShouldBe(9),
            c => c.VectorScore.ShouldBe(0.8));
        result.Chunks.Single(c => c.Chunk.Page.Path == "meaning.md").WordScore.ShouldBeNull();
        result.Chunks.Single(c => c.Chunk.Page.Path == "words.md").VectorScore.ShouldBeNull();
    }

    [Theory]
    [InlineData("", 0.3)]
    [InlineData("a question", 0)]
    public async Task The_model_is_not_asked_in_vain(string text, double weight)
    {
        var model = new FakeEmbeddings();

        await new Retriever(new FakeChunkStore(SearchResult.Empty), Options.Create(new RetrievalOptions { VectorWeight = weight }), model).RetrieveAsync(text, SearchFilter.None, Stop);

        model.Calls.ShouldBe(0);
    }

    public static TheoryData<Exception> Faults => [new HttpRequestException("The provider is down."), new TaskCanceledException("It took too long."), new IndexUnavailableException("The model is damaged.")];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_model_that_fails_leaves_the_words(Exception fault)
    {
        var store = new FakeChunkStore(Found([(Passage("words.md", 0, "one"), 10)]));

        var result = await new Retriever(store, Options.Create(new RetrievalOptions()), new FakeEmbeddings { Fault = fault }).RetrieveAsync("four", SearchFilter.None, Stop);

        store.Asked!.Vector.ShouldBeNull();
        result.Chunks.ShouldHaveSingleItem().VectorScore.ShouldBeNull();
    }

    [Fact]
    public async Task A_question_that_is_taken_back_while_it_is_embedded_is_not_searched_for()
    {
        using var taken = new CancellationTokenSource();
        var store = new FakeChunkStore(SearchResult.Empty);
        await taken.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() =>
            new Retriever(store, Options.Create(new RetrievalOptions()), new FakeEmbeddings { Fault = new OperationCanceledException() }).RetrieveAsync("four", SearchFilter.None, taken.Token));
        store.Asked.ShouldBeNull();
    }

    private static Task<RetrievalResult> Retrieve(SearchResult found, Action<RetrievalOptions>? configure = null) => Retrieve(new FakeChunkStore(found), configure);

    private static Task<RetrievalResult> Retrieve(FakeChunkStore store, Action<RetrievalOptions>? configure = null)
    {
        var options = new RetrievalOptions();
        configure?.Invoke(options);
        return new Retriever(store, Options.Create(options)).RetrieveAsync("anything", SearchFilter.None, Stop);
    }

    private static SearchResult Found((Chunk Chunk, double Score)[] hits, TermStatistic[]? terms = null) => new()
    {
        ByWords = [.. hits.Select(hit => new SearchHit(hit.Chunk, hit.Score))],
        ByVector = [],
        Terms = terms ?? [new("word", 10)],
        ChunkCount = 1000,
        Snapshot = "s1",
    };

    private static Chunk Passage(string path, int ordinal, string text)
    {
        var page = new PageKey("docs", path);
        return new Chunk { Id = ChunkId.Derive(page, null, ordinal, text), Page = page, Ordinal = ordinal, Title = "T", HeadingPath = [], PageUrl = $"/{path}", Text = text };
    }
}
