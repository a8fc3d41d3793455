using DocsBot.Core.Documents;
using DocsBot.Core.Retrieval;

namespace DocsBot.Lab.Evaluation.Variants;

/// <summary>A store that is asked the same again and again, because variants differ only in what they make of its lists: it searches once. For one question at a time; its parts may be searched for at once.</summary>
/// <param name="store">The store.</param>
internal sealed class RepeatedSearches(IChunkStore store) : IChunkStore
{
    private readonly Lock _gate = new();
    private readonly List<(SearchRequest Request, SearchResult Result)> _searches = [];

    public async Task<SearchResult> SearchAsync(SearchRequest request, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            foreach (var search in _searches)
            {
                if (IsSame(search.Request, request))
                {
                    return search.Result;
                }
            }
        }

        var result = await store.SearchAsync(request, cancellationToken);
        lock (_gate)
        {
            _searches.Add((request, result));
        }

        return result;
    }

    public Task<IndexManifest?> GetManifestAsync(CancellationToken cancellationToken) => store.GetManifestAsync(cancellationToken);

    public Task<IReadOnlyList<Chunk>> GetChunksAsync(IReadOnlyCollection<ChunkId> ids, CancellationToken cancellationToken) => store.GetChunksAsync(ids, cancellationToken);

    public Task<IReadOnlyList<Chunk>> GetPageAsync(PageKey page, CancellationToken cancellationToken) => store.GetPageAsync(page, cancellationToken);

    public Task<PageKey?> FindPageAsync(string pageUrl, CancellationToken cancellationToken) => store.FindPageAsync(pageUrl, cancellationToken);

    public Task<IReadOnlyList<PageLabels>> GetLabelsAsync(CancellationToken cancellationToken) => store.GetLabelsAsync(cancellationToken);

    public Task<FittedModel?> ReadModelAsync(CancellationToken cancellationToken) => store.ReadModelAsync(cancellationToken);

    public Task<IIndexDraft> OpenDraftAsync(IndexRecipe recipe, CancellationToken cancellationToken) => throw new NotSupportedException("Variants are compared on an index that stays as it is.");

    /// <summary>Whatever a request comes to hold is compared; vectors by what they hold, because each embedding is an array of its own.</summary>
    private static bool IsSame(SearchRequest one, SearchRequest other) =>
        one with { Vector = null } == other with { Vector = null }
        && one.Vector.HasValue == other.Vector.HasValue
        && one.Vector.GetValueOrDefault().Span.SequenceEqual(other.Vector.GetValueOrDefault().Span);
}
