using DocsBot.Conformance.Hosts;
using DocsBot.Core.Documents;
using DocsBot.Core.Retrieval;

namespace DocsBot.Conformance.Overlap;

/// <summary>What one store ranks first for each question of a corpus.</summary>
/// <param name="Store">The store's name.</param>
/// <param name="ByWords">For each question the ten best by words.</param>
/// <param name="Fused">For each question the ten best of both lists, fused as the product does.</param>
internal sealed record TopTen(string Store, IReadOnlyList<IReadOnlyList<ChunkId>> ByWords, IReadOnlyList<IReadOnlyList<ChunkId>> Fused)
{
    private const int Ten = 10;

    /// <summary>Puts the corpus into a new index of the store and asks every question.</summary>
    public static async Task<TopTen> AskAsync(StoreHost host, QuestionedCorpus corpus, CancellationToken cancellationToken)
    {
        await using var index = host.CreateIndex(cancellationToken);
        var store = index.Open();
        await PublishAsync(store, corpus, cancellationToken);
        var (byWords, fused) = (new List<IReadOnlyList<ChunkId>>(), new List<IReadOnlyList<ChunkId>>());
        foreach (var question in corpus.Questions)
        {
            var vector = ProjectedWords.Of(question) is { } embedding ? embedding : default(ReadOnlyMemory<float>?);
            var found = await store.SearchAsync(new SearchRequest { Text = question, Vector = vector }, cancellationToken);
            byWords.Add([.. found.ByWords.Take(Ten).Select(hit => hit.Chunk.Id)]);
            fused.Add([.. ScoreFusion.Fuse(found, new RetrievalOptions()).Take(Ten).Select(hit => hit.Chunk.Id)]);
        }

        return new TopTen(host.Name, byWords, fused);
    }

    /// <summary>How far another store agrees: of each question's lists the share that both have, on average, and how often the first is the same.</summary>
    public string Compare(TopTen other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var sameFirst = Fused.Zip(other.Fused).Count(pair => pair.First.Take(1).SequenceEqual(pair.Second.Take(1)));
        return FormattableString.Invariant($"{Share(ByWords, other.ByWords):0.000} by words, {Share(Fused, other.Fused):0.000} fused with vectors, the same first passage for {sameFirst} of {Fused.Count}");
    }

    private static async Task PublishAsync(IChunkStore store, QuestionedCorpus corpus, CancellationToken cancellationToken)
    {
        await using var draft = await store.OpenDraftAsync(new IndexRecipe("overlap/1", ProjectedWords.Model, ProjectedWords.Dimensions), cancellationToken);
        foreach (var page in corpus.Passages.GroupBy(passage => passage.Page))
        {
            await draft.ReplacePageAsync(page.Key, "overlap", [.. page], cancellationToken);
        }

        foreach (var batch in corpus.Passages.Chunk(500))
        {
            await draft.SetEmbeddingsAsync(
                [.. batch.Select(passage => (passage.Id, Vector: ProjectedWords.Of($"{passage.Title} {passage.Text}"))).Where(pair => pair.Vector is not null)
                    .Select(pair => KeyValuePair.Create<ChunkId, ReadOnlyMemory<float>>(pair.Id, pair.Vector))],
                cancellationToken);
        }

        await draft.PublishAsync(cancellationToken);
    }

    private static double Share(IReadOnlyList<IReadOnlyList<ChunkId>> ours, IReadOnlyList<IReadOnlyList<ChunkId>> theirs) =>
        ours.Zip(theirs).Average(pair => pair.First.Count + pair.Second.Count == 0 ? 1 : (double)pair.First.Intersect(pair.Second).Count() / Math.Max(pair.First.Count, pair.Second.Count));
}
