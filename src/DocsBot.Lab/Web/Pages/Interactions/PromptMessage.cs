namespace DocsBot.Lab.Web.Pages.Interactions;

/// <summary>A message of a prompt.</summary>
/// <param name="Role">Whose it is: <c>system</c>, <c>user</c> or <c>assistant</c>.</param>
/// <param name="Text">Its text.</param>
public sealed record PromptMessage(string Role, string Text);
