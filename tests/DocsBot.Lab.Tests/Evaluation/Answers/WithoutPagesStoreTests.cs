using DocsBot.Core.Documents;
using DocsBot.Core.Retrieval;
using DocsBot.Lab.Evaluation;
using DocsBot.Lab.Evaluation.Answers;

namespace DocsBot.Lab.Tests.Evaluation.Answers;

public sealed class WithoutPagesStoreTests : IDisposable
{
    private readonly SetFolder _set = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _set.Dispose();

    [Fact]
    public async Task A_page_that_is_taken_out_is_not_there_in_any_way()
    {
        var source = new JsonLinesSource(_set.File("corpus.jsonl"));
        await using var index = await TemporaryIndex.BuildAsync(source, Stop);
        var walrus = new PageKey(source.Name, source.PathOf("walrus")!);
        var chunks = await index.Store.GetPageAsync(walrus, Stop);
        var whole = await index.Store.SearchAsync(new SearchRequest { Text = "clams ice", Top = 1 }, Stop);

        var store = await WithoutPagesStore.OfAsync(index.Store, new HashSet<PageKey> { walrus }, Stop);
        var found = await store.SearchAsync(new SearchRequest { Text = "clams ice", Top = 1 }, Stop);

        whole.ByWords.Single().Chunk.Page.ShouldBe(walrus);
        found.ByWords.Single().Chunk.Page.ShouldNotBe(walrus);
        found.ChunkCount.ShouldBe(whole.ChunkCount - chunks.Count);
        Frequency(whole, "clam").ShouldBe(2);
        Frequency(found, "clam").ShouldBe(1);
        Frequency(found, "ic").ShouldBe(0);
        (await store.GetPageAsync(walrus, Stop)).ShouldBeEmpty();
        (await store.GetChunksAsync([chunks[0].Id], Stop)).ShouldBeEmpty();
        (await store.FindPageAsync(chunks[0].PageUrl, Stop)).ShouldBeNull();
    }

    [Fact]
    public async Task Without_anything_to_take_out_the_index_itself_is_asked()
    {
        await using var index = await TemporaryIndex.BuildAsync(new JsonLinesSource(_set.File("corpus.jsonl")), Stop);

        (await WithoutPagesStore.OfAsync(index.Store, new HashSet<PageKey>(), Stop)).ShouldBeSameAs(index.Store);
    }

    private static int Frequency(SearchResult found, string term) => found.Terms.Single(statistic => statistic.Term == term).DocumentFrequency;
}
