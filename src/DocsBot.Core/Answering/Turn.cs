namespace DocsBot.Core.Answering;

/// <summary>Something said earlier in the conversation.</summary>
/// <param name="Role">Who said it.</param>
/// <param name="Text">What was said.</param>
public sealed record Turn(TurnRole Role, string Text);
