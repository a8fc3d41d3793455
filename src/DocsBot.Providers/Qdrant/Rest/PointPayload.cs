namespace DocsBot.Providers.Qdrant.Rest;

/// <summary>Everything that a point of an index may carry; see <c>PointKind</c> for what belongs to which. Null is not written.</summary>
internal sealed record PointPayload
{
    public string? Kind { get; init; }

    /// <summary>Id of the page: of the chunk's page, or of the page itself.</summary>
    public string? Page { get; init; }

    public string? Source { get; init; }

    public string? Path { get; init; }

    public string? Url { get; init; }

    public string? Title { get; init; }

    public string? Product { get; init; }

    public string? Version { get; init; }

    public string? Language { get; init; }

    public int? Ordinal { get; init; }

    public IReadOnlyList<string>? Headings { get; init; }

    public string? Anchor { get; init; }

    public string? Text { get; init; }

    /// <summary>How many models had been learnt when the chunk was written.</summary>
    public long? Era { get; init; }

    /// <summary>The page's content hash.</summary>
    public string? Hash { get; init; }

    /// <summary>How many chunks the page has.</summary>
    public int? Chunks { get; init; }

    /// <summary>Which blob the part is of, and its place in it.</summary>
    public string? Name { get; init; }

    public int? Number { get; init; }

    /// <summary>How many parts there are.</summary>
    public int? Parts { get; init; }

    /// <summary>The part's bytes.</summary>
    public byte[]? Data { get; init; }

    /// <summary>Who holds the draft; <see cref="Holder"/> in words.</summary>
    public string? Owner { get; init; }

    public string? Holder { get; init; }

    /// <summary>Until when, in milliseconds since 1970 UTC.</summary>
    public long? Expires { get; init; }
}
