namespace DocsBot.Lab.Evaluation.TokenCounts;

/// <summary>A prompt that was estimated and counted.</summary>
/// <param name="Model">The model it was sent to.</param>
/// <param name="Estimated">Its tokens as DocsBot estimated them.</param>
/// <param name="Counted">Its tokens as the provider counted them.</param>
internal sealed record CountedPrompt(string Model, int Estimated, long Counted);
