using System.Text.Json;

namespace DocsBot.Conformance.QdrantDouble.State;

/// <summary>A point as it is stored: what it says of itself, and those of the collection's vectors that it has.</summary>
internal sealed class Point(PointId id, int slot)
{
    public PointId Id { get; } = id;

    /// <summary>Its place in the inverted lists.</summary>
    public int Slot { get; } = slot;

    /// <summary>Always an object.</summary>
    public JsonElement Payload { get; set; }

    public Dictionary<string, float[]> Dense { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, SparseVector> Sparse { get; } = new(StringComparer.Ordinal);

    /// <summary>The number of the operation that last touched it.</summary>
    public ulong Version { get; set; }

    public bool HasVector(string name) => Dense.ContainsKey(name) || Sparse.ContainsKey(name);
}
