namespace DocsBot.Core.Documents;

/// <summary>A passage of a page, the unit that is indexed, retrieved and cited.</summary>
public sealed record Chunk
{
    /// <summary>The chunk's deterministic identity.</summary>
    public required ChunkId Id { get; init; }

    /// <summary>The page it belongs to.</summary>
    public required PageKey Page { get; init; }

    /// <summary>Its place on the page, from 0.</summary>
    public required int Ordinal { get; init; }

    /// <summary>The page's title.</summary>
    public required string Title { get; init; }

    /// <summary>The headings above the passage, outermost first, the page's title left out; empty above the first heading.</summary>
    public required IReadOnlyList<string> HeadingPath { get; init; }

    /// <summary>The fragment of its section, without <c>#</c>; null where there is nothing to link to but the page.</summary>
    public string? Anchor { get; init; }

    /// <summary>The page's address without a fragment.</summary>
    public required string PageUrl { get; init; }

    /// <summary>The passage as Markdown: paragraphs, lists, fenced code and tables, without links, emphasis and HTML.</summary>
    public required string Text { get; init; }

    /// <summary>Product, version and language of the page.</summary>
    public PageLabels Labels { get; init; } = PageLabels.None;

    /// <summary>Where a reader opens the passage: the page's address with the section's fragment.</summary>
    public string Url => Anchor is null ? PageUrl : $"{PageUrl}#{Anchor}";
}
