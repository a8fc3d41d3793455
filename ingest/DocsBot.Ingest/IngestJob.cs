using DocsBot.Core.Answering;
using DocsBot.Core.Retrieval;
using DocsBot.Ingestion;
using DocsBot.Ingestion.Sources;
using DocsBot.Providers;
using DocsBot.Providers.Embeddings;
using DocsBot.Providers.OpenAI;
using Microsoft.Extensions.Logging.Abstractions;

namespace DocsBot.Ingest;

/// <summary>One run of the job: composes the pipeline, runs it, turns the outcome into an exit code.</summary>
internal sealed class IngestJob(IngestArguments arguments, long maxPageBytes, JobConsole console)
{
    /// <summary>Runs.</summary>
    /// <param name="index">Reads which index to write.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>An exit code, see <see cref="ExitCodes"/>.</returns>
    public async Task<int> RunAsync(Func<IndexSettings> index, CancellationToken cancellationToken)
    {
        try
        {
            return await IngestAsync(index(), cancellationToken);
        }
        catch (UsageException fault)
        {
            JobConsole.Problem(fault.Message);
            return ExitCodes.WrongUsage;
        }
        catch (SourceUnavailableException fault)
        {
            JobConsole.Problem(fault.Message);
            return ExitCodes.WrongUsage;
        }
        catch (IndexUnavailableException fault)
        {
            JobConsole.Problem(fault.Message);
            return ExitCodes.IndexUnavailable;
        }
        catch (ModelUnavailableException fault)
        {
            JobConsole.Problem($"{fault.Message} The index answers as before; what is embedded is kept, and the next run takes up where this one stopped.");
            return ExitCodes.ModelUnavailable;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            JobConsole.Problem($"The index cannot be written: {fault.Message} Check the free space and the rights of this user, or choose another folder with --data.");
            return ExitCodes.IndexUnavailable;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            JobConsole.Problem("Stopped. The index answers as before; the next run takes up where this one stopped.");
            return ExitCodes.Stopped;
        }
    }

    private async Task<int> IngestAsync(IndexSettings index, CancellationToken cancellationToken)
    {
        if (maxPageBytes is < 1_000 or > 1_000_000_000)
        {
            throw new UsageException($"--max-page-size {maxPageBytes} is out of range. It is in bytes, from 1000 to 1000000000.");
        }

        var variables = Environment.GetEnvironmentVariables();
        var learnt = EnvironmentSettings.Read<CorpusEmbeddingOptions>(CorpusEmbeddingOptions.Section, variables);
        var provider = EnvironmentSettings.Read<EmbeddingModelOptions>(EmbeddingModelOptions.Section, variables);
        provider.UseEnvironment(Environment.GetEnvironmentVariable);
        var sources = arguments.ToSources();
        foreach (var source in sources)
        {
            console.Line($"{source.Pages.Name}: {source.Site.Generator} pages of {((FolderSource)source.Pages).Folder}, published at {source.Site.BaseUrl?.AbsoluteUri ?? "/docs/ of the chat service"}");
        }

        var store = ChunkStores.Open(index.Qdrant, index.Embedded, TimeProvider.System, NullLoggerFactory.Instance);
        using var closing = store as IDisposable;
        var options = new IngestOptions { MaxPageBytes = maxPageBytes, RefitAt = learnt.RefitAt, EmbeddingBatch = provider.Ahead };
        using var model = provider.IsConfigured ? new OpenAIEmbeddingGenerator(provider, TimeProvider.System, new ProblemLogger<OpenAIEmbeddingGenerator>()) : null;
        using var cached = model is null
            ? null
            : new CachedEmbeddings(model, provider, Path.Combine(index.Embedded.Directory, EmbeddingCache.FileName), TimeProvider.System, new ProblemLogger<CachedEmbeddings>());
        var pipeline = cached is null
            ? new IngestPipeline(store, options, TimeProvider.System, NullLogger<IngestPipeline>.Instance, new CorpusEmbeddingTrainer(learnt))
            : new IngestPipeline(store, options, TimeProvider.System, NullLogger<IngestPipeline>.Instance, cached);
        var report = await console.ShowAsync(progress => pipeline.RunAsync(sources, progress, cancellationToken));
        if (report.Pages == 0)
        {
            throw new UsageException(
                $"There is no page in {string.Join(", ", arguments.Sources)}. Pages are files that end in {string.Join(", ", FolderSource.PageExtensions)}; hidden folders and node_modules are left out.");
        }

        console.Result(report, index.Place);
        return report.Succeeded ? ExitCodes.Ok : ExitCodes.SomePagesFailed;
    }
}
