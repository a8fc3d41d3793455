using DocsBot.Core.Interactions;
using DocsBot.Providers.Log;
using DocsBot.Providers.Log.Reading;

namespace DocsBot.Providers.Tests.Log.Reading;

/// <summary>What the log's tables of counts must hold, counted from its rows.</summary>
internal static class Recount
{
    public static LogFigures Of(IReadOnlyCollection<InteractionRecord> records, IReadOnlySet<string>? last)
    {
        var rows = records.Select(record => record.Interaction).ToList();
        long Count(Func<Interaction, bool> holds) => rows.Count(holds);
        var ratings = records.Where(record => record.Feedback is not null).Select(record => record.Feedback!.Helpful).ToList();
        return new LogFigures
        {
            Questions = rows.Count,
            Answered = Count(row => row.Outcome == InteractionOutcome.Answered),
            NoAnswer = Count(row => row.Outcome == InteractionOutcome.NoAnswer),
            Degraded = Count(row => row.Outcome == InteractionOutcome.Degraded),
            Cancelled = Count(row => row.Outcome == InteractionOutcome.Cancelled),
            Failed = Count(row => row.Outcome == InteractionOutcome.Failed),
            ThumbsUp = ratings.Count(helpful => helpful),
            ThumbsDown = ratings.Count(helpful => !helpful),
            Flagged = Count(row => row.Signals != FailureSignal.None),
            Signals = Enum.GetValues<FailureSignal>().Where(signal => signal != FailureSignal.None).ToDictionary(signal => signal, signal => Count(row => row.Signals.HasFlag(signal))),
            InputTokens = rows.Sum(row => row.Usage?.InputTokens ?? 0),
            OutputTokens = rows.Sum(row => row.Usage?.OutputTokens ?? 0),
            Counted = Count(row => row.Usage?.InputTokens is not null),
            CostNanos = (long)(rows.Sum(row => row.Cost ?? 0) * 1_000_000_000),
            Priced = Count(IsPriced),
            PricedAnswers = Count(row => row.Outcome == InteractionOutcome.Answered && IsPriced(row)),
            Grounded = Count(row => row.Groundedness is not null),
            GroundednessPpm = rows.Sum(row => (long)Math.Round((row.Groundedness ?? 0) * 1e6, MidpointRounding.AwayFromZero)),
            Latency = new LatencyHistogram([.. Enumerable.Range(0, LatencyHistogram.Bounds.Count + 1).Select(range => Count(row => LatencyHistogram.Bounds.Count(bound => row.Timings.TotalMs >= bound) == range))]),
            Conversations = last is null ? null : new ConversationCounts(
                records.Count(record => last.Contains(record.Interaction.Id)),
                records.Count(record => last.Contains(record.Interaction.Id) && IsResolved(record)),
                records.Count(record => last.Contains(record.Interaction.Id) && IsResolved(record) && IsPriced(record.Interaction))),
        };
    }

    /// <summary>The ids of the last interaction of each conversation.</summary>
    public static IReadOnlySet<string> LastOfConversations(IEnumerable<InteractionRecord> records) => records
        .GroupBy(record => record.Interaction.ConversationId)
        .Select(conversation => conversation.OrderBy(record => record.Interaction.AskedAt).ThenBy(record => record.Interaction.Id, StringComparer.Ordinal).Last().Interaction.Id)
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>The value of an interaction in a dimension; null when it is left out.</summary>
    public static string? Value(Interaction row, LogDimension dimension) => dimension switch
    {
        LogDimension.Domain => row.Route?.Domain ?? "",
        LogDimension.Page => row.PageUrl ?? "",
        LogDimension.Version => row.Filter.Version ?? "",
        LogDimension.Language => row.Language ?? "",
        LogDimension.Prompt => row.Prompt?.ToString() ?? "",
        LogDimension.Model => row.Model ?? "",
        LogDimension.Site => row.Origin ?? "",
        LogDimension.Arm => row.Route?.Experiment is { } experiment ? $"{experiment}/{row.Route.Arm}" : null,
        _ => throw new ArgumentOutOfRangeException(nameof(dimension)),
    };

    private static bool IsPriced(Interaction row) => row.Cost is not null || row.ModelUses.Count == 0;

    private static bool IsResolved(InteractionRecord record) =>
        record is { Interaction.Outcome: InteractionOutcome.Answered, Feedback: null or { Helpful: true } } && !record.Interaction.Signals.HasFlag(FailureSignal.Rephrased);
}
