namespace DocsBot.Lab.Web.Pages.Interactions;

/// <summary>The prompt of an answer, made anew.</summary>
/// <param name="Messages">The messages; empty when they could not be made.</param>
/// <param name="IsProved">Whether they are byte-equal to those that were sent; null when the log does not say what was sent.</param>
/// <param name="Because">The same in a sentence, with the reason where they are not.</param>
public sealed record RenderedPrompt(IReadOnlyList<PromptMessage> Messages, bool? IsProved, string Because);
