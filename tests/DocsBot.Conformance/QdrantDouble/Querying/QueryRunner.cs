using System.Numerics.Tensors;
using System.Text.Json;
using DocsBot.Conformance.QdrantDouble.Filtering;
using DocsBot.Conformance.QdrantDouble.Http;
using DocsBot.Conformance.QdrantDouble.Inference;
using DocsBot.Conformance.QdrantDouble.State;

namespace DocsBot.Conformance.QdrantDouble.Querying;

/// <summary>
/// Answers <c>points/query</c>. A query with prefetches ranks only what they found, each with the root's filter beside its own; one without searches the
/// collection. Source: lib/collection/src/operations/universal_query and Qdrant's documentation, "Hybrid queries".
/// </summary>
internal sealed class QueryRunner(Collection collection)
{
    private const int DefaultLimit = 10;

    public IReadOnlyList<Hit> Run(JsonElement request)
    {
        var offset = request.Count("offset", least: 0) ?? 0;
        var limit = request.Count("limit", least: 1) ?? DefaultLimit;
        return [.. Run(request, Filter.Everything, offset + limit).Skip(offset)];
    }

    private IReadOnlyList<Hit> Run(JsonElement request, Filter inherited, int limit)
    {
        if (request.Has("lookup_from", out _) || (request.Has("params", out var parameters) && parameters.Has("idf", out _)))
        {
            throw QdrantError.NotPlayed("lookup_from and params.idf");
        }

        var filter = inherited.And(Filter.Read(request, "filter", collection));
        var lists = request.Has("prefetch", out var prefetch)
            ? prefetch.OneOrMany().Select(one => Run(one, filter, one.Count("limit", least: 1) ?? DefaultLimit)).ToList()
            : null;
        if (!request.Has("query", out var query))
        {
            return [.. ById(lists, filter).Take(limit)];
        }

        var least = (float?)request.Number("score_threshold") ?? float.NegativeInfinity;
        return Hit.Best(Score(query, request, lists).Where(hit => hit.Score >= least), limit, filter.Passes);
    }

    private IEnumerable<Hit> ById(List<IReadOnlyList<Hit>>? lists, Filter filter) =>
        lists is { Count: > 0 } ? throw QdrantError.BadInput("A query is needed to merge the prefetches") : filter.Select(collection).Select(point => new Hit(point, 0));

    /// <summary>Every hit with its score, in any order.</summary>
    private IEnumerable<Hit> Score(JsonElement query, JsonElement request, List<IReadOnlyList<Hit>>? lists)
    {
        if (query.ValueKind == JsonValueKind.Object)
        {
            if (query.Has("fusion", out var fusion))
            {
                return fusion.GetString() == "dbsf" ? Fusion.Dbsf(Needed(lists)) : Fusion.Rrf(Needed(lists), null, null);
            }

            if (query.Has("rrf", out var rrf))
            {
                return Fusion.Rrf(Needed(lists), rrf.Count("k", least: 1), rrf.Has("weights", out var weights) ? weights.Floats() : null);
            }

            if (query.Has("formula", out _))
            {
                return new Formula(query, collection).Score(Needed(lists));
            }
        }

        return Nearest(query, request.Text("using") ?? "", lists?.SelectMany(list => list).Select(hit => hit.Point).ToHashSet());
    }

    private IEnumerable<Hit> Nearest(JsonElement query, string vector, HashSet<Point>? among)
    {
        if (query.Has("nearest", out var nearest))
        {
            return query.Has("mmr", out _) ? throw QdrantError.NotPlayed("mmr") : Nearest(nearest, vector, among);
        }

        if (!collection.HasVector(vector))
        {
            throw Collection.Unknown(vector);
        }

        if (query.ValueKind is JsonValueKind.String or JsonValueKind.Number)
        {
            throw QdrantError.NotPlayed("queries by a point's id");
        }

        if (query.ValueKind == JsonValueKind.Array)
        {
            return collection.Dense.TryGetValue(vector, out var spec)
                ? Dense(spec.Store(query.Floats()), vector, among)
                : throw QdrantError.BadInput("Conversion between sparse and regular vectors failed");
        }

        var sparse = query.Has("indices", out var indices) ? new SparseVector([.. indices.EnumerateArray().Select(index => index.GetUInt32())], query.Required("values").Floats())
            : query.Has("text", out _) ? Bm25Embedding.OfQuestion(query)
            : throw QdrantError.NotPlayed($"the query {query.EnumerateObject().FirstOrDefault().Name}");
        return collection.SparseIdf.TryGetValue(vector, out var idf)
            ? collection.Lists(vector).Score(sparse, idf).Select(pair => new Hit(collection.AtSlot(pair.Slot), pair.Score)).Where(hit => among is null || among.Contains(hit.Point))
            : throw QdrantError.BadInput("Conversion between sparse and regular vectors failed");
    }

    private IEnumerable<Hit> Dense(float[] query, string vector, HashSet<Point>? among)
    {
        foreach (var point in among ?? (IEnumerable<Point>)collection.Sorted)
        {
            if (point.Dense.TryGetValue(vector, out var stored))
            {
                yield return new Hit(point, TensorPrimitives.Dot<float>(query, stored));
            }
        }
    }

    private static List<IReadOnlyList<Hit>> Needed(List<IReadOnlyList<Hit>>? lists) =>
        lists is { Count: > 0 } ? lists : throw QdrantError.BadInput("Fusion queries need at least one prefetch");
}
