using System.Data.Common;
using DocsBot.Core.Interactions;
using Dapper;

namespace DocsBot.Providers.Log;

/// <summary>Reads the texts that the log pinned.</summary>
/// <param name="log">The log.</param>
public sealed class PinnedTexts(LogDatabase log)
{
    /// <summary>Dapper gives a list to Npgsql as one array, and writes it out for SQLite.</summary>
    private string OneOf => log.IsPostgres ? "= ANY (@keys)" : "IN @keys";

    /// <summary>Texts by their hashes; one that is not there is left out.</summary>
    /// <param name="keys">The hashes, at most some hundreds.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InteractionLogException">The log cannot be read.</exception>
    public async Task<IReadOnlyDictionary<string, string>> FindAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(keys);
        await using var connection = await log.OpenAsync(cancellationToken);
        if (connection is null || keys.Count == 0)
        {
            return new Dictionary<string, string>(StringComparer.Ordinal);
        }

        try
        {
            var found = await connection.QueryAsync<PinnedText>(new CommandDefinition(
                $"SELECT sha256 AS Sha256, text AS Text FROM pinned WHERE sha256 {OneOf}", new { keys = keys.Distinct(StringComparer.Ordinal).ToArray() }, cancellationToken: cancellationToken));
            return found.ToDictionary(text => text.Sha256, text => text.Text, StringComparer.Ordinal);
        }
        catch (DbException e)
        {
            throw new InteractionLogException($"The interaction log {log.Name} cannot be read: {e.Message}", e);
        }
    }
}
