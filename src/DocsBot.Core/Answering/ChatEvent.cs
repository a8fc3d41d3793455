using System.Text.Json.Serialization;

namespace DocsBot.Core.Answering;

/// <summary>
/// What a client hears of an answer, in this order: <see cref="SourcesFound"/>, then any number of <see cref="AnswerDelta"/> and <see cref="Notice"/>, or one
/// <see cref="NoAnswer"/>; <see cref="Completed"/> or <see cref="Failed"/> is always the last. The hierarchy is closed; on the wire each event is a JSON object
/// with a <c>type</c>. The wire format is held by tests/contracts/chat-events.json.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type", UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization)]
[JsonDerivedType(typeof(SourcesFound), "sourcesFound")]
[JsonDerivedType(typeof(AnswerDelta), "answerDelta")]
[JsonDerivedType(typeof(NoAnswer), "noAnswer")]
[JsonDerivedType(typeof(Notice), "notice")]
[JsonDerivedType(typeof(Completed), "completed")]
[JsonDerivedType(typeof(Failed), "failed")]
public abstract record ChatEvent
{
    private ChatEvent()
    {
    }

    /// <summary>The passages the answer will be made from.</summary>
    /// <param name="ConversationId">The conversation, to send along with the next question.</param>
    /// <param name="Sources">Best first; empty when nothing was found.</param>
    public sealed record SourcesFound(string ConversationId, IReadOnlyList<Source> Sources) : ChatEvent
    {
        /// <summary>The pages that were searched, when not all were; null for all.</summary>
        public SourceScope? Scope { get; init; }

        /// <summary>That people checked this answer; null for one that is written now.</summary>
        public CuratedMark? Curated { get; init; }
    }

    /// <summary>The next piece of the answer.</summary>
    /// <param name="Text">Markdown to append. A verified citation stands as <c>[n]</c> after what it supports, never cut across two deltas.</param>
    public sealed record AnswerDelta(string Text) : ChatEvent;

    /// <summary>The documentation does not cover the question.</summary>
    /// <param name="Message">A sentence for the reader.</param>
    /// <param name="Nearest">The nearest pages, at most one source a page, best first.</param>
    public sealed record NoAnswer(string Message, IReadOnlyList<Source> Nearest) : ChatEvent;

    /// <summary>Something the reader should know of the answer.</summary>
    /// <param name="Code">What it is about.</param>
    /// <param name="Message">A sentence for the reader.</param>
    /// <param name="DiscardsAnswer">The text streamed so far is withdrawn; deltas that follow are a new answer.</param>
    public sealed record Notice(NoticeCode Code, string Message, bool DiscardsAnswer) : ChatEvent;

    /// <summary>The answer is complete.</summary>
    /// <param name="InteractionId">The row in the interaction log; feedback names it.</param>
    /// <param name="ConversationId">The conversation.</param>
    /// <param name="Outcome">How it ended.</param>
    /// <param name="Citations">The citations that hold, each once, by number.</param>
    /// <param name="DroppedCitations">How many citations of the model did not hold and were left out.</param>
    /// <param name="Model">The model that wrote the answer; null when none was asked.</param>
    /// <param name="Usage">What it cost; null when the provider did not say.</param>
    /// <param name="ElapsedMs">Time from the question to here, in milliseconds.</param>
    public sealed record Completed(
        string InteractionId,
        string ConversationId,
        AnswerOutcome Outcome,
        IReadOnlyList<Citation> Citations,
        int DroppedCitations,
        string? Model,
        TokenUsage? Usage,
        long ElapsedMs) : ChatEvent;

    /// <summary>There will be no answer.</summary>
    /// <param name="Code">Why.</param>
    /// <param name="Message">A sentence for the reader: what happened and what to do.</param>
    /// <param name="RetryAfterSeconds">After how many seconds asking again makes sense; null when that would not help or is not known.</param>
    /// <param name="InteractionId">The row in the interaction log; null when the question was turned away before it became one.</param>
    public sealed record Failed(FailureCode Code, string Message, int? RetryAfterSeconds, string? InteractionId) : ChatEvent;
}
