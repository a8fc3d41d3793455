using DocsBot.Core.Retrieval;
using DocsBot.Providers.Qdrant;
using DocsBot.Providers.Sqlite.Index;
using Microsoft.Extensions.Logging.Abstractions;

namespace DocsBot.Providers.Diagnosis;

/// <summary>The examination of the index that is configured.</summary>
public static class IndexExaminations
{
    /// <summary>Chooses it as <see cref="ChunkStores.Open"/> chooses the store.</summary>
    /// <param name="qdrant">The server, if there is one.</param>
    /// <param name="embedded">The files otherwise.</param>
    /// <param name="recipe">How this build makes an index.</param>
    /// <param name="time">The clock.</param>
    public static IExamination Of(QdrantOptions qdrant, SqliteIndexOptions embedded, IndexRecipe recipe, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(qdrant);
        return qdrant.IsConfigured
            ? new QdrantExamination(qdrant, recipe, time, NullLogger.Instance)
            : new SqliteExamination(embedded, recipe);
    }
}
