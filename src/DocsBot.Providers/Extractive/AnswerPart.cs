namespace DocsBot.Providers.Extractive;

/// <summary>A piece of the answer from one passage.</summary>
/// <param name="Passage">The passage.</param>
/// <param name="Units">What is quoted, in the order of the page; at least one.</param>
internal sealed record AnswerPart(Passage Passage, IReadOnlyList<Unit> Units);
