using DocsBot.Core.Retrieval;
using DocsBot.Providers.Qdrant.Rest;
using Microsoft.Extensions.Logging;

namespace DocsBot.Providers.Qdrant.Index;

/// <summary>The collection of a draft: begun as a copy of the published snapshot, or taken up where an ingestion stopped.</summary>
internal sealed partial class DraftCollection
{
    private DraftCollection(PointReader points, CollectionMetadata metadata, QdrantOptions options)
    {
        Points = points;
        Metadata = metadata;
        Pages = new DraftPages(points, options);
    }

    public PointReader Points { get; }

    /// <summary>What the collection says of itself; whoever changes it changes it here as well.</summary>
    public CollectionMetadata Metadata { get; set; }

    /// <summary>Writes its pages.</summary>
    public DraftPages Pages { get; }

    /// <summary>The number that chunks written now carry: those of the model's number and later ones are new to it.</summary>
    public long Era => Metadata.ModelEra ?? 0;

    /// <summary>Makes the draft.</summary>
    public static async Task<DraftCollection> BeginAsync(
        QdrantClient client, CollectionNames names, QdrantOptions options, IndexRecipe recipe, PublishedSnapshot? start, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var snapshot = CollectionNames.NewSnapshot(now);
        var metadata = new CollectionMetadata
        {
            DocsbotSchema = CollectionLayout.Schema,
            State = SnapshotState.Copying,
            Snapshot = snapshot,
            Base = start?.Manifest.Snapshot,
            Chunker = recipe.Chunker,
            EmbeddingModel = recipe.EmbeddingModel,
            EmbeddingDimensions = recipe.EmbeddingDimensions,
            ModelHash = start?.Metadata.ModelHash,
            ModelChunks = start?.Metadata.ModelChunks,
            ModelEra = start?.Metadata.ModelEra,
            Analysis = start?.Metadata.Analysis,
            ChunkWords = start?.Metadata.ChunkWords,
            PageWords = start?.Metadata.PageWords,
        };
        var points = new PointReader(client, names.Of(snapshot));
        await CollectionLayout.CreateAsync(client, points.Collection, options, recipe, metadata, cancellationToken);
        if (start is not null)
        {
            await CopyAsync(start.Points, points, options, cancellationToken);
        }

        await client.UpdateMetadataAsync(points.Collection, new CollectionMetadata { State = SnapshotState.Draft }, cancellationToken);
        return new DraftCollection(points, metadata with { State = SnapshotState.Draft }, options);
    }

    /// <summary>What an interrupted ingestion left, when it was made by this recipe on this snapshot; otherwise it is deleted. The caller holds the lease.</summary>
    public static async Task<DraftCollection?> ResumeAsync(
        QdrantClient client, CollectionNames names, QdrantOptions options, IndexRecipe recipe, PublishedSnapshot? start, ILogger logger, CancellationToken cancellationToken)
    {
        DraftCollection? found = null;
        var published = await client.FindAliasAsync(names.Alias, cancellationToken);
        foreach (var collection in names.Snapshots(await client.ListCollectionsAsync(cancellationToken)).Select(names.Of).Where(collection => collection != published))
        {
            if (await client.FindCollectionAsync(collection, cancellationToken) is not { Config.Metadata: { State: SnapshotState.Draft or SnapshotState.Copying } metadata })
            {
                continue;
            }

            if (found is null && metadata.State == SnapshotState.Draft && metadata.IsMadeBy(recipe) && metadata.Base == start?.Manifest.Snapshot)
            {
                Log.Resumed(logger, collection);
                found = new DraftCollection(new PointReader(client, collection), metadata, options);
            }
            else
            {
                Log.Discarded(logger, collection);
                await client.DeleteCollectionAsync(collection, cancellationToken);
            }
        }

        return found;
    }

    /// <summary>Copies everything but what publishing writes anew.</summary>
    private static async Task CopyAsync(PointReader source, PointReader target, QdrantOptions options, CancellationToken cancellationToken)
    {
        var batch = new PointBatch<Point>(options, QdrantClient.SizeOf, (points, token) => target.Client.UpsertAsync(target.Collection, new UpsertPoints(points), token));
        await foreach (var point in source.ScrollAsync(filter: null, PayloadSelectorConverter.All, options.BatchPoints, withVector: true, cancellationToken))
        {
            if (point.Payload is { Name: not (Parts.Words or Parts.Labels) } payload)
            {
                await batch.AddAsync(new Point(point.Id, point.Vector ?? Point.NoVectors, payload), cancellationToken);
            }
        }

        await batch.FlushAsync(cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Goes on with the draft {Collection} that an interrupted ingestion left.")]
        public static partial void Resumed(ILogger logger, string collection);

        [LoggerMessage(2, LogLevel.Information, "The draft {Collection} is of no use to this ingestion and is deleted.")]
        public static partial void Discarded(ILogger logger, string collection);
    }
}
