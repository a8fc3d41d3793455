using System.Runtime.CompilerServices;
using DocsBot.Core.Documents;
using DocsBot.Core.Retrieval;

namespace DocsBot.Conformance.Suite.Cases;

/// <summary>What every <see cref="IChunkStore"/> must do, written against the interface only. A case that no list names does not compile: its method is unused.</summary>
internal sealed partial class ChunkStoreCases(TestIndex index)
{
    private static readonly IndexRecipe Words = new("test/1");
    private static readonly IndexRecipe Vectors = new("test/1", "test-model", 4);

    public static IEnumerable<ConformanceCase> All => [.. Publishing, .. Drafts, .. Search, .. Code, .. Languages, .. Spelling, .. Context, .. Vector, .. Models, .. Size];

    private CancellationToken Stop => index.Stop;

    private static ConformanceCase Of(Func<ChunkStoreCases, Task> run, [CallerArgumentExpression(nameof(run))] string call = "") =>
        new(ConformanceCase.NameOf(call), index => run(new ChunkStoreCases(index)));

    private static Chunk Passage(string path, string text, int ordinal = 0, string title = "A page", PageLabels? labels = null, params string[] headings)
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

    /// <summary>Opens the case's index; called again, as another process would.</summary>
    private IChunkStore Open() => index.Open();

    private async Task<IndexManifest> Publish(IChunkStore store, params Chunk[] passages)
    {
        await using var draft = await store.OpenDraftAsync(Words, Stop);
        await Write(draft, passages);
        return await draft.PublishAsync(Stop);
    }

    private async Task Write(IIndexDraft draft, params Chunk[] passages)
    {
        foreach (var page in passages.GroupBy(p => p.Page))
        {
            await draft.ReplacePageAsync(page.Key, $"hash of {string.Join('|', page.Select(p => p.Text))}", [.. page], Stop);
        }
    }

    private async Task<IReadOnlyList<Chunk>> Found(IChunkStore store, string text, SearchFilter? filter = null, int top = 10) =>
        [.. (await store.SearchAsync(new SearchRequest { Text = text, Filter = filter ?? SearchFilter.None, Top = top }, Stop)).ByWords.Select(hit => hit.Chunk)];

    private async Task<IReadOnlyList<string>> FoundPaths(IChunkStore store, string text, SearchFilter? filter = null) =>
        [.. (await Found(store, text, filter)).Select(chunk => chunk.Page.Path)];

    private async Task<List<Chunk>> WithoutEmbedding(IIndexDraft draft)
    {
        var chunks = new List<Chunk>();
        await foreach (var chunk in draft.ReadChunksWithoutEmbeddingAsync(Stop))
        {
            chunks.Add(chunk);
        }

        return chunks;
    }
}
