namespace DocsBot.Core.Documents;

/// <summary>A heading and the content up to the next heading.</summary>
public sealed record Section
{
    /// <summary>The headings above this section and its own, outermost first, in plain text, the page's title left out. Empty for text above the first heading.</summary>
    public required IReadOnlyList<string> HeadingPath { get; init; }

    /// <summary>The fragment that the site's generator gives this heading, without <c>#</c>; null where there is nothing to link to but the page.</summary>
    public string? Anchor { get; init; }

    /// <summary>The section's content in reading order.</summary>
    public required IReadOnlyList<Block> Blocks { get; init; }
}
