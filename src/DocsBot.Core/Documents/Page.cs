namespace DocsBot.Core.Documents;

/// <summary>A documentation page, parsed: what every parser makes of its format and every chunker starts from.</summary>
public sealed record Page
{
    /// <summary>The page's identity within the index.</summary>
    public required PageKey Key { get; init; }

    /// <summary>Where a reader opens the page, without a fragment: absolute (<c>https://…</c>) or rooted (<c>/docs/…</c>).</summary>
    public required string Url { get; init; }

    /// <summary>The page's title in plain text; never empty.</summary>
    public required string Title { get; init; }

    /// <summary>The author's one-line summary from the front matter or the meta tag; null when there is none.</summary>
    public string? Description { get; init; }

    /// <summary>Product, version and language of the page.</summary>
    public PageLabels Labels { get; init; } = PageLabels.None;

    /// <summary>The page's sections in reading order. Text above the first heading is a section of its own, without an anchor.</summary>
    public required IReadOnlyList<Section> Sections { get; init; }
}
