using DocsBot.Core.Documents;

namespace DocsBot.Core.Retrieval;

/// <summary>Makes one ranking of a store's two lists.</summary>
public static class ScoreFusion
{
    /// <summary>
    /// The weighted sum of both scores, each first scaled to 0–1 over its own list (CombSUM over min-max scores: Fox and Shaw, "Combination of multiple
    /// searches", TREC-2, 1994). A passage that one list lacks gets 0 of it. A list that is empty leaves the whole weight to the other.
    /// </summary>
    /// <param name="byWords">Best first.</param>
    /// <param name="byVector">Best first.</param>
    /// <param name="vectorWeight">Share of the second list, 0 to 1.</param>
    /// <returns>Every passage of either list, best first; equals in the order of the lists.</returns>
    public static IReadOnlyList<FusedHit> Fuse(IReadOnlyList<SearchHit> byWords, IReadOnlyList<SearchHit> byVector, double vectorWeight)
    {
        ArgumentNullException.ThrowIfNull(byWords);
        ArgumentNullException.ThrowIfNull(byVector);
        ArgumentOutOfRangeException.ThrowIfNegative(vectorWeight);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(vectorWeight, 1);
        var weight = byVector.Count == 0 ? 0 : byWords.Count == 0 ? 1 : vectorWeight;
        var hits = new Dictionary<ChunkId, FusedHit>(byWords.Count + byVector.Count);
        var order = new List<ChunkId>(byWords.Count + byVector.Count);
        foreach (var (hit, scaled) in Scale(byWords))
        {
            hits[hit.Chunk.Id] = new FusedHit(hit.Chunk, (1 - weight) * scaled, hit.Score, VectorScore: null);
            order.Add(hit.Chunk.Id);
        }

        foreach (var (hit, scaled) in Scale(byVector))
        {
            if (hits.TryGetValue(hit.Chunk.Id, out var known))
            {
                hits[hit.Chunk.Id] = known with { Score = known.Score + (weight * scaled), VectorScore = hit.Score };
            }
            else
            {
                hits[hit.Chunk.Id] = new FusedHit(hit.Chunk, weight * scaled, WordScore: null, hit.Score);
                order.Add(hit.Chunk.Id);
            }
        }

        // A stable sort, so that equals stay in the order of the lists.
        return [.. order.Select(id => hits[id]).OrderByDescending(hit => hit.Score)];
    }

    private static IEnumerable<(SearchHit Hit, double Scaled)> Scale(IReadOnlyList<SearchHit> hits)
    {
        if (hits.Count == 0)
        {
            yield break;
        }

        var low = hits.Min(hit => hit.Score);
        var range = hits.Max(hit => hit.Score) - low;
        foreach (var hit in hits)
        {
            yield return (hit, range > 0 ? (hit.Score - low) / range : 1);
        }
    }
}
