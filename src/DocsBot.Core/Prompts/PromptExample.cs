namespace DocsBot.Core.Prompts;

/// <summary>A question with the answer it should get, shown to a model (<c>prompts/examples/&lt;name&gt;.yaml</c>), one element of <c>examples</c>.</summary>
/// <param name="Id">Its name in the file; the log names it.</param>
/// <param name="Tags">What it is about, for the choice by similarity.</param>
/// <param name="Question">The question (<c>{{question}}</c>).</param>
/// <param name="Context">The passages it is answered from, as text (<c>{{context}}</c>).</param>
/// <param name="Answer">The answer (<c>{{answer}}</c>).</param>
public sealed record PromptExample(string Id, IReadOnlyList<string> Tags, string Question, string Context, string Answer);
