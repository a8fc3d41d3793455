using System.Globalization;
using System.Text.Json;
using DocsBot.Conformance.QdrantDouble.Http;

namespace DocsBot.Conformance.QdrantDouble.Filtering;

/// <summary><c>range</c>, over numbers or RFC 3339 times; a value of another type is outside.</summary>
internal static class ValueRange
{
    public static Func<JsonElement, bool> Read(JsonElement range)
    {
        if (range.EnumerateObject().Any(bound => bound.Value.ValueKind == JsonValueKind.String))
        {
            var times = Bounds(range, bound => Time(bound) ?? throw QdrantError.Format($"{bound.GetRawText()} is no time"));
            return value => Time(value) is { } time && times(time);
        }

        var numbers = ReadNumbers(range);
        return value => value.ValueKind == JsonValueKind.Number && numbers(value.GetDouble());
    }

    public static Func<double, bool> ReadNumbers(JsonElement range) => Bounds(range, bound => bound.GetDouble());

    private static Func<T, bool> Bounds<T>(JsonElement range, Func<JsonElement, T> read)
        where T : struct, IComparable<T>
    {
        T? Bound(string key) => range.Has(key, out var bound) ? read(bound) : null;

        var (gt, gte, lt, lte) = (Bound("gt"), Bound("gte"), Bound("lt"), Bound("lte"));
        return value => (gt is not { } a || value.CompareTo(a) > 0) && (gte is not { } b || value.CompareTo(b) >= 0)
            && (lt is not { } c || value.CompareTo(c) < 0) && (lte is not { } d || value.CompareTo(d) <= 0);
    }

    private static DateTimeOffset? Time(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && DateTimeOffset.TryParse(value.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}
