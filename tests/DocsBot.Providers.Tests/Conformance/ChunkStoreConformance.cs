using DocsBot.Core.Documents;
using DocsBot.Core.Retrieval;

namespace DocsBot.Providers.Tests.Conformance;

/// <summary>What every <see cref="IChunkStore"/> must do, written against the interface only. A provider derives from it and says how to open its store.</summary>
public abstract partial class ChunkStoreConformance : IDisposable
{
    protected static readonly IndexRecipe Words = new("test/1");
    protected static readonly IndexRecipe Vectors = new("test/1", "test-model", 4);

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Opens the test's index. Called again it opens the same index as another process would; the caller disposes what is disposable.</summary>
    protected abstract IChunkStore Open();

    public virtual void Dispose() => GC.SuppressFinalize(this);

    protected static Chunk Passage(string path, string text, int ordinal = 0, string title = "A page", PageLabels? labels = null, params string[] headings)
    {
        var page = new PageKey("docs", path);
        return new Chunk
        {
            Id = ChunkId.Derive(page, headings.LastOrDefault(), ordinal, text),
            Page = page,
            Ordinal = ordinal,
            Title = title,
            HeadingPath = headings,
            Anchor = headings.LastOrDefault()?.ToLowerInvariant().Replace(' ', '-'),
            PageUrl = $"https://docs.example/{path}",
            Text = text,
            Labels = labels ?? PageLabels.None,
        };
    }

    protected static async Task<IndexManifest> Publish(IChunkStore store, params Chunk[] passages)
    {
        await using var draft = await store.OpenDraftAsync(Words, Stop);
        await Write(draft, passages);
        return await draft.PublishAsync(Stop);
    }

    protected static async Task Write(IIndexDraft draft, params Chunk[] passages)
    {
        foreach (var page in passages.GroupBy(p => p.Page))
        {
            await draft.ReplacePageAsync(page.Key, $"hash of {string.Join('|', page.Select(p => p.Text))}", [.. page], Stop);
        }
    }

    protected static async Task<IReadOnlyList<Chunk>> Found(IChunkStore store, string text, SearchFilter? filter = null, int top = 10) =>
        [.. (await store.SearchAsync(new SearchRequest { Text = text, Filter = filter ?? SearchFilter.None, Top = top }, Stop)).ByWords.Select(hit => hit.Chunk)];

    protected static async Task<IReadOnlyList<string>> FoundPaths(IChunkStore store, string text, SearchFilter? filter = null) =>
        [.. (await Found(store, text, filter)).Select(chunk => chunk.Page.Path)];

    protected static async Task<List<Chunk>> WithoutEmbedding(IIndexDraft draft)
    {
        var chunks = new List<Chunk>();
        await foreach (var chunk in draft.ReadChunksWithoutEmbeddingAsync(Stop))
        {
            chunks.Add(chunk);
        }

        return chunks;
    }
}
