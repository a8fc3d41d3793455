using DocsBot.Conformance.Suite;
using DocsBot.Providers.Sqlite.Index;
using Microsoft.Extensions.Logging.Abstractions;

namespace DocsBot.Conformance.Hosts;

/// <summary>The embedded store, each index in a temporary folder.</summary>
public sealed class SqliteHost : StoreHost
{
    public override string Name => "sqlite";

    public override TestIndex CreateIndex(CancellationToken stop)
    {
        var folder = Directory.CreateTempSubdirectory("docsbot-store-").FullName;
        return new TestIndex(
            () => new SqliteChunkStore(new SqliteIndexOptions { Directory = folder }, TimeProvider.System, NullLogger<SqliteChunkStore>.Instance),
            () =>
            {
                Directory.Delete(folder, recursive: true);
                return Task.CompletedTask;
            },
            stop);
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
