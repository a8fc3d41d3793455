using DocsBot.Core.Documents;
using DocsBot.Core.Retrieval;
using DocsBot.Core.Text;

namespace DocsBot.Lab.Evaluation.Answers;

/// <summary>
/// An index as it would be without some of its pages, so that a question can be asked of what is left without building it again: they are not found, and
/// the rarity of words is counted without them. The scores of the other pages and the embedding model stay as they were learnt with them.
/// </summary>
public sealed class WithoutPagesStore : IChunkStore
{
    private readonly IChunkStore _store;
    private readonly IReadOnlySet<PageKey> _removed;
    private readonly IReadOnlyList<HashSet<string>> _removedWords;

    private WithoutPagesStore(IChunkStore store, IReadOnlySet<PageKey> removed, IReadOnlyList<HashSet<string>> removedWords)
    {
        _store = store;
        _removed = removed;
        _removedWords = removedWords;
    }

    /// <summary>Takes pages out of an index; the index itself when there are none.</summary>
    public static async Task<IChunkStore> OfAsync(IChunkStore store, IReadOnlySet<PageKey> removed, CancellationToken cancellationToken)
    {
        if (removed.Count == 0)
        {
            return store;
        }

        var words = new List<HashSet<string>>();
        foreach (var page in removed)
        {
            var chunks = await store.GetPageAsync(page, cancellationToken);
            words.AddRange(chunks.Select(chunk => Terms.Of(string.Join('\n', [chunk.Title, .. chunk.HeadingPath, chunk.Text])).ToHashSet(StringComparer.Ordinal)));
        }

        return new WithoutPagesStore(store, removed, words);
    }

    /// <inheritdoc />
    public async Task<SearchResult> SearchAsync(SearchRequest request, CancellationToken cancellationToken)
    {
        var found = await _store.SearchAsync(request with { Top = request.Top + _removedWords.Count }, cancellationToken);
        return found with
        {
            ByWords = Remaining(found.ByWords, request.Top),
            ByVector = Remaining(found.ByVector, request.Top),
            Terms = [.. found.Terms.Select(term => term with { DocumentFrequency = Math.Max(0, term.DocumentFrequency - _removedWords.Count(words => words.Contains(term.Term))) })],
            ChunkCount = Math.Max(0, found.ChunkCount - _removedWords.Count),
        };
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<Chunk>> GetChunksAsync(IReadOnlyCollection<ChunkId> ids, CancellationToken cancellationToken) =>
        [.. (await _store.GetChunksAsync(ids, cancellationToken)).Where(chunk => !_removed.Contains(chunk.Page))];

    /// <inheritdoc />
    public async Task<IReadOnlyList<Chunk>> GetPageAsync(PageKey page, CancellationToken cancellationToken) =>
        _removed.Contains(page) ? [] : await _store.GetPageAsync(page, cancellationToken);

    /// <inheritdoc />
    public async Task<PageKey?> FindPageAsync(string pageUrl, CancellationToken cancellationToken) =>
        await _store.FindPageAsync(pageUrl, cancellationToken) is { } page && !_removed.Contains(page) ? page : null;

    /// <inheritdoc />
    public Task<IndexManifest?> GetManifestAsync(CancellationToken cancellationToken) => _store.GetManifestAsync(cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<PageLabels>> GetLabelsAsync(CancellationToken cancellationToken) => _store.GetLabelsAsync(cancellationToken);

    /// <inheritdoc />
    public Task<FittedModel?> ReadModelAsync(CancellationToken cancellationToken) => _store.ReadModelAsync(cancellationToken);

    /// <inheritdoc />
    public Task<IIndexDraft> OpenDraftAsync(IndexRecipe recipe, CancellationToken cancellationToken) => throw new NotSupportedException("An index without some of its pages is only read.");

    private IReadOnlyList<SearchHit> Remaining(IReadOnlyList<SearchHit> hits, int top) => [.. hits.Where(hit => !_removed.Contains(hit.Chunk.Page)).Take(top)];
}
