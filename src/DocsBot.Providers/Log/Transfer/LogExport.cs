using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Dapper;

namespace DocsBot.Providers.Log.Transfer;

/// <summary>Writes the log into a text, oldest first, in pages: memory does not grow with the log, and a slow reader never holds a service up.</summary>
public sealed partial class LogExport
{
    private const int PageSize = 1_000;

    /// <summary>Texts are looked up again when they were forgotten: an import takes each once.</summary>
    private const int RememberedTexts = 50_000;

    private static readonly int[] Naming = [.. new[] { "prompt_sha256", "messages_sha256", "fragments", "examples", "chunks", "model_uses" }.Select(LogTables.Interactions.IndexOf)];

    private readonly DbConnection _connection;
    private readonly LogRowWriter _writer;
    private readonly RecentKeys _seen = new(RememberedTexts);
    private long _others;

    private LogExport(DbConnection connection, LogRowWriter writer)
    {
        (_connection, _writer) = (connection, writer);
    }

    /// <summary>Exports the log.</summary>
    /// <param name="log">The log; one that is not there yet is empty.</param>
    /// <param name="request">What is exported.</param>
    /// <param name="output">Where it is written.</param>
    /// <param name="cancellationToken">Stops it between rows.</param>
    /// <exception cref="InteractionLogException">The log cannot be read.</exception>
    public static async Task<LogExportResult> RunAsync(LogDatabase log, LogExportRequest request, TextWriter output, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(log);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(output);
        var writer = request.Format == LogExportFormat.Csv ? (LogRowWriter)new CsvRowWriter(output) : new JsonRowWriter(output);
        await writer.BeginAsync(LogTables.Interactions);
        await using var connection = await log.OpenAsync(cancellationToken);
        try
        {
            return connection is null ? new LogExportResult(0, 0) : await new LogExport(connection, writer).RunAsync(request, cancellationToken);
        }
        catch (DbException e)
        {
            throw log.Unreadable(e);
        }
    }

    private async Task<LogExportResult> RunAsync(LogExportRequest request, CancellationToken cancellationToken)
    {
        var interactions = 0L;
        await foreach (var page in PagesAsync(request, cancellationToken))
        {
            if (_writer.TakesAllTables)
            {
                await WriteTextsAsync(page.SelectMany(HashesIn), cancellationToken);
            }

            foreach (var row in page)
            {
                await _writer.WriteAsync(LogTables.Interactions, row);
            }

            interactions += page.Count;
        }

        foreach (var table in _writer.TakesAllTables ? LogTables.Others : [])
        {
            await WriteRowsAsync(table, $"SELECT {table.ColumnNames} FROM {table.Name} ORDER BY {table.Columns[0].Name}", new { }, cancellationToken);
        }

        return new LogExportResult(interactions, _others);
    }

    private async IAsyncEnumerable<List<object?[]>> PagesAsync(LogExportRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        const string sql = "WHERE (asked_at, id) > (@askedAt, @id) AND asked_at < @to ORDER BY asked_at, id LIMIT @PageSize";
        var (byTime, byId) = (LogTables.Interactions.IndexOf("asked_at"), LogTables.Interactions.IndexOf("id"));
        var to = request.To is { } end ? InteractionRow.ToText(end) : "~";
        var (askedAt, id) = (request.From is { } begin ? InteractionRow.ToText(begin) : "", "");
        List<object?[]> page;
        do
        {
            page = await ReadAsync($"SELECT {LogTables.Interactions.ColumnNames} FROM interactions {sql}", new { askedAt, id, to, PageSize }, cancellationToken);
            if (page.Count > 0)
            {
                yield return page;
                (askedAt, id) = ((string)page[^1][byTime]!, (string)page[^1][byId]!);
            }
        }
        while (page.Count == PageSize);
    }

    /// <summary>Writes the pinned texts with these hashes, and those that they name in turn: what a prompt was made of is a list of hashes.</summary>
    private async Task WriteTextsAsync(IEnumerable<string> hashes, CancellationToken cancellationToken)
    {
        var wanted = hashes.Where(_seen.Add).ToList();
        while (wanted.Count > 0)
        {
            var named = new List<string>();
            foreach (var some in wanted.Chunk(500))
            {
                var texts = await WriteRowsAsync(
                    LogTables.Pinned, $"SELECT sha256, text FROM pinned WHERE sha256 IN ({string.Join(", ", some.Select(hash => $"'{hash}'"))}) ORDER BY sha256", new { }, cancellationToken);
                named.AddRange(texts.SelectMany(HashesIn));
            }

            wanted = [.. named.Where(_seen.Add)];
        }
    }

    private async Task<List<object?[]>> WriteRowsAsync(LogTable table, string sql, object parameters, CancellationToken cancellationToken)
    {
        var rows = await ReadAsync(sql, parameters, cancellationToken);
        foreach (var row in rows)
        {
            await _writer.WriteAsync(table, row);
        }

        _others += rows.Count;
        return rows;
    }

    private async Task<List<object?[]>> ReadAsync(string sql, object parameters, CancellationToken cancellationToken)
    {
        var rows = new List<object?[]>();
        await using var reader = await _connection.ExecuteReaderAsync(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken));
        while (await reader.ReadAsync(cancellationToken))
        {
            var row = new object?[reader.FieldCount];
            for (var i = 0; i < row.Length; i++)
            {
                row[i] = reader.IsDBNull(i) ? null : reader.GetValue(i);
            }

            rows.Add(row);
        }

        return rows;
    }

    /// <summary>The hashes in a row, whatever they are of; one that names no text is not found. They are letters and digits alone.</summary>
    private static IEnumerable<string> HashesIn(object?[] row) =>
        (row.Length == LogTables.Interactions.Columns.Count ? Naming.Select(column => row[column]) : row).OfType<string>().SelectMany(text => Hash().Matches(text)).Select(match => match.Value);

    [GeneratedRegex("(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Hash();
}
