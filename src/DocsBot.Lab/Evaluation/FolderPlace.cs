using DocsBot.Core.Retrieval;
using DocsBot.Lab.Evaluation.Variants;
using DocsBot.Providers.Sqlite.Index;
using Microsoft.Extensions.Logging.Abstractions;

namespace DocsBot.Lab.Evaluation;

/// <summary>A folder among the system's temporary files: the embedded store.</summary>
internal sealed class FolderPlace : IndexPlace
{
    private readonly string _folder = Directory.CreateTempSubdirectory("docsbot-lab-").FullName;

    public override string Name => "sqlite";

    public override IChunkStore Open(Variant variant) => new SqliteChunkStore(variant.IndexOptions(_folder), TimeProvider.System, NullLogger<SqliteChunkStore>.Instance);

    public override ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
