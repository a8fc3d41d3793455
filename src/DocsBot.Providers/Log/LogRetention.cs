using System.Data.Common;
using Dapper;

namespace DocsBot.Providers.Log;

/// <summary>Empties what is over its time, in small transactions, so that records are written in between. Not safe for two threads at once.</summary>
/// <param name="options">How long what is kept.</param>
/// <param name="time">The clock.</param>
internal sealed class LogRetention(RetentionOptions options, TimeProvider time)
{
    private const int RowsAtOnce = 1_000;

    /// <summary>A record may reach the log long after its question, when the log could not be written: so much is looked at again.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromDays(1);

    private readonly (TimeSpan? Kept, string Statement)[] _rules =
    [
        (options.Questions, "UPDATE interactions SET question = '', search_text = NULL, search_parts = '[]', history = '[]', messages_sha256 = NULL WHERE question <> ''"),
        (options.Answers, "UPDATE interactions SET answer = NULL, reasoning = NULL WHERE (answer IS NOT NULL OR reasoning IS NOT NULL)"),
        (options.Comments, "UPDATE interactions SET comment = NULL WHERE comment IS NOT NULL"),
        (options.Places, "UPDATE interactions SET page_url = NULL, origin = NULL WHERE (page_url IS NOT NULL OR origin IS NOT NULL)"),
        (options.Rows, "DELETE FROM interactions WHERE true"),
    ];

    // How far each rule came since the service started; the first run looks at all rows.
    private readonly string[] _from = ["", "", "", "", ""];
    private (int Rule, string Last)? _step;
    private DateTimeOffset _lastWhole = time.GetUtcNow();

    /// <summary>Begins a run: what came of age since the last one, and what may have come late; once a day all rows, since an import adds old ones.</summary>
    public void Begin()
    {
        var now = time.GetUtcNow();
        if (now - _lastWhole >= Late)
        {
            _lastWhole = now;
            Array.Fill(_from, "");
        }

        for (var i = 0; i < _rules.Length; i++)
        {
            if (_from[i].Length > 0)
            {
                _from[i] = InteractionRow.ToText(time.GetUtcNow() - (_rules[i].Kept ?? TimeSpan.Zero) - Late);
            }
        }
    }

    /// <summary>Goes on with the run, by a thousand rows.</summary>
    /// <param name="transaction">Where; the caller commits it, and then says so with <see cref="Confirm"/>.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Whether there is more to do.</returns>
    public async Task<bool> ExpireAsync(DbTransaction transaction, CancellationToken cancellationToken)
    {
        _step = null;
        for (var i = 0; i < _rules.Length; i++)
        {
            if (_rules[i].Kept is { } kept && await ExpireSomeAsync(transaction, i, InteractionRow.ToText(time.GetUtcNow() - kept), cancellationToken))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What the last step did is committed.</summary>
    public void Confirm()
    {
        if (_step is { } step)
        {
            _from[step.Rule] = step.Last;
        }

        _step = null;
    }

    private async Task<bool> ExpireSomeAsync(DbTransaction transaction, int rule, string until, CancellationToken cancellationToken)
    {
        var connection = transaction.Connection!;
        var (from, last) = (_from[rule], await connection.ExecuteScalarAsync<string?>(new CommandDefinition(
            "SELECT max(asked_at) FROM (SELECT asked_at FROM interactions WHERE asked_at > @from AND asked_at < @until ORDER BY asked_at LIMIT @RowsAtOnce) AS oldest",
            new { from = _from[rule], until, RowsAtOnce },
            transaction,
            cancellationToken: cancellationToken)));
        if (last is null)
        {
            return false;
        }

        await connection.ExecuteAsync(new CommandDefinition(
            $"{_rules[rule].Statement} AND asked_at > @from AND asked_at <= @last", new { from, last }, transaction, cancellationToken: cancellationToken));
        _step = (rule, last);
        return true;
    }
}
