using System.Data.Common;
using System.Runtime.CompilerServices;
using Dapper;

namespace DocsBot.Providers.Log.Reading;

/// <summary>Reads an interaction log, also while a service writes it. A log that is not there yet is empty. Safe for many callers at once.</summary>
/// <param name="log">The log, opened for each call.</param>
/// <param name="time">The clock of the time that a list takes; null for the system's.</param>
public sealed class InteractionReader(LogDatabase log, TimeProvider? time = null)
{
    private const int StreamedAtOnce = 200;

    /// <summary>The most interactions of a conversation that are read.</summary>
    public const int MostOfConversation = 500;

    private readonly TimeProvider _time = time ?? TimeProvider.System;

    /// <summary>How long a list looks before it returns what it found. Default 100 ms.</summary>
    public TimeSpan LookFor { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The interaction with this id, or null.</summary>
    /// <exception cref="InteractionLogException">The log cannot be read.</exception>
    public async Task<InteractionRecord?> FindAsync(string id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(id);
        var rows = await RowsAsync("WHERE id = @id", new { id }, cancellationToken);
        return rows.Count > 0 ? rows[0].ToRecord() : null;
    }

    /// <summary>The interactions of a conversation, the oldest first; of a very long one the first <see cref="MostOfConversation"/>.</summary>
    /// <exception cref="InteractionLogException">The log cannot be read.</exception>
    public async Task<IReadOnlyList<InteractionRecord>> ConversationAsync(string conversationId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(conversationId);
        var rows = await RowsAsync("WHERE conversation_id = @conversationId ORDER BY asked_at, id LIMIT @MostOfConversation", new { conversationId, MostOfConversation }, cancellationToken);
        return [.. rows.Select(row => row.ToRecord())];
    }

    /// <summary>Every interaction, the newest first. Read in pages, so that a slow reader never holds the log up.</summary>
    /// <exception cref="InteractionLogException">The log cannot be read.</exception>
    public async IAsyncEnumerable<InteractionRecord> NewestAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        const string order = "ORDER BY asked_at DESC, id DESC LIMIT @StreamedAtOnce";
        var page = await RowsAsync(order, new { StreamedAtOnce }, cancellationToken);
        while (page.Count > 0)
        {
            foreach (var row in page)
            {
                yield return row.ToRecord();
            }

            page = page.Count < StreamedAtOnce
                ? []
                : await RowsAsync($"WHERE (asked_at, id) < (@AskedAt, @Id) {order}", new { page[^1].AskedAt, page[^1].Id, StreamedAtOnce }, cancellationToken);
        }
    }

    /// <summary>A page of the interactions that a filter lets through, the newest first.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="after">Where to go on; null to begin with the newest.</param>
    /// <param name="size">At most how many, from 1 to 1,000.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="InteractionLogException">The log cannot be read.</exception>
    public Task<InteractionPage> ListAsync(InteractionFilter filter, InteractionCursor? after, int size, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, 1_000);
        return ReadAsync(
            InteractionPage.Empty,
            connection => new InteractionSearch(connection, new FilterConditions(filter, log.IsPostgres), LookFor, _time).RunAsync(after, size, cancellationToken),
            cancellationToken);
    }

    /// <summary>What happened in a period, and in as many days before it.</summary>
    /// <exception cref="InteractionLogException">The log cannot be read.</exception>
    public Task<LogOverview> OverviewAsync(LogPeriod period, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(period);
        return ReadAsync(
            new LogOverview(period, LogFigures.None, period.Previous is null ? null : LogFigures.None, []),
            async connection =>
            {
                var counts = new DayCounts(connection, period);
                var days = await counts.DaysAsync(cancellationToken);
                var shown = period == LogPeriod.All && days.Count > 0 ? new LogPeriod(days[0].Day, days[^1].Day) : period;
                return new LogOverview(
                    shown,
                    await counts.TotalAsync(cancellationToken),
                    period.Previous is { } previous ? await new DayCounts(connection, previous).TotalAsync(cancellationToken) : null,
                    EveryDay(shown, days));
            },
            cancellationToken);
    }

    /// <summary>A period by the values of a dimension, and which are worse than the rest.</summary>
    /// <exception cref="InteractionLogException">The log cannot be read.</exception>
    public Task<LogSlices> SlicesAsync(LogDimension dimension, LogPeriod period, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(period);
        return ReadAsync(
            new LogSlices(dimension, period, []),
            async connection => new LogSlices(dimension, period, SliceComparison.Judge(dimension, await new DayCounts(connection, period).ValuesAsync(dimension, cancellationToken))),
            cancellationToken);
    }

    /// <summary>What a period cost.</summary>
    /// <exception cref="InteractionLogException">The log cannot be read.</exception>
    public Task<LogCosts> CostsAsync(LogPeriod period, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(period);
        return ReadAsync(
            new LogCosts(period, LogFigures.None, [], [], [], []),
            async connection =>
            {
                var counts = new DayCounts(connection, period);
                return new LogCosts(
                    period,
                    await counts.TotalAsync(cancellationToken),
                    await ByCostAsync(counts, LogDimension.Prompt, cancellationToken),
                    await ByCostAsync(counts, LogDimension.Model, cancellationToken),
                    await ByCostAsync(counts, LogDimension.Domain, cancellationToken),
                    await counts.CallsAsync(cancellationToken));
            },
            cancellationToken);
    }

    private static async Task<IReadOnlyList<LogSlice>> ByCostAsync(DayCounts counts, LogDimension dimension, CancellationToken cancellationToken) =>
        [.. SliceComparison.Judge(dimension, await counts.ValuesAsync(dimension, cancellationToken)).OrderByDescending(slice => slice.Figures.CostNanos)];

    private static List<LogDay> EveryDay(LogPeriod period, IReadOnlyList<LogDay> days)
    {
        // Somebody may ask for centuries: days before the first question are no trend.
        if (days.Count == 0)
        {
            return [];
        }

        const int mostEmpty = 1_000;
        var known = days.ToDictionary(day => day.Day);
        var from = period.Days > mostEmpty ? days[0].Day : period.From;
        var to = period.Days > mostEmpty ? days[^1].Day : period.To;
        return [.. Enumerable.Range(0, to.DayNumber - from.DayNumber + 1).Select(i => from.AddDays(i)).Select(day => known.GetValueOrDefault(day) ?? new LogDay(day, LogFigures.None))];
    }

    private Task<List<InteractionRow>> RowsAsync(string condition, object parameters, CancellationToken cancellationToken) => ReadAsync(
        [],
        async connection => (await connection.QueryAsync<InteractionRow>(new CommandDefinition($"{InteractionRow.Select} {condition}", parameters, cancellationToken: cancellationToken))).AsList(),
        cancellationToken);

    private async Task<T> ReadAsync<T>(T empty, Func<DbConnection, Task<T>> read, CancellationToken cancellationToken)
    {
        await using var connection = await log.OpenAsync(cancellationToken);
        if (connection is null)
        {
            return empty;
        }

        try
        {
            return await read(connection);
        }
        catch (DbException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new InteractionLogException($"The interaction log {log.Name} cannot be read: {e.Message} Check that it is an interaction log of DocsBot and that this user may read it.", e);
        }
    }
}
