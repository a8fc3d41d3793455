using System.Data.Common;
using System.Globalization;
using Dapper;
using DocsBot.Core.Interactions;
using DocsBot.Providers.Log;

namespace DocsBot.Lab.Analysis.Clusters;

/// <summary>Reads the questions that may have failed out of the log, the newest first: of each row only what the analysis needs.</summary>
/// <param name="database">The log.</param>
/// <param name="request">Which.</param>
internal sealed class FailedQuestions(LogDatabase database, ClusterRequest request)
{
    /// <summary>A longer text is a pasted log; its beginning is enough to show and to compare.</summary>
    private const int LongestText = 2_000;

    private const int Unanswered = (int)(FailureSignal.NoAnswer | FailureSignal.LowGroundedness);

    private const int ThumbsDown = (int)FailureSignal.ThumbsDown;

    // The columns are named in the order they are read below. A comment stands behind the long columns of a row, so it is only looked up where there is one.
    private static readonly string Sql = $"""
        SELECT id, conversation_id, asked_at, substr(question, 1, {LongestText}), substr(search_text, 1, {LongestText}), signals, confidence,
            CASE WHEN signals & {ThumbsDown} <> 0 THEN comment END, domain, language, filter_version, prompt_name, prompt_version
        FROM interactions
        WHERE asked_at >= @from AND asked_at < @to AND (
        """;

    private static readonly string Order = """
        )
        ORDER BY asked_at DESC, id DESC
        LIMIT @most
        """;

    private static readonly string WithSignal = "signals & @signals <> 0";

    // The thumb of an answer that cites a passage is about the answer; without one there was nothing to go by.
    private static readonly string WithoutAnswer = $"signals & {Unanswered} <> 0 OR (signals & {ThumbsDown} <> 0 AND citations = '[]')";

    private readonly Dictionary<string, object> _parameters = new(StringComparer.Ordinal)
    {
        ["from"] = TimeOf(request.From),
        ["to"] = TimeOf(request.To),
        ["signals"] = (int)request.Signals,
        ["most"] = request.MostQuestions + 1L,
    };

    /// <summary>Reads them, one more than the most when there are more.</summary>
    /// <param name="connection">An open connection to the log.</param>
    /// <param name="take">Gets each.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="InteractionLogException">The log cannot be read.</exception>
    public Task ReadAsync(DbConnection connection, Action<LoggedQuestion> take, CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        var sql = Sql + (request.OnlyUnanswered ? WithoutAnswer : WithSignal) + Order;
        await using var reader = await connection.ExecuteReaderAsync(new CommandDefinition(sql, _parameters, commandTimeout: 0, cancellationToken: cancellationToken));
        while (await reader.ReadAsync(cancellationToken))
        {
            take(new LoggedQuestion(
                reader.GetString(0),
                reader.GetString(1),
                DateTimeOffset.Parse(reader.GetString(2), CultureInfo.InvariantCulture),
                reader.GetString(3),
                Text(reader, 4),
                (FailureSignal)Convert.ToInt32(reader.GetValue(5), CultureInfo.InvariantCulture),
                reader.IsDBNull(6) ? null : reader.GetDouble(6),
                Text(reader, 7),
                [Text(reader, 8) ?? "", Text(reader, 9) ?? "", Text(reader, 10) ?? "", Text(reader, 11) is { } name ? string.Create(CultureInfo.InvariantCulture, $"{name}@v{reader.GetValue(12)}") : ""]));
        }
    });

    /// <summary>How many questions there are, whatever came of them, and when the first was asked; null for none.</summary>
    public Task<(int Asked, DateTimeOffset? First)> CountAsync(DbConnection connection, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        const string sql = "SELECT count(*), min(asked_at) FROM interactions WHERE asked_at >= @from AND asked_at < @to";
        await using var reader = await connection.ExecuteReaderAsync(
            new CommandDefinition(sql, new { from = TimeOf(from), to = TimeOf(to) }, commandTimeout: 0, cancellationToken: cancellationToken));
        await reader.ReadAsync(cancellationToken);
        return (Convert.ToInt32(reader.GetValue(0), CultureInfo.InvariantCulture), Text(reader, 1) is { } first ? DateTimeOffset.Parse(first, CultureInfo.InvariantCulture) : (DateTimeOffset?)null);
    });

    private static string? Text(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    private static string TimeOf(DateTimeOffset time) => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    private Task<bool> GuardAsync(Func<Task> read) => GuardAsync(async () =>
    {
        await read();
        return true;
    });

    private async Task<T> GuardAsync<T>(Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (DbException e)
        {
            throw new InteractionLogException($"The interaction log {database.Name} cannot be read: {e.Message}", e);
        }
    }
}
