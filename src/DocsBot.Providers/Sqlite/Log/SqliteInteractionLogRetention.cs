using Dapper;
using DocsBot.Providers.Log;
using Microsoft.Data.Sqlite;

namespace DocsBot.Providers.Sqlite.Log;

/// <summary>Empties what is over its time, in small transactions, so that records are written in between. Not safe for two threads at once.</summary>
internal sealed class SqliteInteractionLogRetention(RetentionOptions options, TimeProvider time)
{
    private const int RowsAtOnce = 1_000;

    /// <summary>A record may reach the log long after its question, when the file could not be written: so much is looked at again.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromDays(1);

    private readonly (TimeSpan? Kept, string Statement)[] _rules =
    [
        (options.Questions, "UPDATE interactions SET question = '', search_text = NULL, search_parts = '[]', history = '[]' WHERE question <> ''"),
        (options.Answers, "UPDATE interactions SET answer = NULL, reasoning = NULL WHERE (answer IS NOT NULL OR reasoning IS NOT NULL)"),
        (options.Comments, "UPDATE interactions SET comment = NULL WHERE comment IS NOT NULL"),
        (options.Places, "UPDATE interactions SET page_url = NULL, origin = NULL WHERE (page_url IS NOT NULL OR origin IS NOT NULL)"),
        (options.Rows, "DELETE FROM interactions WHERE true"),
    ];

    // How far each rule came since the service started; the first run looks at all rows.
    private readonly string[] _from = ["", "", "", "", ""];

    /// <summary>Begins a run: what came of age since the last one, and what may have come late.</summary>
    public void Begin()
    {
        for (var i = 0; i < _rules.Length; i++)
        {
            if (_from[i].Length > 0)
            {
                _from[i] = InteractionRow.ToText(time.GetUtcNow() - (_rules[i].Kept ?? TimeSpan.Zero) - Late);
            }
        }
    }

    /// <summary>Goes on with the run, by a thousand rows.</summary>
    /// <returns>Whether there is more to do.</returns>
    public bool Expire(SqliteConnection connection)
    {
        for (var i = 0; i < _rules.Length; i++)
        {
            if (_rules[i].Kept is { } kept && ExpireSome(connection, i, InteractionRow.ToText(time.GetUtcNow() - kept)))
            {
                return true;
            }
        }

        return false;
    }

    private bool ExpireSome(SqliteConnection connection, int rule, string until)
    {
        using var transaction = connection.BeginTransaction();
        var (from, last) = (_from[rule], connection.ExecuteScalar<string?>(
            "SELECT max(asked_at) FROM (SELECT asked_at FROM interactions WHERE asked_at > @from AND asked_at < @until ORDER BY asked_at LIMIT @RowsAtOnce)",
            new { from = _from[rule], until, RowsAtOnce },
            transaction));
        if (last is null)
        {
            return false;
        }

        connection.Execute($"{_rules[rule].Statement} AND asked_at > @from AND asked_at <= @last", new { from, last }, transaction);
        transaction.Commit();
        _from[rule] = last;
        return true;
    }
}
