using System.Numerics.Tensors;
using System.Text.Json;
using DocsBot.Conformance.QdrantDouble.Http;

namespace DocsBot.Conformance.QdrantDouble.State;

/// <summary>A dense vector of a collection.</summary>
/// <param name="Size">Its dimension.</param>
/// <param name="Distance">How two are compared: <c>Cosine</c> or <c>Dot</c>.</param>
internal sealed record VectorSpec(int Size, string Distance)
{
    public static VectorSpec Read(JsonElement json)
    {
        var distance = json.Required("distance").GetString()!;
        if (json.Has("multivector_config", out _) || distance is not ("Cosine" or "Dot"))
        {
            throw QdrantError.NotPlayed($"multivectors and distances but Cosine and Dot (got {distance})");
        }

        return json.Count("size", least: 1) is { } size ? new VectorSpec(size, distance) : throw QdrantError.Format("missing field `size`");
    }

    /// <summary>The vector as it is stored: of unit length for Cosine, as the server keeps it.</summary>
    public float[] Store(float[] vector)
    {
        if (vector.Length != Size)
        {
            throw QdrantError.BadInput($"Vector dimension error: expected dim: {Size}, got {vector.Length}");
        }

        var norm = Distance == "Cosine" ? TensorPrimitives.Norm<float>(vector) : 0;
        if (norm > 0)
        {
            TensorPrimitives.Divide(vector, norm, vector);
        }

        return vector;
    }
}
