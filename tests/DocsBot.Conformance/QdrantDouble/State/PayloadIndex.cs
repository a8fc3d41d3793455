using System.Runtime.InteropServices;
using System.Text.Json;

namespace DocsBot.Conformance.QdrantDouble.State;

/// <summary>An index over a payload key. Its words and numbers are kept by value, so that a filter on them does not look at every point; facets need one.</summary>
internal sealed class PayloadIndex(PayloadPath path, string type, JsonElement parameters)
{
    private readonly Dictionary<string, HashSet<Point>> _byValue = new(StringComparer.Ordinal);

    public PayloadPath Path => path;

    /// <summary><c>keyword</c>, <c>integer</c>, <c>text</c> …</summary>
    public string Type => type;

    /// <summary>What it was created with; undefined for a bare type.</summary>
    public JsonElement Parameters => parameters;

    /// <summary>Whether it can be asked for values and faceted.</summary>
    public bool IsByValue => type is "keyword" or "integer" or "bool" or "uuid";

    public IReadOnlyDictionary<string, HashSet<Point>> ByValue => _byValue;

    public int Points => _byValue.Values.SelectMany(points => points).Distinct().Count();

    public void Add(Point point)
    {
        foreach (var value in ValuesOf(point.Payload))
        {
            ref var points = ref CollectionsMarshal.GetValueRefOrAddDefault(_byValue, value, out _);
            (points ??= []).Add(point);
        }
    }

    public void Remove(Point point)
    {
        foreach (var value in ValuesOf(point.Payload))
        {
            if (_byValue.TryGetValue(value, out var points) && points.Remove(point) && points.Count == 0)
            {
                _byValue.Remove(value);
            }
        }
    }

    /// <summary>The values of this index's type, as JSON; values of another type are not in it.</summary>
    private IEnumerable<string> ValuesOf(JsonElement payload) =>
        path.Read(payload).SelectMany(value => value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().ToArray() : [value]).Where(IsOfType).Select(ValueKey.Of);

    private bool IsOfType(JsonElement value) => type switch
    {
        "keyword" => value.ValueKind == JsonValueKind.String,
        "uuid" => value.ValueKind == JsonValueKind.String && Guid.TryParse(value.GetString(), out _),
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "bool" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        _ => false,
    };
}
