using DocsBot.Core.Interactions;

namespace DocsBot.Providers.Log.Reading;

/// <summary>What was counted of some interactions: those of a day, a period, or a slice of it.</summary>
public sealed record LogFigures
{
    private const decimal Nanos = 1_000_000_000m;

    /// <summary>No interactions.</summary>
    public static LogFigures None { get; } = new();

    /// <summary>All interactions.</summary>
    public long Questions { get; init; }

    /// <summary>Those that ended with an answer.</summary>
    public long Answered { get; init; }

    /// <summary>Those that the documentation does not cover.</summary>
    public long NoAnswer { get; init; }

    /// <summary>Those answered in the documentation's own words, because the model failed.</summary>
    public long Degraded { get; init; }

    /// <summary>Those that the reader stopped.</summary>
    public long Cancelled { get; init; }

    /// <summary>Those that ended with an error.</summary>
    public long Failed { get; init; }

    /// <summary>Thumbs up.</summary>
    public long ThumbsUp { get; init; }

    /// <summary>Thumbs down.</summary>
    public long ThumbsDown { get; init; }

    /// <summary>Those with at least one failure signal.</summary>
    public long Flagged { get; init; }

    /// <summary>Those with each signal; one interaction may have several.</summary>
    public IReadOnlyDictionary<FailureSignal, long> Signals { get; init; } = new Dictionary<FailureSignal, long>();

    /// <summary>Tokens of prompts, where they are known.</summary>
    public long InputTokens { get; init; }

    /// <summary>Tokens of answers, where they are known.</summary>
    public long OutputTokens { get; init; }

    /// <summary>Interactions whose tokens are known.</summary>
    public long Counted { get; init; }

    /// <summary>What the calls to models cost in billionths, where it is known.</summary>
    public long CostNanos { get; init; }

    /// <summary>Interactions whose cost is known; without any call to a model it is 0.</summary>
    public long Priced { get; init; }

    /// <summary>Answers whose cost is known.</summary>
    public long PricedAnswers { get; init; }

    /// <summary>Answers whose groundedness was judged.</summary>
    public long Grounded { get; init; }

    /// <summary>The sum of their groundedness, in millionths.</summary>
    public long GroundednessPpm { get; init; }

    /// <summary>How long they took.</summary>
    public LatencyHistogram Latency { get; init; } = new([]);

    /// <summary>Conversations that ended with one of them; null where they are not counted: by page, product version, language and site.</summary>
    public ConversationCounts? Conversations { get; init; }

    /// <summary>The share that was answered.</summary>
    public Proportion AnsweredRate => new(Answered, Questions);

    /// <summary>The share that the documentation does not cover.</summary>
    public Proportion NoAnswerRate => new(NoAnswer, Questions);

    /// <summary>The share that ended with an error, or with the documentation's own words because of one.</summary>
    public Proportion ErrorRate => new(Failed + Degraded, Questions);

    /// <summary>The share with at least one failure signal.</summary>
    public Proportion FlaggedRate => new(Flagged, Questions);

    /// <summary>The share of interactions that were rated.</summary>
    public Proportion RatedRate => new(ThumbsUp + ThumbsDown, Questions);

    /// <summary>The share of ratings that are thumbs up.</summary>
    public Proportion HelpfulRate => new(ThumbsUp, ThumbsUp + ThumbsDown);

    /// <summary>The share of ratings that are thumbs down.</summary>
    public Proportion UnhelpfulRate => new(ThumbsDown, ThumbsUp + ThumbsDown);

    /// <summary>What the calls to models cost, where it is known, in the currency of the configured prices.</summary>
    public decimal Cost => CostNanos / Nanos;

    /// <summary>The cost of all priced interactions for each answer among them; null without one.</summary>
    public decimal? CostPerAnswer => PricedAnswers > 0 ? Cost / PricedAnswers : null;

    /// <summary>The cost for each answer that helped, as if unrated answers helped as often as rated ones; null without a thumb up.</summary>
    public decimal? CostPerHelpfulAnswer => ThumbsUp > 0 ? CostPerAnswer / (decimal)HelpfulRate.Share! : null;

    /// <summary>The cost for each resolved conversation; null without one, or where conversations are not counted.</summary>
    public decimal? CostPerResolvedConversation => Conversations is { PricedResolved: > 0 } ended ? Cost / ended.PricedResolved : null;

    /// <summary>The mean groundedness of the answers that were judged.</summary>
    public double? MeanGroundedness => Grounded > 0 ? GroundednessPpm / 1e6 / Grounded : null;

    /// <summary>The share with a signal.</summary>
    /// <param name="signal">One signal.</param>
    public Proportion SignalRate(FailureSignal signal) => new(Signals.GetValueOrDefault(signal), Questions);
}
