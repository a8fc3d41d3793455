namespace DocsBot.Ingestion.Sources;

/// <summary>A page as a source lists it: what it is called and how to read it. Nothing is read before <see cref="OpenAsync"/>.</summary>
public sealed record SourceFile
{
    /// <summary>Path within the source, with <c>/</c> as separator; its extension chooses the parser.</summary>
    public required string Path { get; init; }

    /// <summary>Opens the content for reading, from its first byte. The caller disposes the stream.</summary>
    public required Func<CancellationToken, ValueTask<Stream>> OpenAsync { get; init; }

    /// <summary>Size in bytes; null where the source does not know it before reading.</summary>
    public long? Size { get; init; }

    /// <summary>When the content last changed, in UTC; null where the source does not know.</summary>
    public DateTimeOffset? LastModified { get; init; }

    /// <summary>The page's address, where the source knows it; null derives it from the path by the site's conventions.</summary>
    public string? Url { get; init; }

    /// <summary>The page's title, where the source knows it better than the page does; null takes the page's own.</summary>
    public string? Title { get; init; }

    /// <summary>A file whose content is already in memory.</summary>
    public static SourceFile FromBytes(string path, ReadOnlyMemory<byte> content) => new()
    {
        Path = path,
        Size = content.Length,
        OpenAsync = _ => ValueTask.FromResult<Stream>(new MemoryStream(content.ToArray(), writable: false)),
    };

    /// <summary>A file whose text is already in memory.</summary>
    public static SourceFile FromText(string path, string content) => FromBytes(path, System.Text.Encoding.UTF8.GetBytes(content));
}
