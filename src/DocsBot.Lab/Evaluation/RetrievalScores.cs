using System.Text.Json.Serialization;

namespace DocsBot.Lab.Evaluation;

/// <summary>How well and how fast the pages that answer a set's questions are found; shares from 0 to 1, times in milliseconds.</summary>
public sealed record RetrievalScores
{
    /// <summary>The set's name.</summary>
    public required string Set { get; init; }

    /// <summary>Questions asked.</summary>
    public required int Questions { get; init; }

    /// <summary>Pages in the corpus.</summary>
    public required int Pages { get; init; }

    /// <summary>Chunks that the pages gave; shown in the table, not part of the JSON output.</summary>
    [JsonIgnore]
    public int Chunks { get; init; }

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
}
