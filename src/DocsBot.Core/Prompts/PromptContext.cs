namespace DocsBot.Core.Prompts;

/// <summary>What a rendered prompt asks, and from what.</summary>
/// <param name="Question">The question, character for character.</param>
/// <param name="Passages">The passages in the order of the prompt.</param>
public sealed record PromptContext(string Question, IReadOnlyList<PromptPassage> Passages);
