using System.Text.Json.Nodes;
using DocsBot.Conformance.QdrantDouble.Http;

namespace DocsBot.Conformance.QdrantDouble.State;

/// <summary>A vector that names its dimensions; sorted by them.</summary>
internal sealed class SparseVector
{
    public SparseVector(uint[] indices, float[] values)
    {
        if (indices.Length != values.Length)
        {
            throw QdrantError.Validation("values: must be the same length as indices");
        }

        if (indices.Distinct().Count() != indices.Length)
        {
            throw QdrantError.Validation("indices: must be unique");
        }

        Array.Sort(indices, values);
        Indices = indices;
        Values = values;
    }

    public IReadOnlyList<uint> Indices { get; }

    public IReadOnlyList<float> Values { get; }

    public JsonNode ToJson() => new JsonObject
    {
        ["indices"] = new JsonArray([.. Indices.Select(index => JsonValue.Create(index))]),
        ["values"] = new JsonArray([.. Values.Select(value => JsonValue.Create(value))]),
    };
}
