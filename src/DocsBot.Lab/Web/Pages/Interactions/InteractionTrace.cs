using DocsBot.Core.Answering;
using DocsBot.Core.Interactions;
using DocsBot.Lab.Web.Charts;
using DocsBot.Providers.Log;

namespace DocsBot.Lab.Web.Pages.Interactions;

/// <summary>All that is known of an interaction.</summary>
/// <param name="Record">What the log has.</param>
public sealed record InteractionTrace(InteractionRecord Record)
{
    /// <summary>The conversation, oldest first, itself included.</summary>
    public IReadOnlyList<ConversationTurn> Conversation { get; init; } = [];

    /// <summary>What was found, best first.</summary>
    public IReadOnlyList<PassageView> Passages { get; init; } = [];

    /// <summary>Why the texts of passages that were not pinned are not known; null when they are.</summary>
    public string? PassagesFault { get; init; }

    /// <summary>The claims of the answer, held against the passages of its prompt; empty when those are not pinned.</summary>
    public IReadOnlyList<ClaimSupport> Claims { get; init; } = [];

    /// <summary>The exact prompt; null when no model was asked for an answer.</summary>
    public RenderedPrompt? Prompt { get; init; }

    /// <summary>The interaction.</summary>
    public Interaction Interaction => Record.Interaction;

    /// <summary>The stages and the calls to models. A call's length was recorded and not its place, so that is a guess by what the call is for.</summary>
    public IReadOnlyList<WaterfallSpan> Spans => TraceSpans.Of(Interaction);
}
