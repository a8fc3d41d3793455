using DocsBot.Core.Documents;
using DocsBot.Ingestion.Sites;

namespace DocsBot.Ingestion.Parsing;

/// <summary>A page to parse.</summary>
public sealed record PageInput
{
    /// <summary>The page's key.</summary>
    public required PageKey Key { get; init; }

    /// <summary>Its text, with line feeds as line ends and without a byte order mark.</summary>
    public required string Text { get; init; }

    /// <summary>What its address and anchors are.</summary>
    public required SiteConventions Site { get; init; }

    /// <summary>Reads another file of the source by its path there; null when there is none.</summary>
    public Func<string, string?> Include { get; init; } = _ => null;

    /// <summary>Its address, where the source knows it.</summary>
    public string? Url { get; init; }

    /// <summary>Its title, where the source knows it.</summary>
    public string? Title { get; init; }
}
