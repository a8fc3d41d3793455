using DocsBot.Core.Documents;
using DocsBot.Ingestion;
using DocsBot.Ingestion.Sites;
using DocsBot.Lab.Evaluation.Variants;
using DocsBot.Providers.Embeddings;
using DocsBot.Providers.Sqlite.Index;
using Microsoft.Extensions.Logging.Abstractions;

namespace DocsBot.Lab.Evaluation;

/// <summary>An index of a corpus in the system's folder for temporary files, built by the same pipeline as any other and deleted when it is disposed.</summary>
public sealed class TemporaryIndex : IDisposable
{
    /// <summary>A page of a set is taken however long it is.</summary>
    private const long MaxPageBytes = 1_000_000_000;

    private readonly string _folder;

    private TemporaryIndex(string folder, Variant variant)
    {
        _folder = folder;
        Store = Open(variant);
        Trainer = new CorpusEmbeddingTrainer(variant.EmbeddingOptions);
    }

    /// <summary>The index.</summary>
    public SqliteChunkStore Store { get; }

    /// <summary>What learns the index's embedding model.</summary>
    public CorpusEmbeddingTrainer Trainer { get; }

    /// <summary>What it holds.</summary>
    public IndexManifest Manifest { get; private set; } = null!;

    /// <summary>Pages that could not be ingested and cannot be found.</summary>
    public IReadOnlyList<PageFailure> Failed { get; private set; } = [];

    /// <summary>Ingests a corpus with the default settings.</summary>
    /// <param name="source">The pages.</param>
    /// <param name="cancellationToken">Stops the ingestion; what it wrote is deleted.</param>
    /// <exception cref="EvaluationSetException">A line of the corpus is wrong.</exception>
    public static Task<TemporaryIndex> BuildAsync(JsonLinesSource source, CancellationToken cancellationToken) =>
        BuildAsync(source, Variant.Default, progress: null, cancellationToken);

    /// <summary>Ingests a corpus.</summary>
    /// <param name="source">The pages.</param>
    /// <param name="variant">How to ingest them.</param>
    /// <param name="progress">Told some ten times a second; null for nobody.</param>
    /// <param name="cancellationToken">Stops the ingestion; what it wrote is deleted.</param>
    /// <exception cref="EvaluationSetException">A line of the corpus is wrong.</exception>
    internal static async Task<TemporaryIndex> BuildAsync(JsonLinesSource source, Variant variant, IProgress<IngestProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        var index = new TemporaryIndex(Directory.CreateTempSubdirectory("docsbot-lab-").FullName, variant);
        try
        {
            var options = new IngestOptions { MaxPageBytes = MaxPageBytes, Chunking = variant.ChunkerOptions };
            var pipeline = new IngestPipeline(index.Store, options, TimeProvider.System, NullLogger<IngestPipeline>.Instance, index.Trainer);
            var report = await pipeline.RunAsync(source, new SiteConventions(), progress, cancellationToken);
            source.RequirePages();
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

    /// <summary>Opens the index once more, to be searched otherwise. The caller disposes it, before the index.</summary>
    internal SqliteChunkStore Open(Variant variant) =>
        new(variant.IndexOptions(_folder), TimeProvider.System, NullLogger<SqliteChunkStore>.Instance);

    /// <summary>Closes the index and deletes it.</summary>
    public void Dispose()
    {
        Store.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
