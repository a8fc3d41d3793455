using DocsBot.Core.Interactions;
using DocsBot.Core.Reranking;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace DocsBot.Core.Retrieval;

/// <summary>Finds the passages that answer a question: by words, by meaning where there is a model, the two fused, near-duplicates folded.</summary>
public sealed partial class Retriever
{
    /// <summary>Passages that share this much of their words (Jaccard) are one passage said twice.</summary>
    private const double NearDuplicate = 0.85;

    /// <summary>The passage that answers may stand a little below one that only sounds like it.</summary>
    private const int ConsideredForConfidence = 3;

    private readonly IChunkStore _store;
    private readonly RetrievalOptions _options;
    private readonly IEmbeddingGenerator<string, Embedding<float>>? _embeddings;
    private readonly IReranker? _reranker;
    private readonly ILogger<Retriever> _logger;

    /// <summary>Creates the retriever.</summary>
    /// <param name="store">The index.</param>
    /// <param name="options">How much to look at and how to weigh it.</param>
    /// <param name="embeddings">The model that the index was embedded with; null for words only.</param>
    /// <param name="logger">Told when the model fails; null for nobody.</param>
    /// <param name="reranker">Puts the best candidates into another order; null leaves them as they are.</param>
    public Retriever(
        IChunkStore store,
        IOptions<RetrievalOptions> options,
        IEmbeddingGenerator<string, Embedding<float>>? embeddings = null,
        ILogger<Retriever>? logger = null,
        IReranker? reranker = null)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(options);
        _store = store;
        _options = options.Value;
        _embeddings = embeddings;
        _reranker = reranker;
        _logger = logger ?? NullLogger<Retriever>.Instance;
    }

    /// <summary>The best passages for a question that stands alone.</summary>
    /// <param name="text">The question; any text whatever.</param>
    /// <param name="filter">What the pages must be.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <exception cref="IndexUnavailableException">The store cannot be read.</exception>
    public Task<RetrievalResult> RetrieveAsync(string text, SearchFilter filter, CancellationToken cancellationToken) =>
        RetrieveAsync(new RetrievalQuery { Text = text, Filter = filter }, cancellationToken);

    /// <summary>The best passages for a question, best first, and how sure it is that they answer.</summary>
    /// <param name="query">The question.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <exception cref="IndexUnavailableException">The store cannot be read.</exception>
    public async Task<RetrievalResult> RetrieveAsync(RetrievalQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var found = await RetrieveOnceAsync(query, cancellationToken);
        if (query.WiderFilter is null || found.Confidence >= _options.MinimumConfidence)
        {
            return found;
        }

        // The pages that the question probably meant do not answer it: any page may.
        var wider = await RetrieveOnceAsync(query with { Filter = query.WiderFilter, WiderFilter = null }, cancellationToken);
        return wider.Confidence > found.Confidence ? wider : found;
    }

    /// <summary>Every candidate for a question, ranked, before near-duplicates are folded and the best are chosen.</summary>
    /// <param name="query">The question.</param>
    /// <param name="candidates">How many passages each list of the store returns.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <exception cref="IndexUnavailableException">The store cannot be read.</exception>
    public async Task<Ranking> RankAsync(RetrievalQuery query, int candidates, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (query.Parts.Count == 0)
        {
            return await RankOneAsync(query, candidates, cancellationToken);
        }

        var questions = query.Parts.Select(part => query with { Text = part, Parts = [] }).Prepend(query with { Parts = [] });
        var rankings = await Task.WhenAll(questions.Select(question => RankOneAsync(question, candidates, cancellationToken)));
        return RankFusion.Fuse(rankings);
    }

    private async Task<RetrievalResult> RetrieveOnceAsync(RetrievalQuery query, CancellationToken cancellationToken)
    {
        var ranking = await RankAsync(query, _options.Candidates, cancellationToken);
        var question = new QuestionTerms(ranking.Found, query.Asked);
        var chosen = Select(ranking.Hits);
        PassageTerms[] best = [.. chosen.Take(ConsideredForConfidence).Select(choice => choice.Terms)];

        // Of several questions it is enough to answer one.
        var evidence = ranking.PartsFound.Select(found => new QuestionTerms(found, asked: null)).Prepend(question)
            .Select(asked => asked.EvidenceOf(best)).MaxBy(evidence => evidence.Probability(query.IsFollowUp))!;
        var confidence = evidence.Probability(query.IsFollowUp);
        var uses = new List<ModelUse>();
        if (confidence >= _options.MinimumConfidence && await RerankAsync(query, ranking.Hits, uses, cancellationToken) is { } better)
        {
            chosen = Select(better);
        }

        var whole = await CompleteSectionsAsync(chosen, cancellationToken);
        return new RetrievalResult
        {
            Chunks = [.. whole.Select(choice => ToRetrieved(choice.Hit, question.Coverage(choice.Terms)))],
            Evidence = evidence,
            Confidence = confidence,
            ModelUses = uses,
            Filter = query.Filter,
            Snapshot = ranking.Found.Snapshot,
        };
    }

    /// <summary>
    /// The candidates in the re-ranker's order; null when there is none. Whether the documentation answers was decided on the words before: a re-ranker's scores
    /// mean something else for every model, and a question that is not answered need not wait for it.
    /// </summary>
    private async Task<IReadOnlyList<FusedHit>?> RerankAsync(RetrievalQuery query, IReadOnlyList<FusedHit> hits, List<ModelUse> uses, CancellationToken cancellationToken)
    {
        if (_reranker is null || hits.Count < 2)
        {
            return null;
        }

        var best = hits.Take(_reranker.Candidates).ToList();
        if (await _reranker.RankAsync(query.Whole, [.. best.Select(hit => hit.Chunk)], uses, cancellationToken) is not { } order)
        {
            return null;
        }

        // The scores of the search would contradict the order; what is told instead is the place.
        var places = order.Concat(Enumerable.Range(0, best.Count).Except(order));
        return [.. places.Select(place => best[place]).Concat(hits.Skip(best.Count)).Select((hit, place) => hit with { Score = 1.0 / (place + 1) })];
    }

    private async Task<Ranking> RankOneAsync(RetrievalQuery query, int candidates, CancellationToken cancellationToken)
    {
        var embedding = await EmbedAsync(query.Whole, cancellationToken);
        var found = await _store.SearchAsync(
            new SearchRequest
            {
                Text = query.Text,
                Context = query.Context,
                ContextWeight = _options.HistoryWeight,
                Filter = query.Filter,
                Top = candidates,
                Vector = embedding?.Vector,
                VectorModel = embedding?.ModelId,
            },
            cancellationToken);
        return new Ranking(ScoreFusion.Fuse(found, _options), found);
    }

    private async Task<Embedding<float>?> EmbedAsync(string searchText, CancellationToken cancellationToken)
    {
        if (_embeddings is null || _options.VectorWeight <= 0 || string.IsNullOrWhiteSpace(searchText))
        {
            return null;
        }

        try
        {
            var embeddings = await _embeddings.GenerateAsync([searchText], cancellationToken: cancellationToken);
            // All zero, or nothing at all: the model has nothing to say of this text.
            return embeddings[0].Vector.Span.ContainsAnyExcept(0f) ? embeddings[0] : null;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // Whatever ails a model of whatever maker, the words still find.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            Log.EmbeddingFailed(_logger, fault);
            return null;
        }
    }

    private List<(FusedHit Hit, PassageTerms Terms)> Select(IReadOnlyList<FusedHit> hits)
    {
        var chosen = new List<(FusedHit Hit, PassageTerms Terms)>(_options.Sources);
        foreach (var hit in hits)
        {
            if (chosen.Count(choice => choice.Hit.Chunk.Page == hit.Chunk.Page) >= _options.SourcesPerPage)
            {
                continue;
            }

            var terms = PassageTerms.Of(hit.Chunk);
            if (chosen.Exists(choice => terms.Overlap(choice.Terms) >= NearDuplicate))
            {
                continue;
            }

            chosen.Add((hit, terms));
            if (chosen.Count == _options.Sources)
            {
                break;
            }
        }

        return chosen;
    }

    /// <summary>Puts the rest of their sections behind the best passages: the piece that sounds like the question is not always the one that answers it.</summary>
    private async Task<IReadOnlyList<(FusedHit Hit, PassageTerms Terms)>> CompleteSectionsAsync(List<(FusedHit Hit, PassageTerms Terms)> chosen, CancellationToken cancellationToken)
    {
        var whole = new List<(FusedHit Hit, PassageTerms Terms)>(chosen);
        foreach (var (hit, _) in chosen.Take(_options.SectionsCompleted))
        {
            var room = _options.SourcesPerPage - whole.Count(choice => choice.Hit.Chunk.Page == hit.Chunk.Page);
            if (room <= 0)
            {
                continue;
            }

            var page = await _store.GetPageAsync(hit.Chunk.Page, cancellationToken);
            var missing = SectionAround.NeighboursOf(hit.Chunk, page).Where(near => !whole.Exists(choice => choice.Hit.Chunk.Id == near.Id)).Take(room).ToList();
            whole.InsertRange(whole.FindIndex(choice => choice.Hit.Chunk.Id == hit.Chunk.Id) + 1, missing.Select(near => (new FusedHit(near, hit.Score, null, null), PassageTerms.Of(near))));
        }

        return whole.Count <= _options.Sources ? whole : whole[.._options.Sources];
    }

    private static RetrievedChunk ToRetrieved(FusedHit hit, double coverage) => new()
    {
        Chunk = hit.Chunk,
        Score = hit.Score,
        WordScore = hit.WordScore,
        VectorScore = hit.VectorScore,
        Coverage = coverage,
    };

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The embedding model failed; the question is searched for by words.")]
        public static partial void EmbeddingFailed(ILogger logger, Exception fault);
    }
}
