namespace DocsBot.Core.Answering;

/// <summary>What a model replied to a <see cref="ModelCallRequest"/>.</summary>
/// <param name="Text">Its words, never blank.</param>
/// <param name="Model">The model that replied.</param>
public sealed record ModelReply(string Text, string Model);
