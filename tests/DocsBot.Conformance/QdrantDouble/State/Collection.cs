using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using DocsBot.Conformance.QdrantDouble.Http;

namespace DocsBot.Conformance.QdrantDouble.State;

/// <summary>A collection and its points. One thread at a time.</summary>
internal sealed class Collection
{
    private readonly Dictionary<PointId, Point> _points = [];
    private readonly Dictionary<string, InvertedLists> _lists = new(StringComparer.Ordinal);
    private readonly Stack<int> _freeSlots = [];
    private readonly List<Point?> _bySlot = [];
    private List<Point>? _sorted;

    public Collection(string name, JsonElement definition)
    {
        Name = name;
        Definition = definition.Clone();
        Metadata = definition.Has("metadata", out var metadata) ? JsonObject.Create(metadata.Clone())! : [];
        Dense = ReadDense(definition);
        SparseIdf = definition.Has("sparse_vectors", out var sparse)
            ? sparse.EnumerateObject().ToDictionary(vector => vector.Name, vector => vector.Value.Text("modifier") == "idf", StringComparer.Ordinal)
            : [];
        foreach (var vector in SparseIdf.Keys)
        {
            _lists[vector] = new InvertedLists();
        }
    }

    public string Name { get; }

    /// <summary>What it was created with.</summary>
    public JsonElement Definition { get; }

    public JsonObject Metadata { get; }

    /// <summary>The dense vectors by name; the unnamed one is <c>""</c>.</summary>
    public IReadOnlyDictionary<string, VectorSpec> Dense { get; }

    /// <summary>The sparse vectors by name, and whether they are weighted by idf.</summary>
    public IReadOnlyDictionary<string, bool> SparseIdf { get; }

    public Dictionary<string, PayloadIndex> Indexes { get; } = new(StringComparer.Ordinal);

    /// <summary>The number of the last operation.</summary>
    public ulong Operation { get; private set; }

    public int Count => _points.Count;

    /// <summary>All points in the order of their ids, which is the order of a scroll.</summary>
    public IReadOnlyList<Point> Sorted => _sorted ??= [.. _points.Values.OrderBy(point => point.Id.Order)];

    public Point? Find(PointId id) => _points.GetValueOrDefault(id);

    public Point AtSlot(int slot) => _bySlot[slot]!;

    public ulong NextOperation() => ++Operation;

    public bool HasVector(string name) => Dense.ContainsKey(name) || SparseIdf.ContainsKey(name);

    public InvertedLists Lists(string sparse) => _lists[sparse];

    /// <summary>The point, made when it is not there yet.</summary>
    public Point FindOrAdd(PointId id)
    {
        if (_points.TryGetValue(id, out var point))
        {
            return point;
        }

        if (!_freeSlots.TryPop(out var slot))
        {
            slot = _bySlot.Count;
            _bySlot.Add(null);
        }

        _points[id] = _bySlot[slot] = point = new Point(id, slot) { Payload = Json.EmptyObject };
        _sorted = null;
        return point;
    }

    public void Remove(Point point)
    {
        SetPayload(point, Json.EmptyObject);
        foreach (var name in point.Sparse.Keys.ToList())
        {
            RemoveVector(point, name);
        }

        _points.Remove(point.Id);
        _bySlot[point.Slot] = null;
        _freeSlots.Push(point.Slot);
        _sorted = null;
    }

    public void SetPayload(Point point, JsonElement payload)
    {
        foreach (var index in Indexes.Values)
        {
            index.Remove(point);
        }

        point.Payload = payload;
        foreach (var index in Indexes.Values)
        {
            index.Add(point);
        }
    }

    /// <summary>Gives a point a dense vector, as <see cref="VectorSpec.Store"/> made it.</summary>
    public static void SetVector(Point point, string name, float[] vector) => point.Dense[name] = vector;

    public void SetVector(Point point, string name, SparseVector vector)
    {
        if (!SparseIdf.ContainsKey(name))
        {
            throw Unknown(name);
        }

        RemoveVector(point, name);
        point.Sparse[name] = vector;
        _lists[name].Add(point.Slot, vector);
    }

    public void RemoveVector(Point point, string name)
    {
        if (!HasVector(name))
        {
            throw Unknown(name);
        }

        point.Dense.Remove(name);
        if (point.Sparse.Remove(name, out var sparse))
        {
            _lists[name].Remove(point.Slot, sparse);
        }
    }

    public void CreateIndex(string field, string type, JsonElement parameters)
    {
        var index = new PayloadIndex(PayloadPath.Parse(field), type, parameters.ValueKind == JsonValueKind.Undefined ? default : parameters.Clone());
        foreach (var point in _points.Values)
        {
            index.Add(point);
        }

        Indexes[field] = index;
    }

    public static QdrantError Unknown(string vector) => QdrantError.BadInput($"Not existing vector name error: {vector}");

    [SuppressMessage("Performance", "CA1859", Justification = "A dictionary that nobody changes.")]
    private static IReadOnlyDictionary<string, VectorSpec> ReadDense(JsonElement definition)
    {
        if (!definition.Has("vectors", out var vectors))
        {
            return new Dictionary<string, VectorSpec>(StringComparer.Ordinal);
        }

        return vectors.Has("size", out var size) && size.ValueKind == JsonValueKind.Number
            ? new Dictionary<string, VectorSpec>(StringComparer.Ordinal) { [""] = VectorSpec.Read(vectors) }
            : vectors.EnumerateObject().ToDictionary(vector => vector.Name, vector => VectorSpec.Read(vector.Value), StringComparer.Ordinal);
    }
}
