using System.Text.Json;
using DocsBot.Conformance.QdrantDouble.Http;
using DocsBot.Conformance.QdrantDouble.State;

namespace DocsBot.Conformance.QdrantDouble.Filtering;

/// <summary>A condition on a payload key: an absent key passes only <c>is_empty: true</c> and <c>is_null: false</c>. Source: lib/segment/src/payload_storage/condition_checker.rs.</summary>
internal sealed class FieldCondition : Condition
{
    private readonly PayloadPath _path;
    private readonly Func<JsonElement, bool> _passes;
    private readonly bool _absentPasses;
    private readonly Func<IReadOnlyCollection<Point>>? _candidates;

    private FieldCondition(PayloadPath path, Func<JsonElement, bool> passes, bool absentPasses = false, Func<IReadOnlyCollection<Point>>? candidates = null)
    {
        _path = path;
        _passes = passes;
        _absentPasses = absentPasses;
        _candidates = candidates;
    }

    public static new Condition Read(JsonElement json, Collection collection)
    {
        var key = json.GetProperty("key").GetString()!;
        var path = PayloadPath.Parse(key);
        var index = collection.Indexes.GetValueOrDefault(key);
        if (json.Flag("is_empty") is { } empty)
        {
            return new FieldCondition(path, value => IsEmpty(value) == empty, absentPasses: empty);
        }

        if (json.Flag("is_null") is { } isNull)
        {
            return new FieldCondition(path, value => IsNull(value) == isNull, absentPasses: !isNull);
        }

        if (json.Has("match", out var match))
        {
            var values = match.Has("value", out var one) ? [one] : match.Has("any", out var any) ? any.EnumerateArray().ToArray() : null;
            var matches = ValueMatch.Read(match, index);
            return new FieldCondition(path, value => AnyElement(value, matches), candidates: values is null || index is not { IsByValue: true } ? null : () => Find(index, values));
        }

        if (json.Has("range", out var range))
        {
            var contains = ValueRange.Read(range);
            return new FieldCondition(path, value => AnyElement(value, contains));
        }

        if (json.Has("values_count", out var count))
        {
            var contains = ValueRange.ReadNumbers(count);
            return new FieldCondition(path, value => contains(value.ValueKind switch { JsonValueKind.Array => value.GetArrayLength(), JsonValueKind.Null => 0, _ => 1 }));
        }

        throw json.EnumerateObject().Any(member => member.Name.StartsWith("geo_", StringComparison.Ordinal))
            ? QdrantError.NotPlayed("geographic conditions")
            : QdrantError.Format("At least one field condition must be specified");
    }

    public override bool Passes(Point point, JsonElement payload)
    {
        var absent = true;
        foreach (var value in _path.Read(payload))
        {
            absent = false;
            if (_passes(value))
            {
                return true;
            }
        }

        return absent && _absentPasses;
    }

    public override IReadOnlyCollection<Point>? Candidates() => _candidates?.Invoke();

    private static HashSet<Point> Find(PayloadIndex index, JsonElement[] values) =>
        [.. values.SelectMany(value => index.ByValue.TryGetValue(ValueKey.Of(value), out var points) ? points : Enumerable.Empty<Point>())];

    private static bool AnyElement(JsonElement value, Func<JsonElement, bool> passes) =>
        value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Any(passes) : passes(value);

    private static bool IsEmpty(JsonElement value) => value.ValueKind == JsonValueKind.Null || (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 0);

    private static bool IsNull(JsonElement value) =>
        value.ValueKind == JsonValueKind.Null || (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().Any(element => element.ValueKind == JsonValueKind.Null));
}
