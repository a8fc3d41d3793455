using System.Collections;
using DocsBot.Providers;
using DocsBot.Providers.Qdrant;
using DocsBot.Providers.Sqlite.Index;

namespace DocsBot.Ingest;

/// <summary>Which index is meant.</summary>
/// <param name="Qdrant">The server, if there is one.</param>
/// <param name="Embedded">The files otherwise.</param>
internal sealed record IndexSettings(QdrantOptions Qdrant, SqliteIndexOptions Embedded)
{
    /// <summary>Where it is, for people.</summary>
    public string Place => ChunkStores.PlaceOf(Qdrant, Embedded);

    /// <summary>Reads the settings.</summary>
    /// <param name="variables">Environment variables by name, such as <c>Qdrant__Url</c>.</param>
    /// <param name="data">The data folder.</param>
    /// <param name="server">The address that the command line gives; null leaves it to the variables.</param>
    /// <exception cref="UsageException">One of them is wrong.</exception>
    public static IndexSettings Read(IDictionary variables, string data, string? server)
    {
        if (server is not null && !Uri.TryCreate(server, UriKind.Absolute, out _))
        {
            throw new UsageException($"--qdrant {server} is no address. Write it in full, for example http://localhost:6333.");
        }

        var qdrant = EnvironmentSettings.Read<QdrantOptions>(QdrantOptions.Section, variables, options => options.Url = server is null ? options.Url : new Uri(server));
        return new IndexSettings(qdrant, new SqliteIndexOptions { Directory = data });
    }
}
