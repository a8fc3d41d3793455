using DocsBot.Core.Retrieval;
using DocsBot.Providers.Sqlite.Index;
using DocsBot.Providers.Tests.Conformance;
using Microsoft.Extensions.Logging.Abstractions;

namespace DocsBot.Providers.Tests.Sqlite;

public sealed class SqliteChunkStoreConformanceTests : ChunkStoreConformance
{
    private readonly string _folder = Directory.CreateTempSubdirectory("docsbot-store-").FullName;
    private readonly List<SqliteChunkStore> _stores = [];

    public override void Dispose()
    {
        _stores.ForEach(store => store.Dispose());
        Directory.Delete(_folder, recursive: true);
        base.Dispose();
    }

    protected override IChunkStore Open()
    {
        var store = new SqliteChunkStore(new SqliteIndexOptions { Directory = _folder }, TimeProvider.System, NullLogger<SqliteChunkStore>.Instance);
        _stores.Add(store);
        return store;
    }
}
