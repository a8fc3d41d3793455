using System.Threading.Channels;
using DocsBot.Core.Answering;
using DocsBot.Core.Documents;
using DocsBot.Core.Retrieval;
using DocsBot.Ingestion.Chunking;
using DocsBot.Ingestion.Parsing;
using DocsBot.Ingestion.Sites;
using DocsBot.Ingestion.Sources;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace DocsBot.Ingestion;

/// <summary>From sources to a published index, page by page: memory does not grow with the corpus, and a run that was interrupted is taken up by the next.</summary>
public sealed class IngestPipeline
{
    private readonly IChunkStore _store;
    private readonly IngestOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<IngestPipeline> _log;
    private readonly IEmbeddingStep? _embedding;
    private readonly Func<Chunker, CancellationToken, Task<IndexRecipe>> _recipe;
    private readonly Chunker _chunker;

    /// <summary>Creates a pipeline.</summary>
    /// <param name="store">The index to write.</param>
    /// <param name="options">Limits.</param>
    /// <param name="time">The clock.</param>
    /// <param name="log">Where faults of parsers are logged.</param>
    /// <param name="embedder">The embedding model, which must tell its name; its dimension is found by asking once when it does not tell it. Null makes an index of words only.</param>
    public IngestPipeline(IChunkStore store, IngestOptions options, TimeProvider time, ILogger<IngestPipeline> log, IEmbeddingGenerator<string, Embedding<float>>? embedder = null)
        : this(store, options, time, log, embedder is null ? null : new EmbeddingStep(embedder, options.EmbeddingBatch), (chunker, stop) => RecipeOfAsync(chunker, embedder, stop))
    {
    }

    /// <summary>Creates a pipeline that learns its embedding model from the documentation.</summary>
    /// <param name="store">The index to write.</param>
    /// <param name="options">Limits.</param>
    /// <param name="time">The clock.</param>
    /// <param name="log">Where faults of parsers are logged.</param>
    /// <param name="trainer">What learns the model.</param>
    public IngestPipeline(IChunkStore store, IngestOptions options, TimeProvider time, ILogger<IngestPipeline> log, IEmbeddingTrainer trainer)
        : this(store, options, time, log, new FitStep(trainer, options.RefitAt), (chunker, _) => Task.FromResult(new IndexRecipe(NameOf(chunker), trainer.Name, trainer.Dimensions)))
    {
    }

    private IngestPipeline(IChunkStore store, IngestOptions options, TimeProvider time, ILogger<IngestPipeline> log, IEmbeddingStep? embedding, Func<Chunker, CancellationToken, Task<IndexRecipe>> recipe)
    {
        _store = store;
        _options = options;
        _time = time;
        _log = log;
        _chunker = new Chunker(options.Chunking);
        _embedding = embedding;
        _recipe = recipe;
    }

    /// <summary>How this pipeline makes an index. A store whose snapshot was made otherwise starts from nothing.</summary>
    /// <exception cref="ModelUnavailableException">The embedding model does not answer.</exception>
    public Task<IndexRecipe> GetRecipeAsync(CancellationToken cancellationToken) => _recipe(_chunker, cancellationToken);

    /// <summary>Ingests one source; see <see cref="RunAsync(IReadOnlyCollection{IngestSource}, IProgress{IngestProgress}?, CancellationToken)"/>.</summary>
    public Task<IngestReport> RunAsync(IPageSource source, SiteConventions site, IProgress<IngestProgress>? progress = null, CancellationToken cancellationToken = default) =>
        RunAsync([new IngestSource(source, site)], progress, cancellationToken);

    /// <summary>
    /// Ingests sources and publishes them as one snapshot. Pages of a source that is not among them stay as they are. Pages that fail are in the report
    /// and do not stop the others. Cancelled, it leaves a draft that the next run takes up.
    /// </summary>
    /// <param name="sources">What to ingest; no two with the same name.</param>
    /// <param name="progress">Told some ten times a second, from the thread that writes.</param>
    /// <param name="cancellationToken">Stops between two pages; nothing is published then.</param>
    /// <exception cref="SourceUnavailableException">A source cannot be listed at all, or is suddenly empty.</exception>
    /// <exception cref="IndexUnavailableException">The store cannot be read or written, or another ingestion holds the draft.</exception>
    /// <exception cref="ModelUnavailableException">The embedding model does not answer; what is embedded stays in the draft.</exception>
    public async Task<IngestReport> RunAsync(IReadOnlyCollection<IngestSource> sources, IProgress<IngestProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        RequireDistinctNames(sources);
        var tally = new IngestTally(progress, _time);
        await using var draft = await _store.OpenDraftAsync(await GetRecipeAsync(cancellationToken), cancellationToken);
        foreach (var source in sources)
        {
            await IngestSourceAsync(source, draft, tally, cancellationToken);
        }

        // 6. Embed what has no embedding yet; a model of our own is learnt from the chunks first, when enough of them changed.
        if (_embedding is not null)
        {
            await _embedding.RunAsync(draft, tally.Tell, cancellationToken);
        }

        // 7. Publish: readers see the old index or the new one.
        tally.Tell(IngestStage.Publish);
        return tally.Report(await draft.PublishAsync(cancellationToken));
    }

    private async Task IngestSourceAsync(IngestSource source, IIndexDraft draft, IngestTally tally, CancellationToken cancellationToken)
    {
        var known = await draft.GetPageHashesAsync(source.Pages.Name, cancellationToken);
        var ingester = new PageIngester(source, _options, known, _chunker, _log);

        // 1. List the pages as they are wanted.
        var listing = new SourceListing(source.Pages, tally);

        // 2.–3. Read, skip what is unchanged, parse and chunk, several pages at once; the channel's bound keeps them from running ahead of the writer.
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var results = Channel.CreateBounded<PageResult>(new BoundedChannelOptions(_options.Parallelism * 8) { SingleReader = true });
        var reading = ReadPagesAsync(listing, ingester, results.Writer, stop.Token);
        try
        {
            // 4. Store, one page after the other: a page is replaced whole, one without chunks included.
            await foreach (var result in results.Reader.ReadAllAsync(cancellationToken))
            {
                await StoreAsync(result, draft, cancellationToken);
                tally.Done(result, isNew: !known.ContainsKey(result.Key.Path));
            }
        }
        finally
        {
            await stop.CancelAsync();
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        // 5. Remove what is gone, but only when the source named everything that it has.
        foreach (var part in listing.Unlisted)
        {
            tally.Unlisted(part);
        }

        await RemoveGoneAsync(listing, known, source.Pages.Name, draft, tally, cancellationToken);
        tally.Tell(IngestStage.Pages);
    }

    private async Task ReadPagesAsync(SourceListing listing, PageIngester ingester, ChannelWriter<PageResult> results, CancellationToken cancellationToken)
    {
        Exception? fault = null;
        try
        {
            var options = new ParallelOptions { MaxDegreeOfParallelism = _options.Parallelism, CancellationToken = cancellationToken };
            await Parallel.ForEachAsync(
                listing.PagesAsync(cancellationToken),
                options,
                async (file, token) => await results.WriteAsync(await ingester.IngestAsync(file, token), token));
        }
        catch (Exception thrown)
        {
            fault = thrown;
            throw;
        }
        finally
        {
            results.Complete(fault);
        }
    }

    private static Task StoreAsync(PageResult result, IIndexDraft draft, CancellationToken cancellationToken) => result switch
    {
        PageResult.Ingested page => draft.ReplacePageAsync(page.Key, page.ContentHash, page.Chunks, cancellationToken),
        PageResult.Skipped page => draft.ReplacePageAsync(page.Key, page.ContentHash, [], cancellationToken),
        _ => Task.CompletedTask,
    };

    private static async Task RemoveGoneAsync(
        SourceListing listing, IReadOnlyDictionary<string, string> known, string source, IIndexDraft draft, IngestTally tally, CancellationToken cancellationToken)
    {
        if (!listing.IsComplete)
        {
            return;
        }

        if (listing.Paths.Count == 0 && known.Count > 0)
        {
            // An unmounted disk looks like this, and it must not empty the index.
            throw new SourceUnavailableException(
                $"The source '{source}' has no page, but the index holds {known.Count} of it. Nothing was changed. Check the path; to start over, delete the data folder.");
        }

        PageKey[] gone = [.. known.Keys.Where(path => !listing.Paths.Contains(path)).Select(path => new PageKey(source, path))];
        if (gone.Length > 0)
        {
            await draft.RemovePagesAsync(gone, cancellationToken);
            tally.Removed(gone.Length);
        }
    }

    private static void RequireDistinctNames(IReadOnlyCollection<IngestSource> sources)
    {
        var twice = sources.GroupBy(source => source.Pages.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null)
        {
            throw new ArgumentException($"Two sources are named '{twice.Key}'. Give each a name of its own.", nameof(sources));
        }
    }

    private static string NameOf(Chunker chunker) => $"{PageParser.Version} {chunker.Name}";

    private static async Task<IndexRecipe> RecipeOfAsync(Chunker chunker, IEmbeddingGenerator<string, Embedding<float>>? embedder, CancellationToken cancellationToken)
    {
        var name = NameOf(chunker);
        if (embedder is null)
        {
            return new IndexRecipe(name);
        }

        if (embedder.GetService(typeof(EmbeddingGeneratorMetadata)) is not EmbeddingGeneratorMetadata { DefaultModelId: { } model } metadata)
        {
            throw new InvalidOperationException("The embedding model does not tell its name (EmbeddingGeneratorMetadata).");
        }

        return new IndexRecipe(name, model, metadata.DefaultModelDimensions ?? await DimensionsOfAsync(embedder, cancellationToken));
    }

    private static async Task<int> DimensionsOfAsync(IEmbeddingGenerator<string, Embedding<float>> embedder, CancellationToken cancellationToken)
    {
        var embeddings = await embedder.GenerateAsync(["documentation"], EmbeddingPurpose.Passage, cancellationToken);
        return embeddings is [{ Vector.Length: > 0 and var dimensions }]
            ? dimensions
            : throw new ModelUnavailableException(ModelFailure.BadResponse, "The embedding model does not embed a single word. Check that it is an embedding model.");
    }
}
