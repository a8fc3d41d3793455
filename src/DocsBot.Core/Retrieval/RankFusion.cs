using DocsBot.Core.Documents;

namespace DocsBot.Core.Retrieval;

/// <summary>Makes one ranking of those of a question and of its parts.</summary>
internal static class RankFusion
{
    /// <summary>
    /// Each passage by the reciprocal of its best rank, equals by the sum over all rankings: in turn the best of each (the highest-rank method; Fox and Shaw's CombMAX
    /// over ranks, TREC-2, 1994). Ranks and not scores, since the scores of two questions say nothing to each other; the best and not the sum, since what answers
    /// one part well should not stand behind what says a little of every part.
    /// </summary>
    /// <param name="rankings">At least one, the whole question's first: its hit is the one that is kept.</param>
    public static Ranking Fuse(IReadOnlyList<Ranking> rankings)
    {
        var ranks = new Dictionary<ChunkId, (double Best, double Sum)>();
        var hits = new Dictionary<ChunkId, FusedHit>();
        foreach (var ranking in rankings)
        {
            for (var i = 0; i < ranking.Hits.Count; i++)
            {
                var id = ranking.Hits[i].Chunk.Id;
                var (best, sum) = ranks.GetValueOrDefault(id);
                var rank = 1.0 / (i + 1);
                ranks[id] = (Math.Max(best, rank), sum + rank);
                hits.TryAdd(id, ranking.Hits[i]);
            }
        }

        var fused = hits.Values.OrderByDescending(hit => ranks[hit.Chunk.Id].Best).ThenByDescending(hit => ranks[hit.Chunk.Id].Sum);
        return new Ranking([.. fused.Select(hit => hit with { Score = ranks[hit.Chunk.Id].Best })], rankings[0].Found)
        {
            PartsFound = [.. rankings.Skip(1).Select(ranking => ranking.Found)],
        };
    }
}
