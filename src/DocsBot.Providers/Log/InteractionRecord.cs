using DocsBot.Core.Interactions;

namespace DocsBot.Providers.Log;

/// <summary>A row of the interaction log.</summary>
/// <param name="Interaction">The question and its answer.</param>
/// <param name="Feedback">What the reader thought of it; null when nothing was said.</param>
public sealed record InteractionRecord(Interaction Interaction, Feedback? Feedback);
