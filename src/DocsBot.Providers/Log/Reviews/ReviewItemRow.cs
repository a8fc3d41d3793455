using System.Text.Json;

namespace DocsBot.Providers.Log.Reviews;

/// <summary>A row of the table <c>review_items</c>, as Dapper binds it.</summary>
internal sealed record ReviewItemRow
{
    public const string Columns = """
        i.id AS Id, i.subject AS Subject, i.kind AS Kind, i.reason AS Reason, i.interaction_id AS InteractionId, i.curated_id AS CuratedId, i.pair AS Pair, i.priority AS Priority,
        i.needed AS Needed, i.added_at AS AddedAt
        """;

    public const string Insert = """
        INSERT INTO review_items (id, subject, kind, reason, interaction_id, curated_id, pair, priority, needed, added_at)
        VALUES (@Id, @Subject, @Kind, @Reason, @InteractionId, @CuratedId, @Pair, @Priority, @Needed, @AddedAt)
        ON CONFLICT (subject) DO NOTHING
        """;

    public required string Id { get; init; }

    public required string Subject { get; init; }

    public required string Kind { get; init; }

    public required string Reason { get; init; }

    public string? InteractionId { get; init; }

    public string? CuratedId { get; init; }

    public string? Pair { get; init; }

    public long Priority { get; init; }

    public long Needed { get; init; }

    public required string AddedAt { get; init; }

    public string? Question { get; init; }

    public long Reviews { get; init; }

    public static ReviewItemRow From(ReviewItem item) => new()
    {
        Id = item.Id,
        Subject = item.Subject,
        Kind = ReviewTables.NameOf(item.Kind),
        Reason = ReviewTables.NameOf(item.Reason),
        InteractionId = item.InteractionId,
        CuratedId = item.CuratedId,
        Pair = item.Pair is null ? null : ReviewTables.Clean(JsonSerializer.Serialize(item.Pair, ReviewTables.Json)),
        Priority = item.Priority,
        Needed = item.Needed,
        AddedAt = InteractionRow.ToText(item.AddedAt),
    };

    public ReviewItem ToItem() => new()
    {
        Id = Id,
        Subject = Subject,
        Kind = ReviewTables.Parse<ReviewKind>(Kind),
        Reason = ReviewTables.Parse<ReviewReason>(Reason),
        InteractionId = InteractionId,
        CuratedId = CuratedId,
        Pair = Pair is null ? null : JsonSerializer.Deserialize<ReviewPair>(Pair, ReviewTables.Json),
        Priority = (int)Priority,
        Needed = (int)Needed,
        AddedAt = InteractionRow.ToTime(AddedAt),
    };
}
