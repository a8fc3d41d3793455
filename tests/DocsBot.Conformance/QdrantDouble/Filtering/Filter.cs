using System.Text.Json;
using DocsBot.Conformance.QdrantDouble.Http;
using DocsBot.Conformance.QdrantDouble.State;

namespace DocsBot.Conformance.QdrantDouble.Filtering;

/// <summary>What points must be. An empty list narrows nothing, except <c>should: []</c>, which nothing passes, as in the server. Source: lib/segment/src/payload_storage/query_checker.rs.</summary>
internal sealed class Filter : Condition
{
    private IReadOnlyList<Condition> _must = [];
    private IReadOnlyList<Condition> _mustNot = [];
    private IReadOnlyList<Condition>? _should;
    private (IReadOnlyList<Condition> Conditions, int Count)? _minShould;

    public static Filter Everything { get; } = new();

    public static Filter Read(JsonElement request, string key, Collection collection) =>
        request.Has(key, out var filter) ? Read(filter, collection) : Everything;

    public static new Filter Read(JsonElement json, Collection collection)
    {
        IReadOnlyList<Condition>? Conditions(JsonElement of, string key) => of.Has(key, out var list) ? [.. list.OneOrMany().Select(one => Condition.Read(one, collection))] : null;

        return new Filter
        {
            _must = Conditions(json, "must") ?? [],
            _mustNot = Conditions(json, "must_not") ?? [],
            _should = Conditions(json, "should"),
            _minShould = json.Has("min_should", out var least) ? (Conditions(least, "conditions")!, least.Required("min_count").GetInt32()) : null,
        };
    }

    /// <summary>What passes both.</summary>
    public Filter And(Filter other) => this == Everything ? other : other == Everything ? this : new Filter { _must = [this, other] };

    public override bool Passes(Point point, JsonElement payload) =>
        _must.All(one => one.Passes(point, payload))
        && !_mustNot.Any(one => one.Passes(point, payload))
        && (_should is null || _should.Any(one => one.Passes(point, payload)))
        && (_minShould is not { } least || least.Conditions.Count(one => one.Passes(point, payload)) >= least.Count);

    public bool Passes(Point point) => Passes(point, point.Payload);

    /// <summary>The points that may pass, when an index can tell; null for all.</summary>
    public override IReadOnlyCollection<Point>? Candidates() =>
        _must.Select(one => one.Candidates()).OfType<IReadOnlyCollection<Point>>().MinBy(points => points.Count);

    /// <summary>The points that pass, in the order of their ids.</summary>
    /// <param name="collection">Where to look.</param>
    /// <param name="from">The least id; null for all.</param>
    public IEnumerable<Point> Select(Collection collection, PointId? from = null)
    {
        IEnumerable<Point> points = Candidates() is { } candidates ? candidates.OrderBy(point => point.Id.Order) : collection.Sorted;
        return points.SkipWhile(point => from is { } least && point.Id.Order.CompareTo(least.Order) < 0).Where(Passes);
    }
}
