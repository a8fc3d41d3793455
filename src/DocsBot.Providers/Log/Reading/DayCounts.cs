using System.Data.Common;
using System.Globalization;
using Dapper;

namespace DocsBot.Providers.Log.Reading;

/// <summary>Reads the tables of counts a day, which the log's triggers keep.</summary>
/// <param name="connection">The open log.</param>
/// <param name="period">The days.</param>
internal sealed class DayCounts(DbConnection connection, LogPeriod period)
{
    private readonly object _days = new { from = ToText(period.From), to = ToText(period.To) };

    /// <summary>A day as the log writes it.</summary>
    public static string ToText(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>The figures of each day that has questions, the oldest first.</summary>
    public async Task<IReadOnlyList<LogDay>> DaysAsync(CancellationToken cancellationToken)
    {
        var figures = await FiguresAsync("all", "day", cancellationToken);
        var ended = await ConversationsAsync("all", "day", cancellationToken);
        return
        [
            .. figures.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => new LogDay(
                DateOnly.ParseExact(pair.Key, "O", CultureInfo.InvariantCulture),
                pair.Value with { Conversations = ended.GetValueOrDefault(pair.Key, NoConversations) })),
        ];
    }

    /// <summary>The figures of all days together.</summary>
    public async Task<LogFigures> TotalAsync(CancellationToken cancellationToken)
    {
        var figures = await FiguresAsync("all", "value", cancellationToken);
        var ended = await ConversationsAsync("all", "value", cancellationToken);
        return figures.GetValueOrDefault("", LogFigures.None) with { Conversations = ended.GetValueOrDefault("", NoConversations) };
    }

    /// <summary>The figures of each value of a dimension, in no order.</summary>
    public async Task<Dictionary<string, LogFigures>> ValuesAsync(LogDimension dimension, CancellationToken cancellationToken)
    {
        var name = dimension.ToString().ToLowerInvariant();
        var figures = await FiguresAsync(name, "value", cancellationToken);
        if (dimension is not (LogDimension.Domain or LogDimension.Prompt or LogDimension.Model or LogDimension.Arm))
        {
            return figures;
        }

        var ended = await ConversationsAsync(name, "value", cancellationToken);
        return figures.ToDictionary(pair => pair.Key, pair => pair.Value with { Conversations = ended.GetValueOrDefault(pair.Key, NoConversations) }, StringComparer.Ordinal);
    }

    /// <summary>The calls to models by purpose and model, the dearest first.</summary>
    public async Task<IReadOnlyList<CallFigures>> CallsAsync(CancellationToken cancellationToken)
    {
        const string sql = """
            SELECT purpose AS Purpose, model AS Model, CAST(sum(calls) AS bigint) AS Calls, CAST(sum(failures) AS bigint) AS Failures,
                CAST(sum(counted) AS bigint) AS Counted, CAST(sum(input_tokens) AS bigint) AS InputTokens, CAST(sum(cached_tokens) AS bigint) AS CachedTokens,
                CAST(sum(output_tokens) AS bigint) AS OutputTokens, CAST(sum(priced) AS bigint) AS Priced, CAST(sum(cost_nanos) AS bigint) AS CostNanos
            FROM call_days WHERE day BETWEEN @from AND @to GROUP BY purpose, model
            """;
        var rows = await connection.QueryAsync<CallFigures>(new CommandDefinition(sql, _days, cancellationToken: cancellationToken));
        return [.. rows.OrderByDescending(row => row.CostNanos).ThenByDescending(row => row.Calls).ThenBy(row => row.Purpose, StringComparer.Ordinal).ThenBy(row => row.Model, StringComparer.Ordinal)];
    }

    private static ConversationCounts NoConversations { get; } = new(0, 0, 0);

    private async Task<Dictionary<string, LogFigures>> FiguresAsync(string dimension, string key, CancellationToken cancellationToken)
    {
        var sql = $"SELECT {key}, {FigureColumns.Sums} FROM interaction_days WHERE dimension = '{dimension}' AND day BETWEEN @from AND @to GROUP BY {key}";
        await using var rows = await connection.ExecuteReaderAsync(new CommandDefinition(sql, _days, cancellationToken: cancellationToken));
        var figures = new Dictionary<string, LogFigures>(StringComparer.Ordinal);
        while (await rows.ReadAsync(cancellationToken))
        {
            figures.Add(rows.GetString(0), FigureColumns.Read(rows, first: 1));
        }

        return figures;
    }

    private async Task<Dictionary<string, ConversationCounts>> ConversationsAsync(string dimension, string key, CancellationToken cancellationToken)
    {
        var sql = $"""
            SELECT {key} AS Name, CAST(sum(conversations) AS bigint) AS Conversations, CAST(sum(resolved) AS bigint) AS Resolved,
                CAST(sum(priced_resolved) AS bigint) AS PricedResolved
            FROM conversation_days WHERE dimension = '{dimension}' AND day BETWEEN @from AND @to GROUP BY {key}
            """;
        var rows = await connection.QueryAsync<(string Name, long Conversations, long Resolved, long PricedResolved)>(new CommandDefinition(sql, _days, cancellationToken: cancellationToken));
        return rows.ToDictionary(row => row.Name, row => new ConversationCounts(row.Conversations, row.Resolved, row.PricedResolved), StringComparer.Ordinal);
    }
}
