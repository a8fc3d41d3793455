using DocsBot.Core.Retrieval;
using DocsBot.Lab.Evaluation.Variants;
using DocsBot.Providers.Qdrant;
using Microsoft.Extensions.Logging.Abstractions;

namespace DocsBot.Lab.Evaluation;

/// <summary>Collections of a name of their own on a Qdrant server; the others there are not touched.</summary>
/// <param name="url">The server's REST address.</param>
/// <param name="apiKey">A key that may manage collections; null for none.</param>
internal sealed class QdrantPlace(Uri url, string? apiKey) : IndexPlace
{
    private readonly string _collection = $"docsbot-lab-{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):N}";

    public override string Name => "qdrant";

    /// <summary>How the index ranks is the server's matter: the variant's settings of the embedded store say nothing here.</summary>
    public override IChunkStore Open(Variant variant) => Open();

    public override async ValueTask DisposeAsync()
    {
        using var store = Open();
        await store.DeleteIndexAsync(CancellationToken.None);
    }

    private QdrantChunkStore Open() =>
        new(new QdrantOptions { Url = url, ApiKey = apiKey, Collection = _collection }, TimeProvider.System, NullLogger<QdrantChunkStore>.Instance);
}
