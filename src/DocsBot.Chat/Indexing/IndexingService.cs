using DocsBot.Chat.Configuration;
using DocsBot.Core.Answering;
using DocsBot.Core.Documents;
using DocsBot.Core.Retrieval;
using DocsBot.Ingestion;
using DocsBot.Ingestion.Sites;
using DocsBot.Ingestion.Sources;
using DocsBot.Providers.Configuration;

namespace DocsBot.Chat.Indexing;

/// <summary>Brings the index up to date with the documentation folder when the service starts; or waits for the ingestion job where there is no folder.</summary>
public sealed partial class IndexingService : BackgroundService
{
    /// <summary>Name of the source that this service indexes by itself.</summary>
    public const string SourceName = "local";

    private static readonly TimeSpan ModelPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(2);
    private readonly IngestPipeline _pipeline;
    private readonly IChunkStore _store;
    private readonly DocsFolder _folder;
    private readonly DocsOptions _docs;
    private readonly IndexStatus _status;
    private readonly ExampleQuestions _examples;
    private readonly TimeProvider _time;
    private readonly ILogger<IndexingService> _logger;

    /// <summary>Creates the service.</summary>
    public IndexingService(
        IngestPipeline pipeline, IChunkStore store, DocsFolder folder, DocsOptions docs, IndexStatus status, ExampleQuestions examples, TimeProvider time, ILogger<IndexingService> logger)
    {
        _pipeline = pipeline;
        _store = store;
        _folder = folder;
        _docs = docs;
        _status = status;
        _examples = examples;
        _time = time;
        _logger = logger;
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The service listens first: whoever opens the page sees that it is being indexed.
        await Task.Yield();
        try
        {
            if (_docs.Path is { Length: 0 })
            {
                await WaitForJobAsync(stoppingToken);
            }
            else if (_folder.ToIndex(_status.State == IndexState.Ready) is { } folder)
            {
                await IndexPatientlyAsync(folder, stoppingToken);
            }
            else
            {
                Log.LeftAlone(_logger, _status.Now.Pages);
            }

            await _examples.RefreshAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            Log.Interrupted(_logger);
        }
        catch (Exception fault) when (fault is SourceUnavailableException or IndexUnavailableException or ConfigurationException or IOException or UnauthorizedAccessException)
        {
            Fail(fault.Message, fault: null);
        }
#pragma warning disable CA1031 // A fault of indexing must not end a service that can still answer from the index it has.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            Fail(fault.Message, fault);
        }
    }

    /// <summary>Indexes, and again after a while when the embedding model does not answer: what is embedded is kept.</summary>
    private async Task IndexPatientlyAsync(string folder, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await IndexAsync(folder, cancellationToken);
                return;
            }
            catch (ModelUnavailableException fault)
            {
                // Readers see the status; which model it is and where is the operator's business.
                Log.ModelFailed(_logger, fault.Message, ModelPause.TotalSeconds);
                if (_status.State != IndexState.Ready)
                {
                    _status.Set(IndexState.Indexing, "The documentation is being indexed. The embedding model does not answer at the moment; it is tried again.", pages: null);
                }
            }

            await Task.Delay(ModelPause, _time, cancellationToken);
        }
    }

    private async Task IndexAsync(string folder, CancellationToken cancellationToken)
    {
        var site = SiteChoice.For(folder, _docs);
        Log.Begins(_logger, site.ContentFolder, site.Conventions.Generator);
        var report = await _pipeline.RunAsync(new FolderSource(SourceName, site.ContentFolder), site.Conventions, new StatusProgress(this), cancellationToken);
        foreach (var failure in report.Failed)
        {
            Log.PageFailed(_logger, failure.Page.Path, failure.Reason);
        }

        _folder.Indexed(folder);
        Log.Indexed(_logger, report.Pages, report.Elapsed.TotalSeconds, report.Added, report.Changed, report.Removed, report.Failed.Count);
        if (report.Manifest.Chunks == 0)
        {
            _status.Set(IndexState.Failed, $"There is nothing to answer from in {folder}. Put Markdown or HTML files there, or name another folder with --docs.", report.Manifest.Pages);
            Log.Nothing(_logger, folder);
            return;
        }

        _status.Set(IndexState.Ready, message: null, report.Manifest.Pages);
    }

    private async Task WaitForJobAsync(CancellationToken cancellationToken)
    {
        while (await ManifestOrNullAsync(cancellationToken) is not { Chunks: > 0 })
        {
            await Task.Delay(Poll, _time, cancellationToken);
        }

        var manifest = await _store.GetManifestAsync(cancellationToken);
        _status.Set(IndexState.Ready, message: null, manifest?.Pages);
    }

    private async Task<IndexManifest?> ManifestOrNullAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _store.GetManifestAsync(cancellationToken);
        }
        catch (IndexUnavailableException fault)
        {
            _status.Set(IndexState.Failed, fault.Message, pages: null);
            return null;
        }
    }

    private void Fail(string message, Exception? fault)
    {
        Log.Failed(_logger, message, fault);
        if (_status.State != IndexState.Ready)
        {
            _status.Set(IndexState.Failed, message, pages: null);
        }
    }

    /// <summary>Tells the page how far the first indexing is, and the console once a second.</summary>
    private sealed class StatusProgress(IndexingService service) : IProgress<IngestProgress>
    {
        private long _said = service._time.GetTimestamp();

        public void Report(IngestProgress value)
        {
            if (service._status.State != IndexState.Ready)
            {
                // How many there will be is not known while the folder is still being listed.
                service._status.Set(IndexState.Indexing, message: null, value.PagesDone);
            }

            if (service._time.GetElapsedTime(_said) >= TimeSpan.FromSeconds(1))
            {
                _said = service._time.GetTimestamp();
                Log.Progress(service._logger, value.PagesDone, value.Chunks);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Indexing {Folder} ({Generator})…")]
        public static partial void Begins(ILogger logger, string folder, SiteGenerator generator);

        [LoggerMessage(2, LogLevel.Information, "Indexing… {Done} pages, {Chunks} new passages")]
        public static partial void Progress(ILogger logger, int done, int chunks);

        [LoggerMessage(3, LogLevel.Information, "Indexed {Pages} pages in {Seconds:0.0} s: {Added} new, {Changed} changed, {Removed} removed, {Failed} failed")]
        public static partial void Indexed(ILogger logger, int pages, double seconds, int added, int changed, int removed, int failed);

        [LoggerMessage(4, LogLevel.Warning, "{Path} was not indexed: {Reason}")]
        public static partial void PageFailed(ILogger logger, string path, string reason);

        [LoggerMessage(5, LogLevel.Error, "The documentation could not be indexed: {Message}")]
        public static partial void Failed(ILogger logger, string message, Exception? fault);

        [LoggerMessage(6, LogLevel.Information, "Indexing was interrupted; the next start takes up where it stopped")]
        public static partial void Interrupted(ILogger logger);

        [LoggerMessage(7, LogLevel.Information, "Answering from the index that is there ({Pages} pages); name a folder with --docs to index it")]
        public static partial void LeftAlone(ILogger logger, int? pages);

        [LoggerMessage(9, LogLevel.Error, "The documentation could not be embedded: {Message} What is embedded is kept; indexing goes on in {Seconds:0} s")]
        public static partial void ModelFailed(ILogger logger, string message, double seconds);

        [LoggerMessage(8, LogLevel.Warning, "There is nothing to answer from in {Folder}: no Markdown or HTML file with text")]
        public static partial void Nothing(ILogger logger, string folder);
    }
}
