using DocsBot.Core.Answering;
using DocsBot.Core.Prompts;
using DocsBot.Core.Retrieval;
using DocsBot.Core.Understanding;

namespace DocsBot.Core.Interactions;

/// <summary>All that is kept of a question and its answer: enough to run it again exactly.</summary>
public sealed record Interaction
{
    /// <summary>A UUID of version 7, so that ids sort by time.</summary>
    public required string Id { get; init; }

    /// <summary>The conversation.</summary>
    public required string ConversationId { get; init; }

    /// <summary>When the question arrived, in UTC.</summary>
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>The user's words.</summary>
    public required string Question { get; init; }

    /// <summary>What was searched for, where that was other than the question; null otherwise.</summary>
    public string? SearchText { get; init; }

    /// <summary>The questions it was made of, each searched for by itself as well; empty for one question.</summary>
    public IReadOnlyList<string> SearchParts { get; init; } = [];

    /// <summary>What its writer wanted; null when that was not found out.</summary>
    public Intent? Intent { get; init; }

    /// <summary>Its language or script; null when it is too short to tell.</summary>
    public string? Language { get; init; }

    /// <summary>What the pages had to be.</summary>
    public SearchFilter Filter { get; init; } = SearchFilter.None;

    /// <summary>The page it was asked on; null when that is not known.</summary>
    public string? PageUrl { get; init; }

    /// <summary>The turns before it, as they went into the prompt.</summary>
    public IReadOnlyList<Turn> History { get; init; } = [];

    /// <summary>The site the widget was embedded in; null for other clients.</summary>
    public string? Origin { get; init; }

    /// <summary>The template; null when no model was asked.</summary>
    public PromptId? Prompt { get; init; }

    /// <summary>Why it was this template; null when no model was asked.</summary>
    public InteractionRoute? Route { get; init; }

    /// <summary>The fragments and example files in the template, with their hashes.</summary>
    public IReadOnlyList<PromptFragment> Fragments { get; init; } = [];

    /// <summary>The ids of the examples in the prompt, in its order.</summary>
    public IReadOnlyList<string> Examples { get; init; } = [];

    /// <summary>The template's settings as they were sent; null when no model was asked.</summary>
    public PromptSettings? Settings { get; init; }

    /// <summary>The model that wrote the answer; null when none was asked.</summary>
    public string? Model { get; init; }

    /// <summary>The index snapshot; null when nothing was published.</summary>
    public string? Snapshot { get; init; }

    /// <summary>The retriever's confidence, 0 to 1; null when nothing was retrieved.</summary>
    public double? Confidence { get; init; }

    /// <summary>What was retrieved, best first.</summary>
    public IReadOnlyList<InteractionChunk> Chunks { get; init; } = [];

    /// <summary>The answer as the reader saw it; null when there was none.</summary>
    public string? Answer { get; init; }

    /// <summary>What the model thought before it answered, hidden from the reader; null when it thought nothing aloud.</summary>
    public string? Reasoning { get; init; }

    /// <summary>The rules that the model's text broke, each once.</summary>
    public IReadOnlyList<OutputRule> BrokenRules { get; init; } = [];

    /// <summary>The citations that held.</summary>
    public IReadOnlyList<Citation> Citations { get; init; } = [];

    /// <summary>Citations of the model that did not hold.</summary>
    public int DroppedCitations { get; init; }

    /// <summary>Tokens; null when the provider did not say.</summary>
    public TokenUsage? Usage { get; init; }

    /// <summary>Tokens of the prompt as DocsBot estimated them, before any calibration; null when no model was asked.</summary>
    public int? EstimatedTokens { get; init; }

    /// <summary>Every call to a model, in order: those that prepared the answer, those that failed, the answer's own.</summary>
    public IReadOnlyList<ModelUse> ModelUses { get; init; } = [];

    /// <summary>What the calls cost by the configured prices; null when that is not known, see <see cref="ModelUse.Total"/>.</summary>
    public decimal? Cost => ModelUse.Total(ModelUses);

    /// <summary>When each stage was over.</summary>
    public required StageTimings Timings { get; init; }

    /// <summary>How it ended.</summary>
    public required InteractionOutcome Outcome { get; init; }

    /// <summary>Why it failed; null otherwise.</summary>
    public FailureCode? Failure { get; init; }

    /// <summary>The fault behind a failure, a degraded answer or an answer of another model than the first, for the operator; null otherwise. Never shown to the reader.</summary>
    public string? Error { get; init; }

    /// <summary>What says that the answer may have failed its reader.</summary>
    public FailureSignal Signals { get; init; }

    /// <summary>The share of the answer's claims that a passage of its prompt supports, 0 to 1; null when there is nothing to judge.</summary>
    public double? Groundedness { get; init; }

    /// <summary>Whether it asks again what the question before it asked; the log then marks that one's row (<see cref="FailureSignal.Rephrased"/>). Not read back.</summary>
    public bool RepeatsLast { get; init; }

    /// <summary>The hash of the messages that the model was sent for the answer; null when none was asked.</summary>
    public string? MessagesSha256 { get; init; }

    /// <summary>Whether personal data or a secret was taken out before it was recorded: a replay then renders other bytes.</summary>
    public bool Redacted { get; init; }

    /// <summary>The curated answer that was served; null when there was none.</summary>
    public string? CuratedId { get; init; }

    /// <summary>The texts that a replay needs. The log keeps each once; they are not read back with the row.</summary>
    public IReadOnlyList<PinnedText> Pinned { get; init; } = [];
}
