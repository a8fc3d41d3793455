namespace DocsBot.Core.Prompts;

/// <summary>All that is in force at one moment. It never changes: a question that began with a set ends with it.</summary>
/// <param name="Library">The prompts.</param>
public sealed record PromptSet(PromptLibrary Library);
