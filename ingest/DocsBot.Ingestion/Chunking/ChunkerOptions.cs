using System.ComponentModel.DataAnnotations;

namespace DocsBot.Ingestion.Chunking;

/// <summary>How long a chunk may be.</summary>
public sealed record ChunkerOptions
{
    /// <summary>The most characters of a chunk's text. Default 1,600, some 250 words of English prose. A code block or a table row is cut only when it alone is longer.</summary>
    [Range(200, 100_000)]
    public int MaxCharacters { get; init; } = 1600;

    /// <summary>A section is spread evenly over chunks of about this many characters. Default 1,200; never more than <see cref="MaxCharacters"/>.</summary>
    [Range(100, 100_000)]
    public int TargetCharacters { get; init; } = 1200;
}
