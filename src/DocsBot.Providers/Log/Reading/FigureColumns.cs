using System.Data.Common;
using DocsBot.Core.Interactions;

namespace DocsBot.Providers.Log.Reading;

/// <summary>The counts of the table <c>interaction_days</c> as figures.</summary>
internal static class FigureColumns
{
    private const int FirstSignal = 9;

    private static readonly FailureSignal[] Signals = [.. Enum.GetValues<FailureSignal>().Where(signal => signal != FailureSignal.None).Order()];

    private static readonly string[] Names =
    [
        "questions", "answered", "no_answer", "degraded", "cancelled", "failed", "thumbs_up", "thumbs_down", "flagged",
        "signal_no_answer", "signal_thumbs_down", "signal_dropped_citation", "signal_low_groundedness", "signal_rephrased", "signal_abandoned", "signal_slow",
        "signal_over_budget", "signal_failed", "signal_degraded", "signal_broken_rule",
        "input_tokens", "output_tokens", "counted", "cost_nanos", "priced", "priced_answers", "grounded", "groundedness_ppm",
        .. Enumerable.Range(0, LatencyHistogram.Bounds.Count + 1).Select(range => $"ms_{range:00}"),
    ];

    /// <summary>Their sums, in the order that <see cref="Read"/> reads. PostgreSQL's sum of whole numbers is none, hence the cast.</summary>
    public static string Sums { get; } = string.Join(", ", Names.Select(name => $"CAST(sum({name}) AS bigint) AS {name}"));

    /// <summary>The column that counts a signal.</summary>
    public static string Of(FailureSignal signal) => Names[FirstSignal + Array.IndexOf(Signals, signal)];

    /// <summary>The column that counts an outcome.</summary>
    public static string Of(InteractionOutcome outcome) => Names[1 + (int)outcome];

    /// <summary>Reads the sums of a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="first">The column of the first sum.</param>
    public static LogFigures Read(DbDataReader row, int first)
    {
        var afterSignals = first + FirstSignal + Signals.Length;
        long At(int column) => row.GetInt64(column);
        return new LogFigures
        {
            Questions = At(first),
            Answered = At(first + 1),
            NoAnswer = At(first + 2),
            Degraded = At(first + 3),
            Cancelled = At(first + 4),
            Failed = At(first + 5),
            ThumbsUp = At(first + 6),
            ThumbsDown = At(first + 7),
            Flagged = At(first + 8),
            Signals = Signals.Select((signal, i) => (signal, count: At(first + FirstSignal + i))).ToDictionary(pair => pair.signal, pair => pair.count),
            InputTokens = At(afterSignals),
            OutputTokens = At(afterSignals + 1),
            Counted = At(afterSignals + 2),
            CostNanos = At(afterSignals + 3),
            Priced = At(afterSignals + 4),
            PricedAnswers = At(afterSignals + 5),
            Grounded = At(afterSignals + 6),
            GroundednessPpm = At(afterSignals + 7),
            Latency = new LatencyHistogram([.. Enumerable.Range(afterSignals + 8, LatencyHistogram.Bounds.Count + 1).Select(At)]),
        };
    }
}
