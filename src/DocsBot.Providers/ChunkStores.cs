using DocsBot.Core.Retrieval;
using DocsBot.Providers.Qdrant;
using DocsBot.Providers.Sqlite.Index;
using Microsoft.Extensions.Logging;

namespace DocsBot.Providers;

/// <summary>Opens the index that is configured: in Qdrant when a server is named, otherwise in files of its own.</summary>
public static class ChunkStores
{
    /// <summary>Opens it; nothing is read before it is used. The caller disposes it (<see cref="IDisposable"/>).</summary>
    /// <param name="qdrant">The server, if there is one.</param>
    /// <param name="embedded">The files otherwise.</param>
    /// <param name="time">The clock.</param>
    /// <param name="loggers">Where the store tells what it does.</param>
    public static IChunkStore Open(QdrantOptions qdrant, SqliteIndexOptions embedded, TimeProvider time, ILoggerFactory loggers)
    {
        ArgumentNullException.ThrowIfNull(qdrant);
        ArgumentNullException.ThrowIfNull(embedded);
        ArgumentNullException.ThrowIfNull(loggers);
        return qdrant.IsConfigured
            ? new QdrantChunkStore(qdrant, time, loggers.CreateLogger<QdrantChunkStore>())
            : new SqliteChunkStore(embedded, time, loggers.CreateLogger<SqliteChunkStore>());
    }

    /// <summary>Where the configured index is, for people: the server and the alias, or the data folder.</summary>
    public static string PlaceOf(QdrantOptions qdrant, SqliteIndexOptions embedded)
    {
        ArgumentNullException.ThrowIfNull(qdrant);
        ArgumentNullException.ThrowIfNull(embedded);
        return qdrant.Url is { } url ? $"Qdrant at {url} ({qdrant.Collection})" : embedded.Directory;
    }
}
