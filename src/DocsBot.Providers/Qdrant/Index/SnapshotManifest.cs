using DocsBot.Core.Documents;
using DocsBot.Core.Retrieval;
using DocsBot.Providers.Qdrant.Rest;

namespace DocsBot.Providers.Qdrant.Index;

/// <summary>The manifest in a collection's metadata.</summary>
internal static class SnapshotManifest
{
    /// <summary>The manifest of a snapshot that was published.</summary>
    /// <exception cref="IndexUnavailableException">It has none, or one of a newer layout.</exception>
    public static IndexManifest Read(CollectionMetadata? metadata, string collection, Uri server)
    {
        if (metadata?.DocsbotSchema > CollectionLayout.Schema)
        {
            throw new IndexUnavailableException(
                $"The collection {collection} in Qdrant at {server} was written by a newer version of DocsBot (layout {metadata.DocsbotSchema}, this one reads {CollectionLayout.Schema}). Update DocsBot, or run the ingestion again with this version.");
        }

        return metadata is { DocsbotSchema: > 0, Snapshot: { } snapshot, PublishedAt: { } publishedAt, Chunker: { } chunker, Pages: { } pages, Chunks: { } chunks }
            ? new IndexManifest
            {
                Snapshot = snapshot,
                PublishedAt = publishedAt,
                Chunker = chunker,
                EmbeddingModel = metadata.EmbeddingModel,
                EmbeddingModelHash = metadata.ModelHash,
                EmbeddingDimensions = metadata.EmbeddingDimensions ?? 0,
                Pages = pages,
                Chunks = chunks,
            }
            : throw new IndexUnavailableException($"The collection {collection} in Qdrant at {server} has no manifest in its metadata, so it is no index of DocsBot. Run the ingestion, or set Qdrant:Collection (Qdrant__Collection) to another name.");
    }

    /// <summary>Whether a snapshot or draft was made by a recipe.</summary>
    public static bool IsMadeBy(this CollectionMetadata metadata, IndexRecipe recipe) =>
        metadata.DocsbotSchema == CollectionLayout.Schema && metadata.Chunker == recipe.Chunker && metadata.EmbeddingModel == recipe.EmbeddingModel && (metadata.EmbeddingDimensions ?? 0) == recipe.EmbeddingDimensions;
}
