using System.Text.Json.Serialization;
using DocsBot.Lab.Metrics;

namespace DocsBot.Lab.Evaluation;

/// <summary>How well and how fast the pages that answer a set's questions are found; shares from 0 to 1, times in milliseconds. The JSON output.</summary>
public sealed record RetrievalScores
{
    /// <summary>The set's name.</summary>
    public required string Set { get; init; }

    /// <summary>Questions asked.</summary>
    public required int Questions { get; init; }

    /// <summary>Pages in the corpus.</summary>
    public required int Pages { get; init; }

    /// <summary>Mean nDCG of the first 10 pages.</summary>
    public required double Ndcg10 { get; init; }

    /// <summary>Mean reciprocal rank within the first 10 pages.</summary>
    public required double Mrr10 { get; init; }

    /// <summary>Mean recall of the first 5 pages.</summary>
    public required double Recall5 { get; init; }

    /// <summary>Mean recall of the first 20 pages.</summary>
    public required double Recall20 { get; init; }

    /// <summary>Median time of a retrieval.</summary>
    public required double P50Ms { get; init; }

    /// <summary>Time that 95 of 100 retrievals do not exceed.</summary>
    public required double P95Ms { get; init; }

    /// <summary>What plain BM25 reaches on the same questions; left out when it was not asked.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RankingScore? Baseline { get; init; }

    /// <summary>How much better this is than plain BM25; left out when that was not asked.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RankingDifference? Difference { get; init; }

    /// <summary>The same with an index in Qdrant; left out when it was not asked.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RetrievalScores? Qdrant { get; init; }

    /// <summary>What each part is worth; left out when it was not asked.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<PartWorth>? Ablation { get; init; }

    /// <summary>Sums up what was measured.</summary>
    internal static RetrievalScores Of(RetrievalRun run)
    {
        var mean = RankingScore.Mean(run.Scores);
        return new RetrievalScores
        {
            Set = run.Set.Name,
            Questions = run.Scores.Count,
            Pages = run.Pages,
            Ndcg10 = mean.Ndcg10,
            Mrr10 = mean.Mrr10,
            Recall5 = mean.Recall5,
            Recall20 = mean.Recall20,
            P50Ms = Percentile.Of(run.Milliseconds, 0.5),
            P95Ms = Percentile.Of(run.Milliseconds, 0.95),
            Baseline = run.Baseline is null ? null : RankingScore.Mean(run.Baseline),
            Difference = run.Baseline is null ? null : RankingDifference.Of([(run.Scores, run.Baseline)]),
            Qdrant = run.Qdrant is null ? null : Of(run.Qdrant),
            Ablation = run.Ablated is null ? null : [.. run.Ablated.Select((without, i) => PartWorth.Of(Variants.Ablation.All[i], [(run.Scores, without)]))],
        };
    }
}
