using DocsBot.Core.Documents;

namespace DocsBot.Core.Retrieval;

/// <summary>Makes one ranking of those of a question and of its parts.</summary>
internal static class RankFusion
{
    /// <summary>How soon a rank stops to matter. Source: Cormack, Clarke and Büttcher, "Reciprocal rank fusion outperforms Condorcet and individual rank learning methods", SIGIR 2009.</summary>
    private const int K = 60;

    /// <summary>
    /// Reciprocal rank fusion: the sum over the rankings of 1 / (60 + rank). Ranks and not scores, since the scores of two questions say nothing to each other;
    /// the sum and not the best, since a passage that only sounds like one part should not go before one that several rankings have.
    /// </summary>
    /// <param name="rankings">At least one, the whole question's first: its hit is the one that is kept.</param>
    public static Ranking Fuse(IReadOnlyList<Ranking> rankings)
    {
        var scores = new Dictionary<ChunkId, double>();
        var hits = new Dictionary<ChunkId, FusedHit>();
        foreach (var ranking in rankings)
        {
            for (var i = 0; i < ranking.Hits.Count; i++)
            {
                var id = ranking.Hits[i].Chunk.Id;
                scores[id] = scores.GetValueOrDefault(id) + (1.0 / (K + i + 1));
                hits.TryAdd(id, ranking.Hits[i]);
            }
        }

        return new Ranking([.. hits.Values.Select(hit => hit with { Score = scores[hit.Chunk.Id] }).OrderByDescending(hit => hit.Score)], rankings[0].Found)
        {
            PartsFound = [.. rankings.Skip(1).Select(ranking => ranking.Found)],
        };
    }
}
