using DocsBot.Providers.Log.Reading;

namespace DocsBot.Lab.Web.Periods;

/// <summary>The figures of several days as those of one stretch.</summary>
internal static class FigureSum
{
    /// <summary>Adds up; shares and percentiles follow from the sums.</summary>
    /// <param name="parts">At least one.</param>
    public static LogFigures Of(IReadOnlyList<LogFigures> parts)
    {
        long Sum(Func<LogFigures, long> count) => parts.Sum(count);
        return new LogFigures
        {
            Questions = Sum(part => part.Questions),
            Answered = Sum(part => part.Answered),
            NoAnswer = Sum(part => part.NoAnswer),
            Degraded = Sum(part => part.Degraded),
            Cancelled = Sum(part => part.Cancelled),
            Failed = Sum(part => part.Failed),
            ThumbsUp = Sum(part => part.ThumbsUp),
            ThumbsDown = Sum(part => part.ThumbsDown),
            Flagged = Sum(part => part.Flagged),
            Signals = parts.SelectMany(part => part.Signals).GroupBy(pair => pair.Key, pair => pair.Value).ToDictionary(group => group.Key, group => group.Sum()),
            InputTokens = Sum(part => part.InputTokens),
            OutputTokens = Sum(part => part.OutputTokens),
            Counted = Sum(part => part.Counted),
            CostNanos = Sum(part => part.CostNanos),
            Priced = Sum(part => part.Priced),
            PricedAnswers = Sum(part => part.PricedAnswers),
            Grounded = Sum(part => part.Grounded),
            GroundednessPpm = Sum(part => part.GroundednessPpm),
            Latency = new LatencyHistogram([.. Enumerable.Range(0, LatencyHistogram.Bounds.Count + 1).Select(range => Sum(part => range < part.Latency.Counts.Count ? part.Latency.Counts[range] : 0))]),
            Conversations = new ConversationCounts(
                Sum(part => part.Conversations?.Conversations ?? 0), Sum(part => part.Conversations?.Resolved ?? 0), Sum(part => part.Conversations?.PricedResolved ?? 0)),
        };
    }
}
