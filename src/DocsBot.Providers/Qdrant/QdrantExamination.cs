using System.Runtime.CompilerServices;
using DocsBot.Core.Documents;
using DocsBot.Core.Retrieval;
using DocsBot.Core.Text;
using DocsBot.Providers.Diagnosis;
using DocsBot.Providers.Qdrant.Index;
using DocsBot.Providers.Qdrant.Rest;
using Microsoft.Extensions.Logging;

namespace DocsBot.Providers.Qdrant;

/// <summary>Looks at an index in Qdrant: the server, the published snapshot, drafts.</summary>
internal sealed class QdrantExamination : IExamination
{
    private readonly QdrantOptions _options;
    private readonly IndexRecipe _recipe;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly CollectionNames _names;
    private readonly HttpMessageHandler? _handler;

    public QdrantExamination(QdrantOptions options, IndexRecipe recipe, TimeProvider time, ILogger logger, HttpMessageHandler? handler = null)
    {
        _options = options;
        _recipe = recipe;
        _time = time;
        _logger = logger;
        _names = new CollectionNames(options.Collection);
        _handler = handler;
    }

    public string Subject => $"Index in Qdrant at {_options.Url}, alias {_options.Collection}";

    public async IAsyncEnumerable<Finding> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var client = new QdrantClient(new QdrantConnection(_options, _time, _logger, _handler), _options.ReadConsistency);
        await using var findings = ExamineAsync(client, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            Finding? failed = null;
            try
            {
                if (!await findings.MoveNextAsync())
                {
                    yield break;
                }
            }
            catch (QdrantException fault)
            {
                failed = Finding.Wrong(QdrantFaults.Explain(fault, client.Url).Message);
            }
            catch (IndexUnavailableException fault)
            {
                failed = Finding.Wrong(fault.Message);
            }

            yield return failed ?? findings.Current;
            if (failed is not null)
            {
                yield break;
            }
        }
    }

    private async IAsyncEnumerable<Finding> ExamineAsync(QdrantClient client, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var version = await client.GetVersionAsync(cancellationToken);
        QdrantFaults.RequireVersion(version, client.Url);
        yield return Finding.Ok($"The server answers; it is Qdrant {version}.");
        var collections = await client.ListCollectionsAsync(cancellationToken);
        yield return Finding.Ok(string.IsNullOrEmpty(_options.ApiKey) ? "The server asks for no key. Keep it out of reach of others." : "The server takes the key.");
        if (collections.Contains(_names.Alias, StringComparer.Ordinal))
        {
            yield return Finding.Wrong($"There is a collection {_names.Alias}, so that no alias of that name can be. Set Qdrant:Collection (Qdrant__Collection) to another name, or delete that collection.");
        }

        var published = await client.FindAliasAsync(_names.Alias, cancellationToken);
        if (published is null)
        {
            yield return Finding.Wrong(_names.Snapshots(collections).Count > 0
                ? $"The alias {_names.Alias} is not there, although snapshots are. Run the ingestion again; it publishes one."
                : "Nothing is published yet. Run the ingestion.");
        }
        else
        {
            await foreach (var finding in ExamineSnapshotAsync(client, published, cancellationToken))
            {
                yield return finding;
            }
        }

        await foreach (var finding in ExamineOthersAsync(client, collections, published, cancellationToken))
        {
            yield return finding;
        }
    }

    private async IAsyncEnumerable<Finding> ExamineSnapshotAsync(QdrantClient client, string collection, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (await client.FindCollectionAsync(collection, cancellationToken) is not { } info)
        {
            yield return Finding.Wrong($"The alias {_names.Alias} names {collection}, which is not there. Run the ingestion again.");
            yield break;
        }

        yield return Finding.Ok($"The alias {_names.Alias} names {collection}.");
        var manifest = SnapshotManifest.Read(info.Config.Metadata, collection, client.Url);
        foreach (var finding in ManifestFindings.Of(manifest, _recipe).Concat(LayoutFindings(info, manifest)))
        {
            yield return finding;
        }

        var points = new PointReader(client, collection);
        yield return ManifestFindings.Count("pages", await points.CountPagesAsync(cancellationToken), manifest.Pages);
        yield return ManifestFindings.Count("passages", await points.CountAsync(PointReader.Chunks, cancellationToken), manifest.Chunks);
        var lacking = manifest.EmbeddingDimensions == 0 ? 0 : await points.CountAsync(PointReader.Chunks.ButNot(Condition.Has(VectorNames.Dense)), cancellationToken);
        yield return ManifestFindings.Embeddings(manifest, lacking);
        var wordless = await points.CountAsync(PointReader.Chunks.ButNot(Condition.Has(VectorNames.Words)), cancellationToken);
        yield return wordless == 0
            ? Finding.Ok("Every passage is found by its words.")
            : Finding.Wrong($"{wordless} passages cannot be found by words. Delete the collection {collection} and run the ingestion again.");
        yield return await ExamineShardsAsync(client, collection, info, cancellationToken);
    }

    private static async Task<Finding> ExamineShardsAsync(QdrantClient client, string collection, CollectionInfo info, CancellationToken cancellationToken)
    {
        ClusterInfo cluster;
        try
        {
            cluster = await client.GetClusterAsync(collection, cancellationToken);
        }
        catch (QdrantException fault) when (fault.Fault == QdrantFault.Unauthorized)
        {
            return Finding.Notice("The key may not see how the shards are.");
        }

        var broken = cluster.LocalShards.Concat(cluster.RemoteShards).Where(shard => shard.State != "Active").ToList();
        return broken.Count == 0
            ? Finding.Ok($"All shards are active ({info.Config.Params.ShardNumber ?? 1} with {info.Config.Params.ReplicationFactor ?? 1} copies).")
            : Finding.Wrong($"Not all shards are active: {string.Join(", ", broken.Select(shard => $"{shard.ShardId} is {shard.State}"))}. Look at the cluster's nodes.");
    }

    private IEnumerable<Finding> LayoutFindings(CollectionInfo info, IndexManifest manifest)
    {
        yield return info.Status switch
        {
            "green" => Finding.Ok("The collection is green."),
            "yellow" or "grey" => Finding.Notice($"The collection is {info.Status}: the server is still building its indexes, or has not begun; searches may take longer."),
            _ => Finding.Wrong($"The collection is {info.Status}: an operation failed. Look at the server's log, then run the ingestion again."),
        };
        yield return info.Config.Metadata!.Analysis == Terms.Analysis
            ? Finding.Ok("Words were read as this version reads them.")
            : Finding.Wrong("Words were read by another version, so that questions cannot be searched for. Run the ingestion again.");
        string[] missing = [.. CollectionLayout.Indexes.Where(index => info.PayloadSchema?.GetValueOrDefault(index.Field)?.DataType != index.Type).Select(index => index.Field)];
        yield return missing.Length == 0
            ? Finding.Ok("Every field that is filtered by has its index.")
            : Finding.Wrong($"The fields {string.Join(", ", missing)} have no payload index: filters are slow. Delete the collection and run the ingestion again.");
        var size = info.Config.Params.Vectors?.GetValueOrDefault(VectorNames.Dense)?.Size ?? 0;
        yield return size == manifest.EmbeddingDimensions
            ? Finding.Ok($"The collection's vectors have {size} components, as the manifest says.")
            : Finding.Wrong($"The collection's vectors have {size} components, the manifest says {manifest.EmbeddingDimensions}. Delete the collection and run the ingestion again.");
        if (info.Config.Params.SparseVectors?.GetValueOrDefault(VectorNames.Words)?.Modifier != "idf")
        {
            yield return Finding.Wrong($"The collection has no sparse vector {VectorNames.Words} with the modifier idf. Delete the collection and run the ingestion again.");
        }

        if ((info.Config.Params.ReplicationFactor ?? 1) != _options.Replicas)
        {
            yield return Finding.Notice($"The collection has {info.Config.Params.ReplicationFactor ?? 1} copies, the configuration says {_options.Replicas}; the next snapshot will have them.");
        }
    }

    private async IAsyncEnumerable<Finding> ExamineOthersAsync(
        QdrantClient client, IReadOnlyList<string> collections, string? published, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var holder = await DraftLease.FindHolderAsync(client, _names, _time.GetUtcNow(), cancellationToken);
        if (holder is not null)
        {
            yield return Finding.Notice($"An ingestion holds the draft: {holder}.");
        }

        var kept = 0;
        foreach (var collection in _names.Snapshots(collections).Select(_names.Of).Where(collection => collection != published))
        {
            var state = (await client.FindCollectionAsync(collection, cancellationToken))?.Config.Metadata?.State;
            kept += state == SnapshotState.Published ? 1 : 0;
            if (state is SnapshotState.Draft or SnapshotState.Copying && holder is null)
            {
                yield return Finding.Notice($"{collection} was left by an ingestion that did not end. The next one goes on with it, or deletes it.");
            }
            else if (state is null)
            {
                yield return Finding.Notice($"{collection} is called like a snapshot and says nothing of itself. DocsBot leaves it alone; delete it when nobody needs it.");
            }
        }

        yield return Finding.Ok($"{kept} older snapshots are kept for a roll-back.");
    }
}
