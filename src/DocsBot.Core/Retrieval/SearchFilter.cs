namespace DocsBot.Core.Retrieval;

/// <summary>Narrows a search by page labels. A null member does not narrow; a page that does not say passes every filter on that label.</summary>
public sealed record SearchFilter
{
    /// <summary>Everything passes.</summary>
    public static SearchFilter None { get; } = new();

    /// <summary>Only pages of this product.</summary>
    public string? Product { get; init; }

    /// <summary>Only pages of this version.</summary>
    public string? Version { get; init; }

    /// <summary>Only pages in this language, a BCP 47 tag.</summary>
    public string? Language { get; init; }
}
