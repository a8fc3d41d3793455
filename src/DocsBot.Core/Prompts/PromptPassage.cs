namespace DocsBot.Core.Prompts;

/// <summary>A passage as it is read back from a rendered prompt.</summary>
/// <param name="Number">What a citation of it says.</param>
/// <param name="Title">The page's title.</param>
/// <param name="Heading">The headings above the passage; empty when there are none.</param>
/// <param name="Text">The passage, character for character.</param>
public sealed record PromptPassage(int Number, string Title, string Heading, string Text);
