namespace DocsBot.Lab.Prompts;

/// <summary>A passage of a rendered prompt.</summary>
/// <param name="Number">What a citation of it says.</param>
/// <param name="Title">The page's title.</param>
/// <param name="Heading">The headings above it; empty when there are none.</param>
/// <param name="Url">Where it opens.</param>
internal sealed record RenderedSource(int Number, string Title, string Heading, string Url);
