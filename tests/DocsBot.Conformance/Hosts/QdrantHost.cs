using System.Globalization;
using DocsBot.Conformance.Suite;
using DocsBot.Providers.Qdrant;
using Microsoft.Extensions.Logging.Abstractions;

namespace DocsBot.Conformance.Hosts;

/// <summary>The store in Qdrant, each index under a name of its own that begins with a random prefix of this run. Nothing else on the server is touched.</summary>
/// <param name="url">The server's REST address.</param>
/// <param name="apiKey">A key that may manage collections; null for none.</param>
public sealed class QdrantHost(Uri url, string? apiKey) : StoreHost
{
    private readonly QdrantSweeper _sweeper = new(url, apiKey);
    private readonly string _prefix = $"conformance-{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):N}";
    private int _indexes;

    public override string Name => $"qdrant {url.GetLeftPart(UriPartial.Authority)}";

    /// <summary>What is wrong with the server, in a sentence; null when it answers.</summary>
    public Task<string?> ProbeAsync(CancellationToken cancellationToken) => _sweeper.ProbeAsync(cancellationToken);

    public override TestIndex CreateIndex(CancellationToken stop)
    {
        var name = $"{_prefix}-{Interlocked.Increment(ref _indexes).ToString("D5", CultureInfo.InvariantCulture)}";
        return new TestIndex(
            () => new QdrantChunkStore(new QdrantOptions { Url = url, ApiKey = apiKey, Collection = name, KeyOverHttp = PlainHttpKey.Allow }, TimeProvider.System, NullLogger<QdrantChunkStore>.Instance),
            () => _sweeper.SweepAsync(name),
            stop);
    }

    public override async ValueTask DisposeAsync()
    {
        // A server that was never reached has nothing of ours.
        if (_indexes > 0)
        {
            await _sweeper.SweepAsync(_prefix);
        }

        _sweeper.Dispose();
    }
}
