using DocsBot.Core.Documents;
using DocsBot.Providers.Qdrant.Rest;

namespace DocsBot.Providers.Qdrant.Index;

/// <summary>Chunks and pages as points.</summary>
internal static class ChunkPoint
{
    /// <summary>A chunk as it is written first, without vectors.</summary>
    public static Point Of(Chunk chunk, long era) => new(chunk.Id.Value, Point.NoVectors, new PointPayload
    {
        Kind = PointKind.Chunk,
        Page = PointIds.OfPage(chunk.Page).ToString("D"),
        Source = chunk.Page.Source,
        Path = chunk.Page.Path,
        Url = chunk.PageUrl,
        Title = chunk.Title,
        Product = chunk.Labels.Product,
        Version = chunk.Labels.Version,
        Language = chunk.Labels.Language,
        Ordinal = chunk.Ordinal,
        Headings = chunk.HeadingPath,
        Anchor = chunk.Anchor,
        Text = chunk.Text,
        Era = era,
    });

    /// <summary>A page; without chunks it has neither address nor labels.</summary>
    public static Point Of(PageKey page, string contentHash, IReadOnlyList<Chunk> chunks)
    {
        var id = PointIds.OfPage(page);
        var first = chunks.Count > 0 ? chunks[0] : null;
        return new Point(id, Point.NoVectors, new PointPayload
        {
            Kind = PointKind.Page,
            Page = id.ToString("D"),
            Source = page.Source,
            Path = page.Path,
            Url = first?.PageUrl,
            Product = first?.Labels.Product,
            Version = first?.Labels.Version,
            Language = first?.Labels.Language,
            Hash = contentHash,
            Chunks = chunks.Count,
        });
    }

    /// <summary>Reads a chunk.</summary>
    /// <exception cref="InvalidDataException">The point is none.</exception>
    public static Chunk Read(StoredPoint point) =>
        point.Payload is { Kind: PointKind.Chunk, Source: { } source, Path: { } path, Url: { } url, Title: { } title, Text: { } text, Headings: { } headings, Ordinal: { } ordinal } payload
            ? new Chunk
            {
                Id = new ChunkId(point.Id),
                Page = new PageKey(source, path),
                Ordinal = ordinal,
                Title = title,
                HeadingPath = headings,
                Anchor = payload.Anchor,
                PageUrl = url,
                Text = text,
                Labels = LabelsOf(payload),
            }
            : throw new InvalidDataException($"Point {point.Id} is not a passage as this version of DocsBot writes it");

    public static PageLabels LabelsOf(PointPayload payload)
    {
        var labels = new PageLabels { Product = payload.Product, Version = payload.Version, Language = payload.Language };
        return labels == PageLabels.None ? PageLabels.None : labels;
    }
}
