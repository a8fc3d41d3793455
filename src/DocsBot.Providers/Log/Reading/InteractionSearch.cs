using System.Data.Common;
using System.Globalization;
using Dapper;

namespace DocsBot.Providers.Log.Reading;

/// <summary>
/// Looks for the newest interactions that a filter lets through. The counts a day say on which days there can be one; those are looked through from the newest,
/// some rows at a time, in the index by time, which holds what filters ask for. It ends when the page is full, the log is at its end, or time is up.
/// </summary>
internal sealed class InteractionSearch(DbConnection connection, FilterConditions conditions, TimeSpan lookFor, TimeProvider time)
{
    // What takes some 10 or 20 ms: entries of the index, or rows with their texts.
    private const int EntriesAtOnce = 50_000;
    private const int RowsAtOnce = 1_500;

    private readonly int _atOnce = conditions.ReadsTexts ? RowsAtOnce : EntriesAtOnce;
    private readonly List<InteractionCursor> _found = [];

    // After every time that a log writes.
    private static InteractionCursor Newest { get; } = new("~", "");

    /// <summary>Looks for a page.</summary>
    /// <param name="after">Where to go on; null to begin with the newest.</param>
    /// <param name="size">At most how many.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public async Task<InteractionPage> RunAsync(InteractionCursor? after, int size, CancellationToken cancellationToken)
    {
        var since = time.GetTimestamp();
        var from = At(conditions.Filter.From) ?? new InteractionCursor("", "");
        var before = Earlier(after ?? Newest, At(conditions.Filter.To) ?? Newest);
        foreach (var days in await DaysAsync(from, before, cancellationToken))
        {
            var lowest = Later(from, new InteractionCursor(days.First, ""));
            before = Earlier(before, new InteractionCursor(days.After, ""));
            while (Compare(lowest, before) < 0)
            {
                var until = days.Questions > _atOnce ? await StepAsync(lowest, before, cancellationToken) : lowest;
                await LookAsync(until, before, size + 1 - _found.Count, cancellationToken);
                before = until;
                if (_found.Count > size || (time.GetElapsedTime(since) > lookFor && before.AskedAt.Length > 0))
                {
                    return await PageAsync(size, before, cancellationToken);
                }
            }
        }

        return await PageAsync(size, lookedTo: null, cancellationToken);
    }

    private static InteractionCursor? At(DateTimeOffset? time) => time is { } at ? new InteractionCursor(InteractionRow.ToText(at), "") : null;

    private static int Compare(InteractionCursor one, InteractionCursor other) =>
        string.CompareOrdinal(one.AskedAt, other.AskedAt) is not 0 and var order ? order : string.CompareOrdinal(one.Id, other.Id);

    private static InteractionCursor Earlier(InteractionCursor one, InteractionCursor other) => Compare(one, other) <= 0 ? one : other;

    private static InteractionCursor Later(InteractionCursor one, InteractionCursor other) => Compare(one, other) >= 0 ? one : other;

    /// <summary>The days that can hold one, the newest first; days that follow each other are taken together up to what is looked at at once.</summary>
    private async Task<List<DaysInARow>> DaysAsync(InteractionCursor from, InteractionCursor before, CancellationToken cancellationToken)
    {
        // A conversation is found by its own index.
        if (conditions.Filter.ConversationId is not null)
        {
            return [new DaysInARow("", Newest.AskedAt, Questions: 0)];
        }

        var sql = $"""
            SELECT every.day AS Day, every.questions AS Questions FROM interaction_days AS every
            WHERE every.dimension = 'all' AND every.day >= @FirstDay AND every.day <= @LastDay{conditions.OnDay}
            ORDER BY every.day DESC
            """;
        var parameters = conditions.With(("FirstDay", Day(from)), ("LastDay", Day(before)));
        var rows = new List<DaysInARow>();
        foreach (var (day, questions) in await connection.QueryAsync<(string Day, long Questions)>(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken)))
        {
            var after = DayCounts.ToText(DateOnly.ParseExact(day, "O", CultureInfo.InvariantCulture).AddDays(1));
            if (rows.Count > 0 && rows[^1].First == after && rows[^1].Questions + questions <= _atOnce)
            {
                rows[^1] = rows[^1] with { First = day, Questions = rows[^1].Questions + questions };
            }
            else
            {
                rows.Add(new DaysInARow(day, after, questions));
            }
        }

        return rows;
    }

    private static string Day(InteractionCursor cursor) => cursor.AskedAt.Length > 10 ? cursor.AskedAt[..10] : cursor.AskedAt;

    /// <summary>How far back to look at once.</summary>
    private async Task<InteractionCursor> StepAsync(InteractionCursor lowest, InteractionCursor before, CancellationToken cancellationToken)
    {
        const string sql = """
            SELECT asked_at AS AskedAt, id AS Id FROM interactions WHERE (asked_at, id) >= (@LowestTime, @LowestId) AND (asked_at, id) < (@BeforeTime, @BeforeId)
            ORDER BY asked_at DESC, id DESC LIMIT 1 OFFSET @Skip
            """;
        var parameters = new { LowestTime = lowest.AskedAt, LowestId = lowest.Id, BeforeTime = before.AskedAt, BeforeId = before.Id, Skip = _atOnce - 1 };
        return await connection.QueryFirstOrDefaultAsync<InteractionCursor>(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken)) ?? lowest;
    }

    private async Task LookAsync(InteractionCursor from, InteractionCursor before, int most, CancellationToken cancellationToken)
    {
        var sql = $"""
            SELECT asked_at AS AskedAt, id AS Id FROM interactions
            WHERE (asked_at, id) >= (@FromTime, @FromId) AND (asked_at, id) < (@BeforeTime, @BeforeId){conditions.OnInteraction}
            ORDER BY asked_at DESC, id DESC LIMIT @Most
            """;
        var parameters = conditions.With(("FromTime", from.AskedAt), ("FromId", from.Id), ("BeforeTime", before.AskedAt), ("BeforeId", before.Id), ("Most", most));
        _found.AddRange(await connection.QueryAsync<InteractionCursor>(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken)));
    }

    /// <summary>The page of what was found; one more was looked for, to know whether there is more.</summary>
    private async Task<InteractionPage> PageAsync(int size, InteractionCursor? lookedTo, CancellationToken cancellationToken)
    {
        var next = _found.Count > size ? _found[size - 1] : lookedTo;
        var ids = _found.Take(size).Select((found, i) => (Name: $"Id{i}", found.Id)).ToList();
        if (ids.Count == 0)
        {
            return new InteractionPage([], next, next is null ? null : TimeOf(next));
        }

        // Written out, since Dapper expands a list for SQLite and hands it to PostgreSQL as an array.
        var sql = $"{SummaryRow.Select} WHERE id IN ({string.Join(", ", ids.Select(id => "@" + id.Name))}) ORDER BY asked_at DESC, id DESC";
        var parameters = new DynamicParameters(ids.ToDictionary(id => id.Name, id => (object)id.Id, StringComparer.Ordinal));
        var rows = await connection.QueryAsync<SummaryRow>(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken));
        return new InteractionPage([.. rows.Select(row => row.ToSummary())], next, next is null ? null : TimeOf(next));
    }

    private static DateTimeOffset TimeOf(InteractionCursor cursor) => DateTimeOffset.Parse(cursor.AskedAt, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    /// <summary>Days that follow each other.</summary>
    /// <param name="First">The first day.</param>
    /// <param name="After">The day after the last.</param>
    /// <param name="Questions">How many interactions they have.</param>
    private sealed record DaysInARow(string First, string After, long Questions);
}
