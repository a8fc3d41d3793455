using DocsBot.Core.Documents;

namespace DocsBot.Core.Retrieval;

/// <summary>Makes one ranking of a store's two lists and of what the passages themselves show.</summary>
public static class ScoreFusion
{
    /// <summary>The list by meaning is scaled between its best and this one, so that a longer list does not change the ranking.</summary>
    private const int ScaledOver = 60;

    /// <summary>
    /// The weighted sum of the scores: by words as a share of the best, to which the title's coverage and the words' proximity are added, and by meaning
    /// by the root of its place between the 60th, 0, and the best, 1 (CombSUM over normalised scores: Fox and Shaw, "Combination of multiple searches", TREC-2, 1994).
    /// A passage that a list lacks gets 0 of it. A list that is empty leaves the whole weight to the other.
    /// </summary>
    /// <param name="found">The store's answer.</param>
    /// <param name="options">The weights.</param>
    /// <returns>Every passage of either list, best first; equals in the order of the lists.</returns>
    public static IReadOnlyList<FusedHit> Fuse(SearchResult found, RetrievalOptions options)
    {
        ArgumentNullException.ThrowIfNull(found);
        ArgumentNullException.ThrowIfNull(options);
        var vectorWeight = found.ByVector.Count == 0 ? 0 : found.ByWords.Count == 0 ? 1 : options.VectorWeight;
        var meaning = new VectorScale(found.ByVector);
        var evidence = new PassageEvidence(found);
        var best = found.ByWords.Count > 0 ? found.ByWords[0].Score : 0;
        var hits = new List<FusedHit>(found.ByWords.Count + found.ByVector.Count);
        foreach (var (chunk, words, vector) in Join(found))
        {
            var byWords = 0.0;
            if (vectorWeight < 1 && best > 0)
            {
                byWords = ((words ?? 0) / best)
                    + (options.TitleCoverageWeight > 0 ? options.TitleCoverageWeight * evidence.TitleCoverage(chunk) : 0)
                    + (options.ProximityWeight > 0 && words is not null ? options.ProximityWeight * evidence.Proximity(chunk) / best : 0);
            }

            hits.Add(new FusedHit(chunk, ((1 - vectorWeight) * byWords) + (vectorWeight * meaning.Of(vector)), words, vector));
        }

        // A stable sort, so that equals stay in the order of the lists.
        return [.. hits.OrderByDescending(hit => hit.Score)];
    }

    private static IEnumerable<(Chunk Chunk, double? Words, double? Vector)> Join(SearchResult found)
    {
        var byVector = found.ByVector.ToDictionary(hit => hit.Chunk.Id, hit => hit.Score);
        var seen = new HashSet<ChunkId>();
        foreach (var hit in found.ByWords)
        {
            seen.Add(hit.Chunk.Id);
            yield return (hit.Chunk, hit.Score, byVector.TryGetValue(hit.Chunk.Id, out var score) ? score : null);
        }

        foreach (var hit in found.ByVector.Where(hit => !seen.Contains(hit.Chunk.Id)))
        {
            yield return (hit.Chunk, null, hit.Score);
        }
    }

    /// <summary>Scales cosines to 1 for the best and 0 for the 60th, or the last of fewer; the root tells what is near from what is not more than it ranks what is near.</summary>
    private readonly struct VectorScale(IReadOnlyList<SearchHit> hits)
    {
        private readonly double _best = hits.Count > 0 ? hits[0].Score : 0;
        private readonly double _range = hits.Count > 0 ? hits[0].Score - hits[Math.Min(ScaledOver, hits.Count) - 1].Score : 0;

        public double Of(double? score)
        {
            if (score is not { } cosine)
            {
                return 0;
            }

            return _range > 0 ? Math.Sqrt(Math.Max(0, 1 - ((_best - cosine) / _range))) : 1;
        }
    }
}
