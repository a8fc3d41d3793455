using System.Text.Json;
using DocsBot.Conformance.QdrantDouble.Http;
using DocsBot.Conformance.QdrantDouble.Inference;
using DocsBot.Conformance.QdrantDouble.State;

namespace DocsBot.Conformance.QdrantDouble.Writing;

/// <summary>Reads the vectors of a point: one without a name, or several by name; dense, sparse, or a document for the built-in model.</summary>
internal static class VectorReader
{
    /// <summary>Reads and checks, so that nothing is written of a request that is wrong.</summary>
    public static IReadOnlyList<(string Name, float[]? Dense, SparseVector? Sparse)> Read(JsonElement json, Collection collection)
    {
        var vectors = IsOne(json) ? [("", json)] : json.EnumerateObject().Select(vector => (vector.Name, vector.Value)).ToArray();
        return [.. vectors.Select(vector => Read(vector.Item1, vector.Item2, collection))];
    }

    private static bool IsOne(JsonElement json) => json.ValueKind == JsonValueKind.Array || (json.Has("model", out var model) && model.ValueKind == JsonValueKind.String);

    private static (string, float[]?, SparseVector?) Read(string name, JsonElement json, Collection collection)
    {
        var sparse = collection.SparseIdf.ContainsKey(name);
        if (!sparse && !collection.Dense.ContainsKey(name))
        {
            throw Collection.Unknown(name);
        }

        if (json.ValueKind == JsonValueKind.Array)
        {
            return sparse ? throw QdrantError.BadInput("Conversion between sparse and regular vectors failed") : (name, collection.Dense[name].Store(Floats(json)), null);
        }

        var vector = json.Has("indices", out var indices)
            ? new SparseVector([.. indices.EnumerateArray().Select(index => index.GetUInt32())], json.Required("values").Floats())
            : json.Has("text", out _) ? Bm25Embedding.OfPassage(json) : throw QdrantError.NotPlayed("images and inference objects");
        return sparse ? (name, null, vector) : throw QdrantError.BadInput("Conversion between sparse and regular vectors failed");
    }

    private static float[] Floats(JsonElement json) =>
        json.GetArrayLength() > 0 && json[0].ValueKind == JsonValueKind.Array ? throw QdrantError.NotPlayed("multivectors") : json.Floats();
}
