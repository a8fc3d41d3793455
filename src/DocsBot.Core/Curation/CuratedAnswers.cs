using DocsBot.Core.Answering;
using DocsBot.Core.Documents;
using DocsBot.Core.Retrieval;
using DocsBot.Core.Understanding;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace DocsBot.Core.Curation;

/// <summary>
/// Finds the curated answer for a question. A wrong one is worse than none: the question must ask the same in the same words, or in nearly the same words and
/// nearly the same meaning; it must be about the same pages; and every passage that the answer rests on must stand in the index as it was.
/// </summary>
public sealed partial class CuratedAnswers
{
    /// <summary>Looking up how a word was meant needs a search; only the words are wanted.</summary>
    private const int NoHits = 1;

    /// <summary>A question with this share of its words in a curated one may have been mistyped.</summary>
    private const double MistypedOverlap = 0.5;

    private readonly CurrentCuratedAnswers _current;
    private readonly IChunkStore _store;
    private readonly CurationOptions _options;
    private readonly TimeProvider _time;
    private readonly IEmbeddingGenerator<string, Embedding<float>>? _embeddings;
    private readonly ILogger<CuratedAnswers> _logger;

    /// <summary>Creates the finder.</summary>
    /// <param name="current">The answers.</param>
    /// <param name="store">The index.</param>
    /// <param name="options">How near is near.</param>
    /// <param name="time">The clock.</param>
    /// <param name="embeddings">Tells how near two wordings are in meaning; null takes the same words only.</param>
    /// <param name="logger">Told when the model fails; null for nobody.</param>
    public CuratedAnswers(
        CurrentCuratedAnswers current,
        IChunkStore store,
        IOptions<CurationOptions> options,
        TimeProvider time,
        IEmbeddingGenerator<string, Embedding<float>>? embeddings = null,
        ILogger<CuratedAnswers>? logger = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        _current = current;
        _store = store;
        _options = options.Value;
        _time = time;
        _embeddings = embeddings;
        _logger = logger ?? NullLogger<CuratedAnswers>.Instance;
    }

    /// <summary>The curated answer for a question; null when there is none.</summary>
    /// <param name="question">The question.</param>
    /// <param name="understood">What it was taken to mean.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <exception cref="IndexUnavailableException">The store cannot be read.</exception>
    public async Task<CuratedHit?> FindAsync(Question question, UnderstoodQuestion understood, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(understood);
        var index = _current.Now;
        if (!_options.Enabled || index.Answers.Count == 0 || StandaloneQuestion.Of(question, understood) is not { } asked)
        {
            return null;
        }

        foreach (var candidate in await CandidatesAsync(index, asked, understood.Query.Filter, cancellationToken))
        {
            if (candidate.Answer.ExpiresAt <= _time.GetUtcNow()
                || await CuratedSources.FindAsync(_store, candidate.Answer, cancellationToken) is not { } chunks
                || !IsAbout(candidate.Answer.Filter, understood.Query.Filter, chunks)
                || !await IsMeantAsync(asked, candidate, cancellationToken))
            {
                continue;
            }

            return new CuratedHit(candidate.Answer, chunks, (await _store.GetManifestAsync(cancellationToken))?.Snapshot);
        }

        return null;
    }

    private async Task<IReadOnlyList<CuratedCandidate>> CandidatesAsync(CuratedIndex index, string asked, SearchFilter filter, CancellationToken cancellationToken)
    {
        var found = index.Find(asked, _options.Overlap);
        if (found.Count > 0 || index.Find(asked, MistypedOverlap).Count == 0)
        {
            return found;
        }

        // Only the index knows which words are slips of which.
        var known = await _store.SearchAsync(new SearchRequest { Text = asked, Filter = filter, Top = NoHits }, cancellationToken);
        var meant = known.Terms.Where(term => term is { DocumentFrequency: 0, Meant: not null }).ToDictionary(term => term.Term, term => term.Meant!, StringComparer.Ordinal);
        return meant.Count == 0 ? [] : [.. index.Find(asked, overlap: 1, meant)];
    }

    /// <summary>The same words are proof enough; others must mean the same as well.</summary>
    private async Task<bool> IsMeantAsync(string asked, CuratedCandidate candidate, CancellationToken cancellationToken)
    {
        if (candidate.Overlap >= 1)
        {
            return true;
        }

        if (_embeddings is null)
        {
            return false;
        }

        try
        {
            var vectors = await _embeddings.GenerateAsync([asked, candidate.Question], cancellationToken: cancellationToken);
            return Cosine(vectors[0].Vector.Span, vectors[1].Vector.Span) >= _options.Similarity;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // Whatever ails a model of whatever maker, the question is answered the usual way.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            Log.EmbeddingFailed(_logger, fault);
            return false;
        }
    }

    /// <summary>An answer for some pages is one for a narrower question too, when its own passages are among those.</summary>
    private static bool IsAbout(SearchFilter answered, SearchFilter asked, IReadOnlyList<Chunk> chunks)
    {
        var includes = IsWider(answered.Product, asked.Product) && IsWider(answered.Version, asked.Version) && IsWider(answered.Language, asked.Language);
        return includes && (answered == asked || chunks.All(chunk =>
            Passes(chunk.Labels.Product, asked.Product) && Passes(chunk.Labels.Version, asked.Version) && Passes(chunk.Labels.Language, asked.Language)));
    }

    private static bool IsWider(string? answered, string? asked) => answered is null || string.Equals(answered, asked, StringComparison.Ordinal);

    private static bool Passes(string? label, string? wanted) => wanted is null || label is null || string.Equals(label, wanted, StringComparison.Ordinal);

    /// <summary>How near two vectors are, -1 to 1; 0 where one says nothing.</summary>
    public static double Cosine(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        double product = 0, ofA = 0, ofB = 0;
        for (var i = 0; i < Math.Min(a.Length, b.Length); i++)
        {
            product += (double)a[i] * b[i];
            ofA += (double)a[i] * a[i];
            ofB += (double)b[i] * b[i];
        }

        return ofA > 0 && ofB > 0 ? product / Math.Sqrt(ofA * ofB) : 0;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The embedding model failed; accepted answers are found by the same words only.")]
        public static partial void EmbeddingFailed(ILogger logger, Exception fault);
    }
}
