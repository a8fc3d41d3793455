using System.Data.Common;
using System.Text.Json;
using Dapper;
using DocsBot.Core.Curation;

namespace DocsBot.Providers.Log.Reviews;

/// <summary>
/// The review queue and the reviews in the interaction log's database. Several reviewers work at once: an item is claimed for a while by whoever looks at it, and a
/// review is kept whoever was faster. Safe for many calls at once.
/// </summary>
/// <param name="log">The log.</param>
/// <param name="time">The clock.</param>
public sealed class ReviewLog(LogDatabase log, TimeProvider time)
{
    /// <summary>How long an item stays with a reviewer who says nothing more.</summary>
    public static readonly TimeSpan ClaimedFor = TimeSpan.FromMinutes(15);

    private const string Done = "(SELECT count(DISTINCT r.reviewer) FROM reviews r WHERE r.item_id = i.id AND r.undone_at IS NULL)";

    private const string Open = $"""
        i.closed_at IS NULL
        AND {Done} + (SELECT count(*) FROM review_claims c WHERE c.item_id = i.id AND c.reviewer <> @reviewer AND c.until > @now) < i.needed
        AND NOT EXISTS (SELECT 1 FROM reviews r WHERE r.item_id = i.id AND r.reviewer = @reviewer AND r.undone_at IS NULL)
        """;

    private const string Claim = """
        INSERT INTO review_claims (item_id, reviewer, until) VALUES (@item, @reviewer, @until)
        ON CONFLICT (item_id, reviewer) DO UPDATE SET until = excluded.until
        """;

    /// <summary>Puts items into the queue; one whose subject was there already stays as it is.</summary>
    /// <returns>How many were new.</returns>
    /// <exception cref="CurationLogException">The log cannot be written.</exception>
    public Task<int> AddAsync(IReadOnlyCollection<ReviewItem> items, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(items);
        return items.Count == 0 ? Task.FromResult(0) : ReviewTables.WriteAsync(
            log,
            time,
            transaction => transaction.Connection!.ExecuteAsync(new CommandDefinition(ReviewItemRow.Insert, items.Select(ReviewItemRow.From), transaction, cancellationToken: cancellationToken)),
            cancellationToken);
    }

    /// <summary>The open items, the most urgent first.</summary>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="CurationLogException">The log cannot be read.</exception>
    public Task<IReadOnlyList<ReviewQueueEntry>> ListAsync(int most, CancellationToken cancellationToken) => ReviewTables.ReadAsync<IReadOnlyList<ReviewQueueEntry>>(
        log,
        [],
        async connection =>
        {
            const string asked = "coalesce((SELECT question FROM interactions WHERE id = i.interaction_id), (SELECT questions FROM curated_answers WHERE id = i.curated_id)) AS Question";
            var sql = $"SELECT {ReviewItemRow.Columns}, {asked}, {Done} AS Reviews FROM review_items i WHERE i.closed_at IS NULL ORDER BY i.priority DESC, i.added_at, i.id LIMIT @most";
            var rows = (await connection.QueryAsync<ReviewItemRow>(new CommandDefinition(sql, new { most }, cancellationToken: cancellationToken))).ToList();
            var claims = (await connection.QueryAsync<(string Item, string Reviewer)>(new CommandDefinition(
                "SELECT item_id, reviewer FROM review_claims WHERE until > @now ORDER BY reviewer", new { now = Now() }, cancellationToken: cancellationToken))).ToLookup(claim => claim.Item, claim => claim.Reviewer, StringComparer.Ordinal);
            return [.. rows.Select(row => new ReviewQueueEntry(row.ToItem(), QuestionOf(row), (int)row.Reviews, [.. claims[row.Id]]))];
        },
        cancellationToken);

    /// <summary>How many items are open.</summary>
    /// <exception cref="CurationLogException">The log cannot be read.</exception>
    public Task<long> CountAsync(CancellationToken cancellationToken) => ReviewTables.ReadAsync(
        log, 0L, connection => connection.ExecuteScalarAsync<long>(new CommandDefinition("SELECT count(*) FROM review_items WHERE closed_at IS NULL", cancellationToken: cancellationToken)), cancellationToken);

    /// <summary>An item; null when there is none.</summary>
    /// <exception cref="CurationLogException">The log cannot be read.</exception>
    public Task<ReviewItem?> FindAsync(string id, CancellationToken cancellationToken) => ReviewTables.ReadAsync(
        log,
        null,
        async connection => (await connection.QuerySingleOrDefaultAsync<ReviewItemRow>(new CommandDefinition($"SELECT {ReviewItemRow.Columns} FROM review_items i WHERE i.id = @id", new { id }, cancellationToken: cancellationToken)))?.ToItem(),
        cancellationToken);

    /// <summary>The item about a subject; null when there is none.</summary>
    /// <exception cref="CurationLogException">The log cannot be read.</exception>
    public Task<ReviewItem?> FindBySubjectAsync(string subject, CancellationToken cancellationToken) => ReviewTables.ReadAsync(
        log,
        null,
        async connection => (await connection.QuerySingleOrDefaultAsync<ReviewItemRow>(new CommandDefinition($"SELECT {ReviewItemRow.Columns} FROM review_items i WHERE i.subject = @subject", new { subject }, cancellationToken: cancellationToken)))?.ToItem(),
        cancellationToken);

    /// <summary>Claims the most urgent item that this reviewer has not judged and that no other reviewer is at work on; null when there is none.</summary>
    /// <param name="reviewer">The reviewer.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <exception cref="CurationLogException">The log cannot be written.</exception>
    public Task<ReviewItem?> ClaimNextAsync(string reviewer, CancellationToken cancellationToken) => ReviewTables.WriteAsync(
        log,
        time,
        async transaction =>
        {
            var sql = $"SELECT {ReviewItemRow.Columns} FROM review_items i WHERE {Open} ORDER BY i.priority DESC, i.added_at, i.id LIMIT 1";
            var row = await transaction.Connection!.QuerySingleOrDefaultAsync<ReviewItemRow>(new CommandDefinition(sql, new { reviewer, now = Now() }, transaction, cancellationToken: cancellationToken));
            if (row is not null)
            {
                await ClaimAsync(row.Id, reviewer, transaction, cancellationToken);
            }

            return row?.ToItem();
        },
        cancellationToken);

    /// <summary>Claims an item that a reviewer opened by itself.</summary>
    /// <returns>Who else is at work on it.</returns>
    /// <exception cref="CurationLogException">The log cannot be written.</exception>
    public Task<IReadOnlyList<string>> ClaimAsync(string itemId, string reviewer, CancellationToken cancellationToken) => ReviewTables.WriteAsync<IReadOnlyList<string>>(
        log,
        time,
        async transaction =>
        {
            await ClaimAsync(itemId, reviewer, transaction, cancellationToken);
            const string others = "SELECT reviewer FROM review_claims WHERE item_id = @itemId AND reviewer <> @reviewer AND until > @now ORDER BY reviewer";
            return [.. await transaction.Connection!.QueryAsync<string>(new CommandDefinition(others, new { itemId, reviewer, now = Now() }, transaction, cancellationToken: cancellationToken))];
        },
        cancellationToken);

    /// <summary>Keeps a review, also when others were faster, and gives the item back.</summary>
    /// <exception cref="CurationLogException">The log cannot be written.</exception>
    public Task<SaveOutcome> SaveAsync(Review review, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(review);
        return ReviewTables.WriteAsync(
            log,
            time,
            async transaction =>
            {
                var connection = transaction.Connection!;
                var values = new { item = review.ItemId, reviewer = review.Reviewer, now = Now() };
                var needed = await connection.ExecuteScalarAsync<long?>(new CommandDefinition("SELECT needed FROM review_items WHERE id = @item", values, transaction, cancellationToken: cancellationToken));
                if (needed is null)
                {
                    return SaveOutcome.Gone;
                }

                // Whoever judges the same twice has changed his mind.
                await connection.ExecuteAsync(new CommandDefinition("UPDATE reviews SET undone_at = @now WHERE item_id = @item AND reviewer = @reviewer AND undone_at IS NULL", values, transaction, cancellationToken: cancellationToken));
                await connection.ExecuteAsync(new CommandDefinition(ReviewRow.Insert, ReviewRow.From(review), transaction, cancellationToken: cancellationToken));
                await connection.ExecuteAsync(new CommandDefinition("DELETE FROM review_claims WHERE item_id = @item AND reviewer = @reviewer", values, transaction, cancellationToken: cancellationToken));
                var done = await connection.ExecuteScalarAsync<long>(new CommandDefinition("SELECT count(DISTINCT reviewer) FROM reviews WHERE item_id = @item AND undone_at IS NULL", values, transaction, cancellationToken: cancellationToken));
                if (done >= needed)
                {
                    await connection.ExecuteAsync(new CommandDefinition("UPDATE review_items SET closed_at = @now WHERE id = @item AND closed_at IS NULL", values, transaction, cancellationToken: cancellationToken));
                }

                return done > needed ? SaveOutcome.SavedBesideOthers : SaveOutcome.Saved;
            },
            cancellationToken);
    }

    /// <summary>Takes a reviewer's own last review back and opens its item again.</summary>
    /// <returns>What was taken back; null when there is nothing.</returns>
    /// <exception cref="CurationLogException">The log cannot be written.</exception>
    public Task<Review?> UndoAsync(string reviewer, CancellationToken cancellationToken) => ReviewTables.WriteAsync(
        log,
        time,
        async transaction =>
        {
            var connection = transaction.Connection!;
            var sql = $"SELECT {ReviewRow.Columns} FROM reviews WHERE reviewer = @reviewer AND undone_at IS NULL ORDER BY reviewed_at DESC, id DESC LIMIT 1";
            var row = await connection.QuerySingleOrDefaultAsync<ReviewRow>(new CommandDefinition(sql, new { reviewer }, transaction, cancellationToken: cancellationToken));
            if (row is null)
            {
                return null;
            }

            var values = new { row.Id, row.ItemId, now = Now() };
            await connection.ExecuteAsync(new CommandDefinition("UPDATE reviews SET undone_at = @now WHERE id = @Id", values, transaction, cancellationToken: cancellationToken));
            await connection.ExecuteAsync(new CommandDefinition("UPDATE review_items SET closed_at = NULL WHERE id = @ItemId", values, transaction, cancellationToken: cancellationToken));
            return row.ToReview();
        },
        cancellationToken);

    /// <summary>Sets an item aside without a review.</summary>
    /// <exception cref="CurationLogException">The log cannot be written.</exception>
    public Task<SaveOutcome> CloseAsync(string itemId, CancellationToken cancellationToken) => ReviewTables.WriteAsync(
        log,
        time,
        async transaction => await transaction.Connection!.ExecuteAsync(new CommandDefinition("UPDATE review_items SET closed_at = @now WHERE id = @itemId AND closed_at IS NULL", new { itemId, now = Now() }, transaction, cancellationToken: cancellationToken)) == 1 ? SaveOutcome.Saved : SaveOutcome.Gone,
        cancellationToken);

    /// <summary>The reviews of an item that were not taken back, the first first.</summary>
    /// <exception cref="CurationLogException">The log cannot be read.</exception>
    public Task<IReadOnlyList<Review>> ReviewsOfAsync(string itemId, CancellationToken cancellationToken) => ReviewsAsync("item_id = @itemId", new { itemId }, cancellationToken);

    /// <summary>The reviews of an interaction that were not taken back, the first first.</summary>
    /// <exception cref="CurationLogException">The log cannot be read.</exception>
    public Task<IReadOnlyList<Review>> ReviewsOfInteractionAsync(string interactionId, CancellationToken cancellationToken) =>
        ReviewsAsync("interaction_id = @interactionId", new { interactionId }, cancellationToken);

    /// <summary>All reviews since a time that were not taken back, the first first.</summary>
    /// <exception cref="CurationLogException">The log cannot be read.</exception>
    public Task<IReadOnlyList<Review>> ReviewsSinceAsync(DateTimeOffset since, CancellationToken cancellationToken) => ReviewsAsync("reviewed_at >= @since", new { since = InteractionRow.ToText(since) }, cancellationToken);

    private Task<IReadOnlyList<Review>> ReviewsAsync(string condition, object values, CancellationToken cancellationToken) => ReviewTables.ReadAsync<IReadOnlyList<Review>>(
        log,
        [],
        async connection => [.. (await connection.QueryAsync<ReviewRow>(new CommandDefinition($"SELECT {ReviewRow.Columns} FROM reviews WHERE undone_at IS NULL AND {condition} ORDER BY reviewed_at, id", values, cancellationToken: cancellationToken))).Select(row => row.ToReview())],
        cancellationToken);

    private Task<int> ClaimAsync(string item, string reviewer, DbTransaction transaction, CancellationToken cancellationToken) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(Claim, new { item, reviewer, until = InteractionRow.ToText(time.GetUtcNow() + ClaimedFor) }, transaction, cancellationToken: cancellationToken));

    /// <summary>A curated answer's questions stand there as a list.</summary>
    private static string QuestionOf(ReviewItemRow row) =>
        row.Pair is not null ? row.ToItem().Pair!.Question : row.CuratedId is null || row.Question is null ? row.Question ?? "" : JsonSerializer.Deserialize<List<string>>(row.Question, ReviewTables.Json)![0];

    private string Now() => InteractionRow.ToText(time.GetUtcNow());
}
