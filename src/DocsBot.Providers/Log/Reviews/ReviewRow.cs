using System.Text.Json;

namespace DocsBot.Providers.Log.Reviews;

/// <summary>A row of the table <c>reviews</c>, as Dapper binds it.</summary>
internal sealed record ReviewRow
{
    public const string Columns = """
        id AS Id, item_id AS ItemId, interaction_id AS InteractionId, reviewer AS Reviewer, reviewed_at AS ReviewedAt, correctness AS Correctness, readability AS Readability,
        verdict AS Verdict, pages AS Pages, choice AS Choice, shown AS Shown, better AS Better, edit_distance AS EditDistance, prompt AS Prompt, note AS Note, curated_id AS CuratedId
        """;

    public const string Insert = """
        INSERT INTO reviews (id, item_id, interaction_id, reviewer, reviewed_at, correctness, readability, verdict, pages, choice, shown, better, edit_distance, prompt, note, curated_id)
        VALUES (@Id, @ItemId, @InteractionId, @Reviewer, @ReviewedAt, @Correctness, @Readability, @Verdict, @Pages, @Choice, @Shown, @Better, @EditDistance, @Prompt, @Note, @CuratedId)
        """;

    private const string Swapped = "ba";

    public required string Id { get; init; }

    public required string ItemId { get; init; }

    public string? InteractionId { get; init; }

    public required string Reviewer { get; init; }

    public required string ReviewedAt { get; init; }

    public long? Correctness { get; init; }

    public long? Readability { get; init; }

    public string? Verdict { get; init; }

    public required string Pages { get; init; }

    public string? Choice { get; init; }

    public string? Shown { get; init; }

    public string? Better { get; init; }

    public double? EditDistance { get; init; }

    public string? Prompt { get; init; }

    public string? Note { get; init; }

    public string? CuratedId { get; init; }

    public static ReviewRow From(Review review) => new()
    {
        Id = review.Id,
        ItemId = review.ItemId,
        InteractionId = review.InteractionId,
        Reviewer = ReviewTables.Clean(review.Reviewer)!,
        ReviewedAt = InteractionRow.ToText(review.ReviewedAt),
        Correctness = review.Correctness,
        Readability = review.Readability,
        Verdict = review.Verdict is { } verdict ? ReviewTables.NameOf(verdict) : null,
        Pages = JsonSerializer.Serialize(review.Pages, ReviewTables.Json),
        Choice = review.Choice is { } choice ? ReviewTables.NameOf(choice) : null,
        Shown = review.WasSwapped is { } swapped ? swapped ? Swapped : "ab" : null,
        Better = ReviewTables.Clean(review.Better),
        EditDistance = review.EditDistance,
        Prompt = review.Prompt,
        Note = ReviewTables.Clean(review.Note),
        CuratedId = review.CuratedId,
    };

    public Review ToReview() => new()
    {
        Id = Id,
        ItemId = ItemId,
        InteractionId = InteractionId,
        Reviewer = Reviewer,
        ReviewedAt = InteractionRow.ToTime(ReviewedAt),
        Correctness = (int?)Correctness,
        Readability = (int?)Readability,
        Verdict = Verdict is null ? null : ReviewTables.Parse<ReviewVerdict>(Verdict),
        Pages = JsonSerializer.Deserialize<List<string>>(Pages, ReviewTables.Json)!,
        Choice = Choice is null ? null : ReviewTables.Parse<ReviewChoice>(Choice),
        WasSwapped = Shown is null ? null : Shown == Swapped,
        Better = Better,
        EditDistance = EditDistance,
        Prompt = Prompt,
        Note = Note,
        CuratedId = CuratedId,
    };
}
