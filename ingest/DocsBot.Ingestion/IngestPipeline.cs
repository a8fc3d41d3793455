using DocsBot.Core.Retrieval;
using DocsBot.Ingestion.Sites;
using DocsBot.Ingestion.Sources;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace DocsBot.Ingestion;

/// <summary>From sources to a published index, one page at a time.</summary>
public sealed class IngestPipeline
{
    private readonly IChunkStore _store;
    private readonly IngestOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<IngestPipeline> _log;
    private readonly IEmbeddingGenerator<string, Embedding<float>>? _embedder;

    /// <summary>Creates a pipeline.</summary>
    /// <param name="store">The index to write.</param>
    /// <param name="options">Limits.</param>
    /// <param name="time">The clock.</param>
    /// <param name="log">Where faults of pages are logged.</param>
    /// <param name="embedder">The embedding model; null makes an index of words only.</param>
    public IngestPipeline(IChunkStore store, IngestOptions options, TimeProvider time, ILogger<IngestPipeline> log, IEmbeddingGenerator<string, Embedding<float>>? embedder = null)
    {
        _store = store;
        _options = options;
        _time = time;
        _log = log;
        _embedder = embedder;
    }

    /// <summary>Ingests one source; see <see cref="RunAsync(IReadOnlyCollection{IngestSource}, IProgress{IngestProgress}?, CancellationToken)"/>.</summary>
    public Task<IngestReport> RunAsync(IPageSource source, SiteConventions site, IProgress<IngestProgress>? progress = null, CancellationToken cancellationToken = default) =>
        RunAsync([new IngestSource(source, site)], progress, cancellationToken);

    /// <summary>
    /// Ingests sources and publishes them as one snapshot. Pages of a source that is not among them stay as they are. Pages that fail are in the report
    /// and do not stop the others. Cancelled, it leaves a draft that the next run takes up.
    /// </summary>
    /// <param name="sources">What to ingest; no two with the same name.</param>
    /// <param name="progress">Told after every page.</param>
    /// <param name="cancellationToken">Stops between two pages; nothing is published then.</param>
    /// <exception cref="SourceUnavailableException">A source cannot be listed at all.</exception>
    /// <exception cref="IndexUnavailableException">The store cannot be read or written, or another ingestion holds the draft.</exception>
    public Task<IngestReport> RunAsync(IReadOnlyCollection<IngestSource> sources, IProgress<IngestProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        _ = (_store, _options, _time, _log, _embedder, sources, progress, cancellationToken);
        throw new NotSupportedException("The inside of the pipeline lands next.");
    }
}
