using DocsBot.Core.Documents;
using DocsBot.Core.Retrieval;
using DocsBot.Providers.Qdrant.Rest;
using DocsBot.Providers.Words;

namespace DocsBot.Providers.Qdrant.Index;

/// <summary>
/// Searches a snapshot: every list of one question in one request, by words as they count (the words asked for, those of conversation, guesses), by
/// neighbouring words, by whole pages and by meaning. The server's scores are added up here, as the embedded index adds up its own; what passes is fetched last.
/// </summary>
/// <param name="options">How to search.</param>
internal sealed class SnapshotSearch(QdrantOptions options)
{
    /// <summary>How deep the lists by words are, whatever is asked for: what is deep in one may be high in their sum.</summary>
    private const int LeastDepth = 300;

    private const int DepthPerHit = 3;

    private static readonly IReadOnlyList<string> PageOnly = ["page"];

    /// <summary>What a question finds.</summary>
    public async Task<SearchResult> SearchAsync(PublishedSnapshot snapshot, SearchRequest request, CancellationToken cancellationToken)
    {
        snapshot.RequireWords();
        var vector = VectorOf(snapshot, request);
        var frequencies = await snapshot.WordsAsync(cancellationToken);
        var query = WordQuery.Parse(request.Text, request.Context, request.ContextWeight);
        var words = QuestionWords.Of(query, frequencies.Of, () => frequencies.Spelling, options.ConversationWeight);
        var lists = new QueryLists(FilterOf(request.Filter), snapshot.Bm25);
        var depth = Math.Max(LeastDepth, request.Top * DepthPerHit);
        foreach (var group in words.Weighted.Where(word => frequencies.Of(word.Term) > 0).GroupBy(word => word.Weight))
        {
            var text = string.Join(' ', group.Select(word => word.Term));
            lists.Add(QueryList.Words, group.Key, VectorNames.Words, text, depth, PageOnly);
            lists.Add(QueryList.Pages, group.Key * options.PageWeight, VectorNames.PageWords, text, depth, PayloadSelectorConverter.None);
        }

        foreach (var group in query.Pairs.Where(pair => frequencies.Of(pair.First) > 0 && frequencies.Of(pair.Second) > 0).GroupBy(pair => pair.Weight))
        {
            var text = string.Join(' ', group.Select(pair => WordText.Pair(pair.First, pair.Second)));
            lists.Add(QueryList.Pairs, group.Key * options.PhraseWeight, VectorNames.Words, text, depth, PayloadSelectorConverter.None);
        }

        if (vector is { } embedding)
        {
            lists.Add(embedding, request.Top, options);
        }

        var (byWords, byVector) = await lists.RunAsync(snapshot.Points, request.Top, cancellationToken);
        var chunks = (await snapshot.Points.ReadChunksAsync([.. byWords.Concat(byVector).Select(hit => hit.Id).Distinct()], cancellationToken)).ToDictionary(chunk => chunk.Id.Value);
        return new SearchResult
        {
            ByWords = HitsOf(byWords, chunks),
            ByVector = HitsOf(byVector, chunks),
            Terms = words.Told,
            ChunkCount = snapshot.Manifest.Chunks,
            Snapshot = snapshot.Manifest.Snapshot,
        };
    }

    private static IReadOnlyList<SearchHit> HitsOf(IReadOnlyList<(Guid Id, double Score)> ranking, Dictionary<Guid, Chunk> chunks) =>
        [.. ranking.Where(hit => chunks.ContainsKey(hit.Id)).Select(hit => new SearchHit(chunks[hit.Id], hit.Score))];

    // A question that was embedded just before another snapshot was published is searched for by words: vectors of two models say nothing to each other.
    private static ReadOnlyMemory<float>? VectorOf(PublishedSnapshot snapshot, SearchRequest request)
    {
        var manifest = snapshot.Manifest;
        if (request.Vector is not { } vector || manifest.EmbeddingDimensions == 0 || (manifest.EmbeddingModelHash is { } hash && hash != request.VectorModel))
        {
            return null;
        }

        return vector.Length == manifest.EmbeddingDimensions
            ? vector
            : throw new ArgumentException(FormattableString.Invariant($"The question's embedding has {vector.Length} components, the index has {manifest.EmbeddingDimensions}."), nameof(request));
    }

    /// <summary>A page that does not say passes.</summary>
    private static Filter? FilterOf(SearchFilter filter)
    {
        Condition[] conditions =
        [
            .. new[] { ("product", filter.Product), ("version", filter.Version), ("language", filter.Language) }
                .Where(label => label.Item2 is not null)
                .Select(label => Condition.Either(Condition.Empty(label.Item1), Condition.Is(label.Item1, label.Item2!))),
        ];
        return conditions.Length == 0 ? null : Filter.All(conditions);
    }
}
