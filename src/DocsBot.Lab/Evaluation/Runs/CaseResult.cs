using DocsBot.Core.Answering;
using DocsBot.Core.Interactions;

namespace DocsBot.Lab.Evaluation.Runs;

/// <summary>How one variant answered one question, once, and what that is worth by each metric.</summary>
public sealed record CaseResult
{
    /// <summary>The question's id, unique within its set.</summary>
    public required string CaseId { get; init; }

    /// <summary>The set's name.</summary>
    public required string Set { get; init; }

    /// <summary>The question.</summary>
    public required string Question { get; init; }

    /// <summary>What an answer should say; null when the set does not say.</summary>
    public string? Reference { get; init; }

    /// <summary>What the question is counted under besides the whole: name of the slice to its value, such as <c>language</c> to <c>de</c>.</summary>
    public IReadOnlyDictionary<string, string> Slices { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The variant, an index into <see cref="EvaluationRun.Variants"/>.</summary>
    public required int Variant { get; init; }

    /// <summary>Which time it was asked, from 1.</summary>
    public required int Trial { get; init; }

    /// <summary>How it ended.</summary>
    public required InteractionOutcome Outcome { get; init; }

    /// <summary>The answer as a reader would have seen it; null when there was none.</summary>
    public string? Answer { get; init; }

    /// <summary>Its citations that held.</summary>
    public IReadOnlyList<Citation> Citations { get; init; } = [];

    /// <summary>Metric to score; a metric without a score is in <see cref="Missing"/>. Empty for a failed one.</summary>
    public IReadOnlyDictionary<string, double> Scores { get; init; } = new Dictionary<string, double>(StringComparer.Ordinal);

    /// <summary>Metric to the reason why there is no score, such as that the set has no reference answer.</summary>
    public IReadOnlyDictionary<string, string> Missing { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What was expected of the answer and does not hold, each in a sentence.</summary>
    public IReadOnlyList<string> Unmet { get; init; } = [];

    /// <summary>The rules of form that the answer does not keep, each in a sentence.</summary>
    public IReadOnlyList<string> Form { get; init; } = [];

    /// <summary>What the judge said, each time it was asked.</summary>
    public IReadOnlyList<Judgement> Judgements { get; init; } = [];

    /// <summary>Why the question could not be asked or answered, for example that the model was unavailable; null otherwise. A failed one has no scores and is in no mean.</summary>
    public string? Failure { get; init; }

    /// <summary>Tokens that all calls of the answer sent; null when a provider did not say.</summary>
    public long? InputTokens { get; init; }

    /// <summary>Tokens that all calls of the answer wrote; null when a provider did not say.</summary>
    public long? OutputTokens { get; init; }

    /// <summary>What the answer costs a service, the judge not included; null when that is not known. The same whether its calls were made or recalled.</summary>
    public decimal? Cost { get; init; }

    /// <summary>Milliseconds from the question to the end of the answer; of recalled calls, what they took when they were made.</summary>
    public required double Milliseconds { get; init; }

    /// <summary>Calls to models that were made for it now, the judge's included.</summary>
    public int Asked { get; init; }

    /// <summary>Calls to models whose replies were recalled from an earlier run.</summary>
    public int Recalled { get; init; }
}
