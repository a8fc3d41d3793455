using DocsBot.Core.Documents;
using DocsBot.Ingestion;
using DocsBot.Ingestion.Sites;
using DocsBot.Providers.Embeddings;
using DocsBot.Providers.Sqlite.Index;
using Microsoft.Extensions.Logging.Abstractions;

namespace DocsBot.Lab.Evaluation;

/// <summary>An index of a corpus in the system's folder for temporary files, built by the same pipeline as any other and deleted when it is disposed.</summary>
public sealed class TemporaryIndex : IDisposable
{
    private readonly string _folder;

    private TemporaryIndex(string folder)
    {
        _folder = folder;
        Store = new SqliteChunkStore(new SqliteIndexOptions { Directory = folder }, TimeProvider.System, NullLogger<SqliteChunkStore>.Instance);
    }

    /// <summary>The index.</summary>
    public SqliteChunkStore Store { get; }

    /// <summary>What learns the index's embedding model.</summary>
    public CorpusEmbeddingTrainer Trainer { get; } = new(new CorpusEmbeddingOptions());

    /// <summary>What it holds.</summary>
    public IndexManifest Manifest { get; private set; } = null!;

    /// <summary>Pages that could not be ingested and cannot be found.</summary>
    public IReadOnlyList<PageFailure> Failed { get; private set; } = [];

    /// <summary>Ingests a corpus.</summary>
    /// <param name="source">The pages.</param>
    /// <param name="cancellationToken">Stops the ingestion; what it wrote is deleted.</param>
    /// <exception cref="EvaluationSetException">A line of the corpus is wrong.</exception>
    public static Task<TemporaryIndex> BuildAsync(JsonLinesSource source, CancellationToken cancellationToken) => BuildAsync(source, progress: null, cancellationToken);

    /// <summary>Ingests a corpus and tells how far it is.</summary>
    /// <param name="source">The pages.</param>
    /// <param name="progress">Told some ten times a second; null for nobody.</param>
    /// <param name="cancellationToken">Stops the ingestion; what it wrote is deleted.</param>
    /// <exception cref="EvaluationSetException">A line of the corpus is wrong.</exception>
    public static async Task<TemporaryIndex> BuildAsync(JsonLinesSource source, IProgress<IngestProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        var index = new TemporaryIndex(Directory.CreateTempSubdirectory("docsbot-lab-").FullName);
        try
        {
            var pipeline = new IngestPipeline(index.Store, new IngestOptions { MaxPageBytes = 100_000_000 }, TimeProvider.System, NullLogger<IngestPipeline>.Instance, index.Trainer);
            var report = await pipeline.RunAsync(source, new SiteConventions(), progress, cancellationToken);
            index.Manifest = report.Manifest;
            index.Failed = report.Failed;
            return index;
        }
        catch
        {
            index.Dispose();
            throw;
        }
    }

    /// <summary>Closes the index and deletes it.</summary>
    public void Dispose()
    {
        Store.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
