namespace DocsBot.Core.Prompts;

/// <summary>A kind of question as the prompt <c>classify</c> sees it, one element of <c>domains</c>.</summary>
/// <param name="Letter">What the model writes for it (<c>{{letter}}</c>).</param>
/// <param name="Name">Its name (<c>{{name}}</c>).</param>
/// <param name="Description">What belongs to it, in a line (<c>{{description}}</c>).</param>
public sealed record PromptDomainChoice(string Letter, string Name, string Description);
