using DocsBot.Core.Documents;
using DocsBot.Providers.Qdrant.Rest;
using Microsoft.Extensions.Logging;

namespace DocsBot.Providers.Qdrant.Index;

/// <summary>Makes a draft the published snapshot, and deletes the oldest ones.</summary>
/// <param name="around">The server and the index.</param>
internal sealed partial class DraftPublication(DraftSurroundings around)
{
    /// <summary>Notes the manifest, then points the alias: readers see the old snapshot or the new one. Stopped in between, the draft is one still.</summary>
    public async Task<IndexManifest> PublishAsync(DraftCollection draft, CancellationToken cancellationToken)
    {
        var (client, points) = (around.Client, draft.Points);
        var known = new CollectionMetadata
        {
            PublishedAt = around.Time.GetUtcNow(),
            Pages = await points.CountPagesAsync(cancellationToken),
            Chunks = await points.CountAsync(PointReader.Chunks, cancellationToken),
        };
        await client.UpdateMetadataAsync(points.Collection, known, cancellationToken);
        await client.SetAliasAsync(around.Names.Alias, points.Collection, cancellationToken);
        around.Current.Refresh();
        await NotePublishedAsync(points.Collection);
        await PruneAsync(points.Collection, cancellationToken);
        var manifest = SnapshotManifest.Read(draft.Metadata with { PublishedAt = known.PublishedAt, Pages = known.Pages, Chunks = known.Chunks }, points.Collection, client.Url);
        Log.Published(around.Logger, manifest.Snapshot, manifest.Pages, manifest.Chunks);
        return manifest;
    }

    /// <summary>Notes that a snapshot was published, once the alias names it. Where that fails, it is published all the same, and the next ingestion notes it.</summary>
    public async Task NotePublishedAsync(string collection)
    {
        try
        {
            await around.Client.UpdateMetadataAsync(collection, new CollectionMetadata { State = SnapshotState.Published }, CancellationToken.None);
        }
        catch (QdrantException fault)
        {
            Log.NotNoted(around.Logger, fault, collection);
        }
    }

    /// <summary>Deletes published snapshots beyond the newest ones; the current one always stays. What cannot be deleted now is the next time.</summary>
    private async Task PruneAsync(string current, CancellationToken cancellationToken)
    {
        try
        {
            var kept = 1;
            foreach (var collection in around.Names.Snapshots(await around.Client.ListCollectionsAsync(cancellationToken)).Select(around.Names.Of).Where(collection => collection != current))
            {
                if (await around.Client.FindCollectionAsync(collection, cancellationToken) is { Config.Metadata.State: SnapshotState.Published } && ++kept > around.Options.SnapshotsKept)
                {
                    await around.Client.DeleteCollectionAsync(collection, cancellationToken);
                }
            }
        }
        catch (QdrantException fault)
        {
            Log.NotPruned(around.Logger, fault);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Published snapshot {Snapshot}: {Pages} pages, {Chunks} chunks.")]
        public static partial void Published(ILogger logger, string snapshot, int pages, int chunks);

        [LoggerMessage(3, LogLevel.Warning, "{Collection} is published, but its metadata could not be told so; the next ingestion does.")]
        public static partial void NotNoted(ILogger logger, Exception reason, string collection);

        [LoggerMessage(2, LogLevel.Warning, "Older snapshots could not be deleted; the next publication tries again.")]
        public static partial void NotPruned(ILogger logger, Exception reason);
    }
}
