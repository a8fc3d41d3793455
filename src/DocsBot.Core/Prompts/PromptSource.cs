namespace DocsBot.Core.Prompts;

/// <summary>A passage as templates see it, one element of <c>sources</c>.</summary>
/// <param name="Number">What a citation of it says, from 1 (<c>{{number}}</c>).</param>
/// <param name="Title">The page's title (<c>{{title}}</c>).</param>
/// <param name="Heading">The headings above the passage joined by <c> &gt; </c>; empty above the first heading (<c>{{heading}}</c>).</param>
/// <param name="Url">Where it opens (<c>{{url}}</c>).</param>
/// <param name="Text">The passage as Markdown (<c>{{text}}</c>).</param>
public sealed record PromptSource(int Number, string Title, string Heading, string Url, string Text);
