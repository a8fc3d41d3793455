using DocsBot.Core.Answering;
using DocsBot.Core.Interactions;

namespace DocsBot.Lab.Analysis.Why;

/// <summary>All that the rules look at: what was recorded, and what other attempts came to.</summary>
internal sealed record AttributionEvidence
{
    /// <summary>The answer as it was.</summary>
    public required Attempt AsItWas { get; init; }

    /// <summary>What said that it failed, the reader's feedback included.</summary>
    public FailureSignal Signals { get; init; }

    /// <summary>Why it failed; null otherwise.</summary>
    public FailureCode? Failure { get; init; }

    /// <summary>The fault behind a failure or a stand-in, its first line; null for none.</summary>
    public string? Error { get; init; }

    /// <summary>Whether a curated answer was served.</summary>
    public bool IsCurated { get; init; }

    /// <summary>Whether a model was asked then; otherwise the search was not sure enough.</summary>
    public bool AskedModel { get; init; } = true;

    /// <summary>Whether the attempts were made with a language model; the extractive one always finds something to quote, so that its answers prove less.</summary>
    public bool HasLanguageModel { get; init; }

    /// <summary>How sure the search was that the documentation covers it, 0 to 1, and how sure it must be; null when nothing was searched.</summary>
    public (double Confidence, double Needed)? Search { get; init; }

    /// <summary>The page that answers; null when nobody said.</summary>
    public RightPage? RightPage { get; init; }

    /// <summary>Passages of the prompt that their pages do not say any more.</summary>
    public IReadOnlyList<ChangedPassage> Changed { get; init; } = [];

    /// <summary>Whether the index is another than it was.</summary>
    public bool IndexChanged { get; init; }

    /// <summary>The other attempts, made or not.</summary>
    public IReadOnlyList<Attempt> Attempts { get; init; } = [];

    /// <summary>An attempt that was made; null when it was not.</summary>
    public Attempt? Made(AttemptKind kind) => Attempts.FirstOrDefault(attempt => attempt.Kind == kind && attempt.Grade is not null);

    /// <summary>An attempt that came to an answer that rests on its passages and is better than that of then; null otherwise.</summary>
    public Attempt? Better(AttemptKind kind) => Made(kind) is { } attempt && attempt.Grade >= AnswerGrade.Plausible && attempt.Grade > AsItWas.Grade ? attempt : null;
}
