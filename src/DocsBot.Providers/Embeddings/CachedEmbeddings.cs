using DocsBot.Core.Retrieval;
using DocsBot.Providers.OpenAI;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace DocsBot.Providers.Embeddings;

/// <summary>
/// Embeds passages with a provider's model and keeps what it made: a passage is paid for once, although its page changes around it, moves, or is cut anew.
/// Questions go to the provider. A cache that fails is told of once and done without.
/// </summary>
public sealed partial class CachedEmbeddings : DelegatingEmbeddingGenerator<string, Embedding<float>>
{
    private readonly Func<EmbeddingCache> _open;
    private readonly string _model;
    private readonly ILogger<CachedEmbeddings> _logger;
    private readonly SemaphoreSlim _one = new(1, 1);
    private EmbeddingCache? _cache;
    private bool _broken;

    /// <summary>Creates the generator. The file is opened with the first passage.</summary>
    /// <param name="model">The provider's model; it is disposed with this one.</param>
    /// <param name="options">What it is asked for, and how long its embeddings are kept.</param>
    /// <param name="file">The cache's file.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Told when the cache fails.</param>
    public CachedEmbeddings(IEmbeddingGenerator<string, Embedding<float>> model, EmbeddingModelOptions options, string file, TimeProvider time, ILogger<CachedEmbeddings> logger)
        : base(model)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(logger);
        _open = () => EmbeddingCache.Open(file, time, options.CacheDays);
        _model = FormattableString.Invariant($"{options.Identity} {options.Dimensions}");
        _broken = options.CacheDays == 0;
        _logger = logger;
    }

    /// <inheritdoc />
    public override async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        if (!EmbeddingPurpose.IsPassage(options))
        {
            return await base.GenerateAsync(values, options, cancellationToken);
        }

        string[] texts = [.. values];
        var known = await UseAsync(cache => cache.Find(_model, texts), cancellationToken) ?? new ReadOnlyMemory<float>?[texts.Length];
        int[] missing = [.. Enumerable.Range(0, texts.Length).Where(i => known[i] is null)];
        var made = missing.Length > 0 ? await base.GenerateAsync(missing.Select(i => texts[i]), options, cancellationToken) : [];
        await UseAsync(
            cache =>
            {
                // One that was refused has no components: the next ingestion asks again.
                cache.Keep(_model, missing.Zip(made, (i, embedding) => (texts[i], embedding.Vector)).Where(pair => pair.Vector.Length > 0));
                return true;
            },
            cancellationToken);
        var all = known.Select(vector => vector is { } kept ? new Embedding<float>(kept) : null).ToArray();
        foreach (var (i, embedding) in missing.Zip(made))
        {
            all[i] = embedding;
        }

        return new GeneratedEmbeddings<Embedding<float>>(all!) { Usage = made.Usage };
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing && _cache is { } cache)
        {
            _cache = null;
            using (cache)
            {
                Forget(cache);
            }
        }

        base.Dispose(disposing);
    }

    private void Forget(EmbeddingCache cache)
    {
        try
        {
            cache.DropUnused();
        }
        catch (SqliteException fault)
        {
            Log.Failed(_logger, fault);
        }
    }

    private async Task<T?> UseAsync<T>(Func<EmbeddingCache, T> use, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            return _broken ? default : use(_cache ??= _open());
        }
        catch (Exception fault) when (fault is SqliteException or IOException or UnauthorizedAccessException)
        {
            _broken = true;
            Log.Failed(_logger, fault);
            return default;
        }
        finally
        {
            _one.Release();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The cache of embeddings cannot be used; passages are embedded without it.")]
        public static partial void Failed(ILogger logger, Exception reason);
    }
}
