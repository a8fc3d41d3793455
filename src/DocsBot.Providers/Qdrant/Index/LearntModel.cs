using DocsBot.Core.Retrieval;
using DocsBot.Providers.Qdrant.Rest;

namespace DocsBot.Providers.Qdrant.Index;

/// <summary>The learnt model of a snapshot: its bytes in parts, its name and number in the metadata.</summary>
internal static class LearntModel
{
    /// <summary>Reads it with how much changed since it was learnt; null when there is none, or not all of it.</summary>
    public static async Task<FittedModel?> ReadAsync(PointReader points, CollectionMetadata metadata, CancellationToken cancellationToken)
    {
        if (metadata is not { ModelHash: { } hash, ModelChunks: { } learntFrom, ModelEra: { } era } || await Parts.ReadAsync(points, Parts.Model(hash), cancellationToken) is not { } bytes)
        {
            return null;
        }

        var added = await points.CountAsync(ChunksWith(Condition.AtLeast("era", era)), cancellationToken);
        var left = await points.CountAsync(ChunksWith(Condition.Below("era", era)), cancellationToken);
        return new FittedModel(hash, bytes, learntFrom, added, learntFrom - left);
    }

    /// <summary>
    /// Puts a model in the place of the one before. Every step leaves a draft that can be gone on with: first the embeddings go, then the model comes, and
    /// only with its name in the metadata it counts.
    /// </summary>
    /// <returns>The metadata that is to be known from now on.</returns>
    public static async Task<CollectionMetadata> WriteAsync(PointReader points, CollectionMetadata metadata, ReadOnlyMemory<byte> bytes, QdrantOptions options, CancellationToken cancellationToken)
    {
        if (metadata.EmbeddingDimensions > 0)
        {
            await points.Client.DeleteVectorsAsync(points.Collection, VectorNames.Dense, PointReader.Chunks, cancellationToken);
        }

        var hash = FittedModel.HashOf(bytes.Span);
        await Parts.WriteAsync(points, Parts.Model(hash), bytes, options, cancellationToken);
        var known = new CollectionMetadata { ModelHash = hash, ModelChunks = await points.CountAsync(PointReader.Chunks, cancellationToken), ModelEra = (metadata.ModelEra ?? 0) + 1 };
        await points.Client.UpdateMetadataAsync(points.Collection, known, cancellationToken);
        if (metadata.ModelHash is { } before && before != hash)
        {
            await Parts.DeleteAsync(points, Parts.Model(before), cancellationToken);
        }

        return metadata with { ModelHash = known.ModelHash, ModelChunks = known.ModelChunks, ModelEra = known.ModelEra };
    }

    private static Filter ChunksWith(Condition condition) => PointReader.Chunks with { Must = [.. PointReader.Chunks.Must!, condition] };
}
