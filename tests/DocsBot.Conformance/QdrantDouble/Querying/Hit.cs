using DocsBot.Conformance.QdrantDouble.State;

namespace DocsBot.Conformance.QdrantDouble.Querying;

/// <summary>A point with its score in one list.</summary>
internal readonly record struct Hit(Point Point, float Score)
{
    /// <summary>The best first; of equals the one with the larger id. The server leaves equals of one segment in any order and sorts those of several so: lib/shard/src/query/scored_point_ties.rs.</summary>
    public static IOrderedEnumerable<Hit> Rank(IEnumerable<Hit> hits) => hits.OrderByDescending(hit => hit.Score).ThenByDescending(hit => hit.Point.Id.Order);
}
