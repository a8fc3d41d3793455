using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace DocsBot.Providers.Qdrant.Rest;

/// <summary>The part of Qdrant's REST interface that an index needs. Writes wait until they are applied. Source: Qdrant's OpenAPI description, 1.16 to 1.19.</summary>
/// <param name="connection">The server.</param>
/// <param name="consistency">How many copies a read asks.</param>
internal sealed class QdrantClient(QdrantConnection connection, ReadConsistency consistency) : IDisposable
{
    private const string Wait = "?wait=true";

    // Texts in other scripts stay as they are: half the bytes, and the body is no part of a page.
    private static readonly QdrantJson Json = new(new JsonSerializerOptions(QdrantJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private readonly string _read = consistency == ReadConsistency.One ? "" : $"?consistency={consistency.ToString().ToLowerInvariant()}";
    private Version? _version;

    /// <summary>The server's address.</summary>
    public Uri Url => connection.Url;

    /// <summary>How many bytes a point takes in a write.</summary>
    public static int SizeOf(Point point) => JsonSerializer.SerializeToUtf8Bytes(point, Json.Point).Length;

    /// <summary>How many bytes a point's vectors take in a write.</summary>
    public static int SizeOf(PointVectors point) => JsonSerializer.SerializeToUtf8Bytes(point, Json.PointVectors).Length;

    /// <summary>The server's version, asked for once.</summary>
    public async Task<Version> GetVersionAsync(CancellationToken cancellationToken)
    {
        if (_version is null)
        {
            var operation = new QdrantOperation("get version");
            var answer = await connection.SendAsync(HttpMethod.Get, "", operation, Json.ServerVersion, cancellationToken);

            // "1.17.0-dev" is a version too.
            _version = Version.TryParse(answer.Version?.Split('-', '+')[0], out var version)
                ? version
                : throw new QdrantException(QdrantFault.Malformed, operation, $"the server at {Url} does not say which version of Qdrant it is");
        }

        return _version;
    }

    /// <summary>The names of all collections.</summary>
    public async Task<IReadOnlyList<string>> ListCollectionsAsync(CancellationToken cancellationToken) =>
        [.. (await ReadAsync(HttpMethod.Get, "collections", new QdrantOperation("list collections"), body: null, Json.Collections, cancellationToken)).Collections.Select(collection => collection.Name)];

    /// <summary>The collection behind an alias; null when there is no such alias.</summary>
    public async Task<string?> FindAliasAsync(string alias, CancellationToken cancellationToken) =>
        (await ReadAsync(HttpMethod.Get, "aliases", new QdrantOperation("list aliases"), body: null, Json.Aliases, cancellationToken))
        .Aliases.FirstOrDefault(found => found.AliasName == alias)?.CollectionName;

    /// <summary>Makes the alias name this collection, whatever it named before, in one step.</summary>
    public Task SetAliasAsync(string alias, string collection, CancellationToken cancellationToken) => DoAsync(
        HttpMethod.Post,
        "collections/aliases",
        new QdrantOperation("set alias", collection, IsWrite: true),
        Body(new Requests.ChangeAliases([new Requests.AliasAction(new Requests.CreateAlias(collection, alias))]), Json.ChangeAliases),
        cancellationToken);

    /// <summary>What the server says of a collection; null when it is not there.</summary>
    public async Task<CollectionInfo?> FindCollectionAsync(string collection, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadAsync(HttpMethod.Get, PathOf(collection), new QdrantOperation("get collection", collection), body: null, Json.CollectionAnswer, cancellationToken);
        }
        catch (QdrantException fault) when (fault.Fault == QdrantFault.NotFound)
        {
            return null;
        }
    }

    /// <summary>Where a collection's shards are.</summary>
    public Task<ClusterInfo> GetClusterAsync(string collection, CancellationToken cancellationToken) =>
        ReadAsync(HttpMethod.Get, $"{PathOf(collection)}/cluster", new QdrantOperation("get cluster", collection), body: null, Json.Cluster, cancellationToken);

    /// <summary>Makes a collection; one of that name is left as it is.</summary>
    public async Task CreateCollectionAsync(string collection, CreateCollection setup, CancellationToken cancellationToken)
    {
        try
        {
            await DoAsync(HttpMethod.Put, PathOf(collection), new QdrantOperation("create collection", collection, IsWrite: true), Body(setup, Json.CreateCollection), cancellationToken);
        }
        catch (QdrantException fault) when (fault.Fault == QdrantFault.Conflict)
        {
            // Another process was faster, or the answer to our own first try was lost.
        }
    }

    /// <summary>Merges keys into a collection's metadata.</summary>
    public Task UpdateMetadataAsync(string collection, CollectionMetadata metadata, CancellationToken cancellationToken) =>
        DoAsync(HttpMethod.Patch, PathOf(collection), new QdrantOperation("update collection", collection, IsWrite: true), Body(new Requests.UpdateCollection(metadata), Json.UpdateCollection), cancellationToken);

    /// <summary>Deletes a collection; false when there is none.</summary>
    public async Task<bool> DeleteCollectionAsync(string collection, CancellationToken cancellationToken)
    {
        var answer = await connection.SendAsync(HttpMethod.Delete, PathOf(collection), new QdrantOperation("delete collection", collection, IsWrite: true), Json.Done, cancellationToken);
        return answer.Result;
    }

    /// <summary>Makes an index of a field.</summary>
    /// <param name="collection">The collection.</param>
    /// <param name="field">The field.</param>
    /// <param name="type"><c>keyword</c> or <c>integer</c>.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task CreateFieldIndexAsync(string collection, string field, string type, CancellationToken cancellationToken) =>
        WriteAsync(HttpMethod.Put, collection, $"/index{Wait}", "create field index", Body(new Requests.CreateFieldIndex(field, type), Json.CreateFieldIndex), cancellationToken);

    /// <summary>Inserts and overwrites points.</summary>
    public Task UpsertAsync(string collection, UpsertPoints points, CancellationToken cancellationToken) =>
        WriteAsync(HttpMethod.Put, collection, $"/points{Wait}", "upsert points", Body(points, Json.UpsertPoints), cancellationToken);

    /// <summary>The same, one write after the other on all copies, so that of two who write at once one is first everywhere.</summary>
    public Task UpsertInOrderAsync(string collection, UpsertPoints points, CancellationToken cancellationToken) =>
        WriteAsync(HttpMethod.Put, collection, $"/points{Wait}&ordering=strong", "upsert points", Body(points, Json.UpsertPoints), cancellationToken);

    /// <summary>Deletes the points that pass a filter.</summary>
    public Task DeletePointsAsync(string collection, Filter filter, CancellationToken cancellationToken) =>
        WriteAsync(HttpMethod.Post, collection, $"/points/delete{Wait}", "delete points", Body(new PointSelection(filter), Json.PointSelection), cancellationToken);

    /// <summary>Gives points that are there vectors; their others stay.</summary>
    public Task UpdateVectorsAsync(string collection, IReadOnlyList<PointVectors> points, CancellationToken cancellationToken) =>
        WriteAsync(HttpMethod.Put, collection, $"/points/vectors{Wait}", "update vectors", Body(new Requests.UpdateVectors(points), Json.UpdateVectors), cancellationToken);

    /// <summary>Takes a vector from the points that pass a filter.</summary>
    public Task DeleteVectorsAsync(string collection, string vector, Filter filter, CancellationToken cancellationToken) =>
        WriteAsync(HttpMethod.Post, collection, $"/points/vectors/delete{Wait}", "delete vectors", Body(new Requests.DeleteVectors([vector], filter), Json.DeleteVectors), cancellationToken);

    /// <summary>The points of these ids, in no order; an id that is not there is left out.</summary>
    public Task<IReadOnlyList<StoredPoint>> GetPointsAsync(string collection, IReadOnlyList<Guid> ids, bool withPayload, CancellationToken cancellationToken) => ReadAsync(
        HttpMethod.Post,
        $"{PathOf(collection)}/points{_read}",
        new QdrantOperation("get points", collection),
        Body(new Requests.GetPoints(ids, withPayload, WithVector: false), Json.GetPoints),
        Json.Points,
        cancellationToken);

    /// <summary>A piece of the points that pass a filter, in the order of their ids.</summary>
    public Task<ScrollResult> ScrollAsync(string collection, ScrollPoints request, CancellationToken cancellationToken) => ReadAsync(
        HttpMethod.Post, $"{PathOf(collection)}/points/scroll{_read}", new QdrantOperation("scroll points", collection), Body(request, Json.ScrollPoints), Json.Scroll, cancellationToken);

    /// <summary>How many points pass a filter, exactly.</summary>
    public async Task<int> CountAsync(string collection, Filter filter, CancellationToken cancellationToken) =>
        (await ReadAsync(
            HttpMethod.Post,
            $"{PathOf(collection)}/points/count{_read}",
            new QdrantOperation("count points", collection),
            Body(new Requests.CountPoints(filter, Exact: true), Json.CountPoints),
            Json.Count,
            cancellationToken)).Count;

    /// <summary>Does several queries in one request; the answers come in their order.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<ScoredPoint>>> QueryAsync(string collection, IReadOnlyList<QueryPoints> queries, CancellationToken cancellationToken)
    {
        var operation = new QdrantOperation("query points", collection);
        var answers = await ReadAsync(HttpMethod.Post, $"{PathOf(collection)}/points/query/batch{_read}", operation, Body(new Requests.QueryBatch(queries), Json.QueryBatch), Json.QueryResults, cancellationToken);
        return answers.Count == queries.Count
            ? [.. answers.Select(answer => answer.Points)]
            : throw new QdrantException(QdrantFault.Malformed, operation, $"{answers.Count} answers to {queries.Count} queries");
    }

    public void Dispose() => connection.Dispose();

    private static string PathOf(string collection) => $"collections/{Uri.EscapeDataString(collection)}";

    private static byte[] Body<T>(T request, JsonTypeInfo<T> type) => JsonSerializer.SerializeToUtf8Bytes(request, type);

    private async Task<T> ReadAsync<T>(HttpMethod method, string path, QdrantOperation operation, byte[]? body, JsonTypeInfo<Responses.Envelope<T>> type, CancellationToken cancellationToken)
        where T : class
    {
        var answer = await connection.SendAsync(method, path, operation, body, type, cancellationToken);
        return answer.Result ?? throw new QdrantException(QdrantFault.Malformed, operation, "the answer has no result");
    }

    private async Task DoAsync(HttpMethod method, string path, QdrantOperation operation, byte[] body, CancellationToken cancellationToken)
    {
        var answer = await connection.SendAsync(method, path, operation, body, Json.Done, cancellationToken);
        if (!answer.Result)
        {
            throw new QdrantException(QdrantFault.ServerError, operation, "the server did not do it");
        }
    }

    private async Task WriteAsync(HttpMethod method, string collection, string path, string name, byte[] body, CancellationToken cancellationToken)
    {
        var operation = new QdrantOperation(name, collection, IsWrite: true);
        RequireCompleted(await ReadAsync(method, PathOf(collection) + path, operation, body, Json.Update, cancellationToken), operation);
    }

    /// <summary>A write that is only acknowledged is not applied yet, and when it fails nobody is told.</summary>
    private static void RequireCompleted(Responses.UpdateResult result, QdrantOperation operation)
    {
        if (result.Status != "completed")
        {
            throw new QdrantException(QdrantFault.Timeout, operation, $"the write is not applied yet ({result.Status})");
        }
    }
}
