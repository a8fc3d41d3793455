using DocsBot.Providers.Qdrant.Rest;

namespace DocsBot.Providers.Qdrant.Index;

/// <summary>Keeps bytes in a collection, in pieces: a payload has no room for a whole model.</summary>
internal static class Parts
{
    /// <summary>The model that was learnt; its hash is part of the name, so that two models never mix.</summary>
    public static string Model(string hash) => $"model {hash}";

    /// <summary>The words with the number of chunks that hold each.</summary>
    public const string Words = "words";

    /// <summary>The different labels of pages.</summary>
    public const string Labels = "labels";

    /// <summary>Bytes of a piece: a third more as base64, and well within the least batch.</summary>
    private const int PieceBytes = 40_000;

    /// <summary>Writes bytes in the place of those of that name.</summary>
    public static async Task WriteAsync(PointReader target, string name, ReadOnlyMemory<byte> bytes, QdrantOptions options, CancellationToken cancellationToken)
    {
        await DeleteAsync(target, name, cancellationToken);
        var pieces = Math.Max(1, (bytes.Length + PieceBytes - 1) / PieceBytes);
        var batch = new PointBatch<Point>(options, QdrantClient.SizeOf, (points, token) => target.Client.UpsertAsync(target.Collection, new UpsertPoints(points), token));
        for (var number = 0; number < pieces; number++)
        {
            var piece = bytes.Slice(number * PieceBytes, Math.Min(PieceBytes, bytes.Length - (number * PieceBytes)));
            var payload = new PointPayload { Kind = PointKind.Part, Name = name, Number = number, Parts = pieces, Data = piece.ToArray() };
            await batch.AddAsync(new Point(PointIds.OfPart(name, number), Point.NoVectors, payload), cancellationToken);
        }

        await batch.FlushAsync(cancellationToken);
    }

    /// <summary>Reads them; null when they are not there, or not all of them.</summary>
    public static async Task<byte[]?> ReadAsync(PointReader source, string name, CancellationToken cancellationToken)
    {
        var pieces = new SortedDictionary<int, byte[]>();
        var whole = -1;
        await foreach (var point in source.ScrollAsync(Named(name), PayloadSelectorConverter.All, piece: 64, withVector: false, cancellationToken))
        {
            if (point.Payload is { Number: { } number, Parts: { } parts, Data: { } data })
            {
                pieces[number] = data;
                whole = parts;
            }
        }

        return pieces.Count == whole ? [.. pieces.Values.SelectMany(piece => piece)] : null;
    }

    public static Task DeleteAsync(PointReader target, string name, CancellationToken cancellationToken) => target.Client.DeletePointsAsync(target.Collection, Named(name), cancellationToken);

    private static Filter Named(string name) => Filter.All(Condition.Is("kind", PointKind.Part), Condition.Is("name", name));
}
