using DocsBot.Core.Documents;
using DocsBot.Core.Interactions;
using DocsBot.Core.Reranking;
using DocsBot.Core.Retrieval;
using DocsBot.Core.Tests.Answering.Fakes;
using Microsoft.Extensions.Options;

namespace DocsBot.Core.Tests.Retrieval;

/// <summary>What the retriever makes of a query's parts, of its two filters, and of a re-ranker's order.</summary>
public sealed class RetrievalQueryTests
{
    private static readonly Chunk Install = Passage("install.md", "The agent is installed from a package.");
    private static readonly Chunk Backup = Passage("backup.md", "Backups are restored from the archive.");
    private static readonly Chunk Both = Passage("overview.md", "The agent writes backups.");
    private static readonly Chunk Other = Passage("other.md", "Walruses dive.");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_part_of_a_question_gets_its_best_passages_among_the_first()
    {
        var store = new ListChunkStore(Install, Both, Backup, Other);

        var ranking = await Retriever(store).RankAsync(
            new RetrievalQuery { Text = "agent installed package? backups restored archive?", Parts = ["agent installed package", "backups restored archive"] }, 10, Stop);

        ranking.Hits.Take(3).Select(hit => hit.Chunk.Page.Path).ShouldBe(["install.md", "backup.md", "overview.md"], ignoreOrder: true);
        ranking.Hits[^1].Chunk.Page.Path.ShouldBe("overview.md");
        ranking.Hits.Select(hit => hit.Score).ShouldBeInOrder(SortDirection.Descending);
        ranking.Hits.Select(hit => hit.Chunk.Id).ShouldBeUnique();
        ranking.PartsFound.Count.ShouldBe(2);
    }

    [Fact]
    public async Task It_is_enough_to_answer_one_part()
    {
        var store = new ListChunkStore([Install, Other, .. Enumerable.Range(0, 50).Select(i => Passage($"{i}.md", $"Something else, number{i}."))]);
        var query = new RetrievalQuery { Text = "agent installed package? sourdough bread oven baking?" };

        var whole = await Retriever(store).RetrieveAsync(query, Stop);
        var parts = await Retriever(store).RetrieveAsync(query with { Parts = ["agent installed package", "sourdough bread oven baking"] }, Stop);

        parts.Confidence.ShouldBeGreaterThan(whole.Confidence);
    }

    [Fact]
    public async Task When_the_likely_pages_do_not_answer_all_pages_are_searched()
    {
        var store = new FilteringStore(new ListChunkStore([Labelled(Install, "2"), Labelled(Other, "1"), .. Enumerable.Range(0, 50).Select(i => Passage($"{i}.md", $"Something else, number{i}."))]));
        var query = new RetrievalQuery { Text = "agent installed package", Filter = new SearchFilter { Version = "1" } };

        var strict = await Retriever(store).RetrieveAsync(query, Stop);
        var widened = await Retriever(store).RetrieveAsync(query with { WiderFilter = SearchFilter.None }, Stop);

        strict.Chunks.ShouldNotContain(found => found.Chunk.Page.Path == "install.md");
        widened.Chunks[0].Chunk.Page.Path.ShouldBe("install.md");
        widened.Filter.ShouldBe(SearchFilter.None);
    }

    [Fact]
    public async Task Likely_pages_that_answer_are_left_at_that()
    {
        var store = new FilteringStore(new ListChunkStore([Labelled(Install, "1"), .. Enumerable.Range(0, 50).Select(i => Passage($"{i}.md", $"Something else, number{i}."))]));

        await Retriever(store).RetrieveAsync(
            new RetrievalQuery { Text = "agent installed package", Filter = new SearchFilter { Version = "1" }, WiderFilter = SearchFilter.None }, Stop);

        store.Searches.ShouldBe(1);
    }

    [Fact]
    public async Task A_reranker_orders_the_best_and_changes_no_confidence()
    {
        var store = new ListChunkStore(Install, Both, Backup, Other);
        var query = new RetrievalQuery { Text = "agent installed from a package writes backups" };
        var plain = await Retriever(store).RetrieveAsync(query, Stop);

        var reranked = await Retriever(store, new Reversing()).RetrieveAsync(query, Stop);

        reranked.Chunks[0].Chunk.Id.ShouldBe(plain.Chunks[^1].Chunk.Id);
        reranked.Chunks.Select(found => found.Score).ShouldBeInOrder(SortDirection.Descending);
        reranked.Confidence.ShouldBe(plain.Confidence);
        reranked.ModelUses.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_reranker_without_an_order_leaves_the_search_as_it_was()
    {
        var store = new ListChunkStore(Install, Both, Backup, Other);
        var query = new RetrievalQuery { Text = "agent installed from a package writes backups" };

        var reranked = await Retriever(store, new Reversing { HasOrder = false }).RetrieveAsync(query, Stop);

        reranked.Chunks.ShouldBe((await Retriever(store).RetrieveAsync(query, Stop)).Chunks);
    }

    [Fact]
    public async Task A_question_that_is_not_answered_does_not_wait_for_a_reranker()
    {
        var reranker = new Reversing();

        await Retriever(new ListChunkStore(Install, Backup), reranker).RetrieveAsync(new RetrievalQuery { Text = "sourdough bread oven agent baking" }, Stop);

        reranker.Asked.ShouldBe(0);
    }

    private static Retriever Retriever(IChunkStore store, IReranker? reranker = null) => new(store, Options.Create(new RetrievalOptions()), reranker: reranker);

    private static Chunk Labelled(Chunk chunk, string version) => chunk with { Labels = new PageLabels { Version = version } };

    private static Chunk Passage(string path, string text)
    {
        var page = new PageKey("docs", path);
        return new Chunk { Id = ChunkId.Derive(page, null, 0, text), Page = page, Ordinal = 0, Title = path, HeadingPath = [], PageUrl = $"/{path}", Text = text };
    }

    /// <summary>The best last; what it is not told of comes after.</summary>
    private sealed class Reversing : IReranker
    {
        public int Candidates => 10;

        public bool HasOrder { get; init; } = true;

        public int Asked { get; private set; }

        public Task<IReadOnlyList<int>?> RankAsync(string question, IReadOnlyList<Chunk> passages, ICollection<ModelUse> uses, CancellationToken cancellationToken)
        {
            Asked++;
            uses.Add(new ModelUse("rerank", "reversing", null, null, 1, null));
            return Task.FromResult<IReadOnlyList<int>?>(HasOrder ? [.. Enumerable.Range(0, passages.Count).Reverse()] : null);
        }
    }

    /// <summary>Narrows by version what a store found, and counts searches.</summary>
    private sealed class FilteringStore(ListChunkStore store) : IChunkStore
    {
        public int Searches { get; private set; }

        public async Task<SearchResult> SearchAsync(SearchRequest request, CancellationToken cancellationToken)
        {
            Searches++;
            var found = await store.SearchAsync(request, cancellationToken);
            return found with { ByWords = [.. found.ByWords.Where(hit => request.Filter.Version is null || hit.Chunk.Labels.Version is null || hit.Chunk.Labels.Version == request.Filter.Version)] };
        }

        public Task<IndexManifest?> GetManifestAsync(CancellationToken cancellationToken) => store.GetManifestAsync(cancellationToken);

        public Task<IReadOnlyList<Chunk>> GetChunksAsync(IReadOnlyCollection<ChunkId> ids, CancellationToken cancellationToken) => store.GetChunksAsync(ids, cancellationToken);

        public Task<IReadOnlyList<Chunk>> GetPageAsync(PageKey page, CancellationToken cancellationToken) => store.GetPageAsync(page, cancellationToken);

        public Task<PageKey?> FindPageAsync(string pageUrl, CancellationToken cancellationToken) => store.FindPageAsync(pageUrl, cancellationToken);

        public Task<IReadOnlyList<PageLabels>> GetLabelsAsync(CancellationToken cancellationToken) => store.GetLabelsAsync(cancellationToken);

        public Task<FittedModel?> ReadModelAsync(CancellationToken cancellationToken) => store.ReadModelAsync(cancellationToken);

        public Task<IIndexDraft> OpenDraftAsync(IndexRecipe recipe, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
