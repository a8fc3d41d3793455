using DocsBot.Core.Documents;
using DocsBot.Core.Retrieval;
using DocsBot.Ingestion;
using DocsBot.Ingestion.Sites;
using DocsBot.Ingestion.Sources;
using DocsBot.Lab.Evaluation.Variants;
using DocsBot.Providers.Embeddings;
using Microsoft.Extensions.Logging.Abstractions;

namespace DocsBot.Lab.Evaluation;

/// <summary>An index of a corpus, built by the same pipeline as any other and deleted when it is disposed.</summary>
public sealed class TemporaryIndex : IAsyncDisposable
{
    /// <summary>A page of a set is taken however long it is.</summary>
    private const long MaxPageBytes = 1_000_000_000;

    private readonly IndexPlace _place;

    private TemporaryIndex(IndexPlace place, Variant variant)
    {
        _place = place;
        Store = place.Open(variant);
        Trainer = new CorpusEmbeddingTrainer(variant.EmbeddingOptions);
    }

    /// <summary>The index.</summary>
    public IChunkStore Store { get; }

    /// <summary>What learns the index's embedding model.</summary>
    public CorpusEmbeddingTrainer Trainer { get; }

    /// <summary>What it holds.</summary>
    public IndexManifest Manifest { get; private set; } = null!;

    /// <summary>Pages that could not be ingested and cannot be found.</summary>
    public IReadOnlyList<PageFailure> Failed { get; private set; } = [];

    /// <summary>Ingests a corpus into a temporary folder, with the default settings.</summary>
    /// <param name="source">The pages.</param>
    /// <param name="cancellationToken">Stops the ingestion; what it wrote is deleted.</param>
    /// <exception cref="EvaluationSetException">A line of the corpus is wrong.</exception>
    public static Task<TemporaryIndex> BuildAsync(JsonLinesSource source, CancellationToken cancellationToken) =>
        BuildAsync(source, new FolderPlace(), Variant.Default, progress: null, cancellationToken);

    /// <summary>Ingests a corpus.</summary>
    /// <param name="source">The pages.</param>
    /// <param name="place">Where the index is to live; it is disposed with the index, and when the ingestion fails.</param>
    /// <param name="variant">How to ingest them.</param>
    /// <param name="progress">Told some ten times a second; null for nobody.</param>
    /// <param name="cancellationToken">Stops the ingestion; what it wrote is deleted.</param>
    /// <exception cref="EvaluationSetException">A line of the corpus is wrong.</exception>
    internal static async Task<TemporaryIndex> BuildAsync(
        JsonLinesSource source, IndexPlace place, Variant variant, IProgress<IngestProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        return await BuildAsync(new IngestSource(source, new SiteConventions()), source.RequirePages, (place, variant), progress, cancellationToken);
    }

    /// <summary>Ingests a folder of documentation into a temporary folder, with the default settings.</summary>
    /// <param name="folder">The folder; its site is recognised by its files.</param>
    /// <param name="cancellationToken">Stops the ingestion; what it wrote is deleted.</param>
    /// <exception cref="SourceUnavailableException">There is no such folder.</exception>
    internal static Task<TemporaryIndex> BuildAsync(string folder, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folder))
        {
            throw new SourceUnavailableException($"There is no folder {folder}. Name one with the pages of a documentation.");
        }

        var site = SiteDetector.Detect(folder);
        var source = new IngestSource(new FolderSource("docs", site.ContentFolder), site.Conventions);
        return BuildAsync(source, () => { }, (new FolderPlace(), Variant.Default), progress: null, cancellationToken);
    }

    private static async Task<TemporaryIndex> BuildAsync(
        IngestSource source, Action check, (IndexPlace Place, Variant Variant) home, IProgress<IngestProgress>? progress, CancellationToken cancellationToken)
    {
        var index = new TemporaryIndex(home.Place, home.Variant);
        try
        {
            var options = new IngestOptions { MaxPageBytes = MaxPageBytes, Chunking = home.Variant.ChunkerOptions };
            var pipeline = new IngestPipeline(index.Store, options, TimeProvider.System, NullLogger<IngestPipeline>.Instance, index.Trainer);
            var report = await pipeline.RunAsync([source], progress, cancellationToken);
            check();
            index.Manifest = report.Manifest;
            index.Failed = report.Failed;
            return index;
        }
        catch
        {
            await index.DisposeAsync();
            throw;
        }
    }

    /// <summary>Opens the index once more, to be searched otherwise. The caller disposes it, before the index.</summary>
    internal IChunkStore Open(Variant variant) => _place.Open(variant);

    /// <summary>Closes the index and deletes it.</summary>
    public async ValueTask DisposeAsync()
    {
        (Store as IDisposable)?.Dispose();
        await _place.DisposeAsync();
    }
}
