using DocsBot.Core.Documents;
using DocsBot.Core.Retrieval;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace DocsBot.Providers.Sqlite.Index;

/// <summary>The published snapshot that a draft starts from.</summary>
/// <param name="Connection">The snapshot, open for reading.</param>
/// <param name="Manifest">Its manifest.</param>
/// <param name="File">Its file.</param>
internal sealed partial record DraftBase(SqliteConnection Connection, IndexManifest Manifest, string File) : IDisposable
{
    /// <summary>
    /// The published snapshot when the recipe made it; null when there is none or another recipe did. One that cannot be used is set aside, because it must
    /// neither stop the ingestion nor be lost, and the newest one before it takes its place.
    /// </summary>
    public static DraftBase? Open(IndexFolder folder, IndexRecipe recipe, DraftSurroundings around)
    {
        foreach (var file in Candidates(folder))
        {
            SqliteConnection? connection = null;
            try
            {
                connection = IndexDatabase.OpenSnapshot(file);
                IndexDatabase.CheckContent(connection, file);
                var found = new DraftBase(connection, IndexDatabase.ReadManifest(connection, file), file);
                if (found.IsMadeBy(recipe))
                {
                    return found;
                }

                connection.Dispose();
                return null;
            }
            catch (Exception e) when (e is IndexUnavailableException or SqliteException)
            {
                connection?.Dispose();
                Log.SetAside(around.Logger, e, file, IndexFolder.SetAside(file, around.Time.GetUtcNow()));
                around.Changed();
            }
        }

        return null;
    }

    public void Dispose() => Connection.Dispose();

    private static IEnumerable<string> Candidates(IndexFolder folder)
    {
        var current = folder.ReadCurrent();
        return folder.Snapshots()
            .OrderByDescending(name => name == current)
            .Select(folder.SnapshotFile);
    }

    private bool IsMadeBy(IndexRecipe recipe) =>
        Manifest.Chunker == recipe.Chunker && Manifest.EmbeddingModel == recipe.EmbeddingModel && Manifest.EmbeddingDimensions == recipe.EmbeddingDimensions;

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The index file {File} cannot be used; it is kept as {Aside} and the index is rebuilt.")]
        public static partial void SetAside(ILogger logger, Exception reason, string file, string aside);
    }
}
