using System.Data.Common;
using System.Text.Json;
using System.Text.Json.Serialization;
using DocsBot.Core.Curation;

namespace DocsBot.Providers.Log.Reviews;

/// <summary>How the tables of the reviews are read and written: the log's database is opened for each call, and a log that is not there yet holds nothing.</summary>
internal static class ReviewTables
{
    /// <summary>How lists and enums stand in the columns.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    /// <summary>Reads; <paramref name="empty"/> where there is no log, or one that its writer has still to bring up to date.</summary>
    /// <exception cref="CurationLogException">The log cannot be read.</exception>
    public static async Task<T> ReadAsync<T>(LogDatabase log, T empty, Func<DbConnection, Task<T>> read, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await log.OpenAsync(cancellationToken);
            return connection is null ? empty : await read(connection);
        }
        catch (InteractionLogException e) when (e.IsOutdated)
        {
            return empty;
        }
        catch (Exception e) when (e is DbException or InteractionLogException)
        {
            throw new CurationLogException($"Reviews cannot be read from the interaction log {log.Name}: {e.Message}", e);
        }
    }

    /// <summary>Writes in one transaction, while nobody else writes.</summary>
    /// <exception cref="CurationLogException">The log cannot be written.</exception>
    public static async Task<T> WriteAsync<T>(LogDatabase log, TimeProvider time, Func<DbTransaction, Task<T>> write, CancellationToken cancellationToken)
    {
        try
        {
            await using var storage = log.OpenStorage(new RetentionOptions(), time);
            return await storage.WriteAsync(write, cancellationToken);
        }
        catch (Exception e) when (e is DbException or InteractionLogException or IOException or UnauthorizedAccessException)
        {
            throw new CurationLogException($"Reviews cannot be written into the interaction log {log.Name}: {e.Message} Nothing is lost of what was saved before; try it once more.", e);
        }
    }

    /// <summary>The name of an enum's value in a column.</summary>
    public static string NameOf<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    /// <summary>The value of a name.</summary>
    public static T Parse<T>(string name)
        where T : struct, Enum => Enum.Parse<T>(name, ignoreCase: true);

    /// <summary>A text without the character that PostgreSQL does not take.</summary>
    public static string? Clean(string? text) => text?.Replace("\0", "", StringComparison.Ordinal);
}
