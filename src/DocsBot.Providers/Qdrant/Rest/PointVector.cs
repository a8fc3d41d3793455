using System.Text.Json.Serialization;

namespace DocsBot.Providers.Qdrant.Rest;

/// <summary>A named vector of a point, or a text that the server makes one of. The hierarchy is closed.</summary>
[JsonConverter(typeof(PointVectorConverter))]
internal abstract record PointVector
{
    private PointVector()
    {
    }

    /// <summary>A dense vector.</summary>
    public sealed record Dense(ReadOnlyMemory<float> Components) : PointVector;

    /// <summary>A sparse vector; the indices are different ones.</summary>
    public sealed record Sparse(IReadOnlyList<uint> Indices, IReadOnlyList<float> Values) : PointVector;

    /// <summary>A text that the server reads into a sparse vector by its own BM25.</summary>
    public sealed record Document(string Text, Bm25Options Options) : PointVector;
}
