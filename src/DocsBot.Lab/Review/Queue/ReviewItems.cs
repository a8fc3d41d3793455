using DocsBot.Core.Answering;
using DocsBot.Lab.Evaluation.Runs;
using DocsBot.Providers.Log.Reviews;

namespace DocsBot.Lab.Review.Queue;

/// <summary>Makes items of the queue.</summary>
internal static class ReviewItems
{
    /// <summary>An item with the priority of its reason.</summary>
    public static ReviewItem New(string subject, ReviewKind kind, ReviewReason reason, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now).ToString(),
        Subject = subject,
        Kind = kind,
        Reason = reason,
        Priority = PriorityOf(reason),
        AddedAt = now,
    };

    /// <summary>The pairs of two variants of an evaluation whose answers differ, of the first trial.</summary>
    /// <param name="run">The evaluation.</param>
    /// <param name="first">The number of one variant.</param>
    /// <param name="second">The number of the other.</param>
    /// <param name="needed">How many reviewers each needs.</param>
    /// <param name="now">The time.</param>
    public static IEnumerable<ReviewItem> PairsOf(EvaluationRun run, int first, int second, int needed, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(run);
        var others = run.Cases.Where(result => result.Variant == second && result.Trial == run.Cases.Min(other => other.Trial)).ToDictionary(result => (result.Set, result.CaseId));
        foreach (var one in run.Cases.Where(result => result.Variant == first))
        {
            if (others.TryGetValue((one.Set, one.CaseId), out var other) && one.Trial == other.Trial && one.Failure is null && other.Failure is null && !string.Equals(one.Answer, other.Answer, StringComparison.Ordinal))
            {
                yield return New($"pair:{run.Id}:{one.Set}:{one.CaseId}:{first}:{second}", ReviewKind.Pair, ReviewReason.Compared, now) with
                {
                    Pair = new ReviewPair(one.Question, Answer(run.Variants[first].Label, one), Answer(run.Variants[second].Label, other)),
                    Needed = needed,
                };
            }
        }
    }

    private static ReviewedAnswer Answer(string label, CaseResult result) => new(label, result.Answer ?? "", [.. result.Citations.Select(citation => new Citation(citation.Number, citation.ChunkId, citation.Title, citation.Url))]);

    private static int PriorityOf(ReviewReason reason) => reason switch
    {
        ReviewReason.Disliked => 100,
        ReviewReason.Expired => 90,
        ReviewReason.Asked => 80,
        ReviewReason.Compared => 70,
        ReviewReason.ThumbsDown => 60,
        ReviewReason.Signal => 40,
        _ => 20,
    };
}
