namespace DocsBot.Core.Documents;

/// <summary>What a page says of itself that a search may be narrowed by. A null label means that the page does not say.</summary>
public sealed record PageLabels
{
    /// <summary>No label at all.</summary>
    public static PageLabels None { get; } = new();

    /// <summary>The product the page documents, for example <c>collector</c>.</summary>
    public string? Product { get; init; }

    /// <summary>The product version the page documents, for example <c>1.28</c>.</summary>
    public string? Version { get; init; }

    /// <summary>The page's language as a BCP 47 tag, for example <c>en</c> or <c>pt-br</c>.</summary>
    public string? Language { get; init; }
}
