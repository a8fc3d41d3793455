using System.Globalization;
using System.Text.Json;
using Dapper;

namespace DocsBot.Lab.Evaluation.Runs;

/// <summary>Replies of models by all that determines them, so that a second run asks for none of them again.</summary>
/// <param name="database">The Lab's file.</param>
internal sealed class ReplyStore(LabDatabase database)
{
    /// <summary>A reply; null when it was not asked for yet.</summary>
    /// <param name="key">Hash of all that determines it.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<RecordedReply?> FindAsync(string key, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var json = await connection.ExecuteScalarAsync<string?>("SELECT reply FROM reply WHERE key = @key", new { key });
        return json is null ? null : JsonSerializer.Deserialize(json, RunJson.Default.RecordedReply);
    }

    /// <summary>Keeps a reply; one that another process kept meanwhile stays.</summary>
    /// <param name="key">Hash of all that determines it.</param>
    /// <param name="model">The model, for whoever looks into the file.</param>
    /// <param name="reply">The reply.</param>
    /// <param name="at">When it was made, in UTC.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task SaveAsync(string key, string model, RecordedReply reply, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await connection.ExecuteAsync(
            "INSERT OR IGNORE INTO reply (key, model, recorded_at, reply) VALUES (@key, @model, @at, @json)",
            new { key, model, at = at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture), json = JsonSerializer.Serialize(reply, RunJson.Default.RecordedReply) });
    }
}
