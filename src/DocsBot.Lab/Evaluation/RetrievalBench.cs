using System.Globalization;
using DocsBot.Core.Retrieval;
using DocsBot.Core.Understanding;
using DocsBot.Ingestion;
using DocsBot.Lab.Evaluation.Baseline;
using DocsBot.Lab.Evaluation.Variants;
using DocsBot.Lab.Metrics;
using DocsBot.Lab.Reports;
using DocsBot.Providers.Embeddings;
using Microsoft.Extensions.Options;

namespace DocsBot.Lab.Evaluation;

/// <summary>A set with the index of its corpus, ready to be asked.</summary>
internal sealed class RetrievalBench : IAsyncDisposable
{
    private readonly EvaluationSet _set;
    private readonly JsonLinesSource _source;
    private readonly TemporaryIndex _index;
    private readonly EvaluationLog _log;

    private RetrievalBench(EvaluationSet set, JsonLinesSource source, TemporaryIndex index, EvaluationLog log) =>
        (_set, _source, _index, _log) = (set, source, index, log);

    /// <summary>Ingests a set's corpus.</summary>
    /// <param name="set">The set.</param>
    /// <param name="place">Where its index is to live; it is disposed with the bench.</param>
    /// <param name="variant">How to ingest it.</param>
    /// <param name="log">Told what is done.</param>
    /// <param name="cancellationToken">Stops the ingestion.</param>
    /// <exception cref="EvaluationSetException">A line of the corpus is wrong.</exception>
    /// <exception cref="IndexUnavailableException">The place cannot be reached.</exception>
    public static async Task<RetrievalBench> BuildAsync(EvaluationSet set, IndexPlace place, Variant variant, EvaluationLog log, CancellationToken cancellationToken)
    {
        var source = new JsonLinesSource(set.CorpusFile);
        var progress = new IngestTelling(set.Name, log);
        var index = await log.StepAsync(set.Name, "ingest", () => TemporaryIndex.BuildAsync(source, place, variant, progress, cancellationToken));
        foreach (var (page, reason) in index.Failed)
        {
            log.Warn($"{set.CorpusFile}: page {source.IdOf(page.Path)} is not in the index: {reason}");
        }

        foreach (var remark in set.Remarks.Concat(set.RemarksOn(id => source.PathOf(id) is not null)))
        {
            log.Warn($"{set.Name}: {remark}");
        }

        if (source.Blank > 0)
        {
            log.Warn(string.Create(CultureInfo.InvariantCulture, $"{set.Name}: pages without text: {source.Blank:N0} of {source.Pages:N0}; they are not in the index."));
        }

        return new RetrievalBench(set, source, index, log);
    }

    /// <summary>Asks every question with the default settings, one after the other, and times it.</summary>
    /// <param name="cancellationToken">Stops between two questions.</param>
    public Task<RetrievalRun> MeasureAsync(CancellationToken cancellationToken) => _log.StepAsync(_set.Name, "questions", async () =>
    {
        using var embeddings = new SnapshotEmbeddings(_index.Store, _index.Trainer);
        var evaluator = new RetrievalEvaluator(Analyzer(), new Retriever(_index.Store, Options.Create(new RetrievalOptions()), embeddings), _source.IdOf);
        var scores = new List<RankingScore>(_set.Questions.Count);
        var times = new List<double>(_set.Questions.Count);
        foreach (var question in _set.Questions)
        {
            cancellationToken.ThrowIfCancellationRequested();
            times.Add(await evaluator.TimeAsync(question, TimeProvider.System, cancellationToken));
            scores.Add(await evaluator.ScoreAsync(question, cancellationToken));
            _log.Tell(_set.Name, "questions", scores.Count, _set.Questions.Count);
        }

        return new RetrievalRun(_set, _source.Pages, _index.Manifest.Chunks, scores, times, Baseline: null, Ablated: null);
    });

    /// <summary>Asks every question in each of several ways. Nothing is timed, so several questions are asked at once.</summary>
    /// <param name="variants">The ways; all over the index as it was ingested.</param>
    /// <param name="parallelism">How many questions are asked at once.</param>
    /// <param name="cancellationToken">Stops between two questions.</param>
    /// <returns>For each variant the scores, question by question.</returns>
    public async Task<IReadOnlyList<IReadOnlyList<RankingScore>>> CompareAsync(IReadOnlyList<Variant> variants, int parallelism, CancellationToken cancellationToken)
    {
        var scores = variants.Select(_ => new RankingScore[_set.Questions.Count]).ToList();
        var options = new ParallelOptions { MaxDegreeOfParallelism = parallelism, CancellationToken = cancellationToken };
        var compared = 0;
        var analyzer = Analyzer();
        foreach (var sharing in Enumerable.Range(0, variants.Count).GroupBy(i => variants[i].Store, StringComparer.Ordinal))
        {
            var store = _index.Open(variants[sharing.First()]);
            using var open = store as IDisposable;
            using var embeddings = new SnapshotEmbeddings(store, _index.Trainer);
            var done = 0;
            await Parallel.ForEachAsync(Enumerable.Range(0, _set.Questions.Count), options, async (number, stop) =>
            {
                var searches = new RepeatedSearches(store);
                foreach (var i in sharing)
                {
                    var retriever = new Retriever(searches, Options.Create(variants[i].RetrievalOptions), embeddings);
                    scores[i][number] = await new RetrievalEvaluator(analyzer, retriever, _source.IdOf).ScoreAsync(_set.Questions[number], stop);
                }

                _log.Tell(_set.Name, $"variants {compared + 1} to {compared + sharing.Count()} of {variants.Count}, questions", Interlocked.Increment(ref done), _set.Questions.Count);
            });
            compared += sharing.Count();
        }

        return scores;
    }

    /// <summary>Asks plain BM25 every question of a set.</summary>
    /// <exception cref="EvaluationSetException">A line of the corpus is wrong.</exception>
    public static Task<IReadOnlyList<RankingScore>> MeasureBaselineAsync(EvaluationSet set, EvaluationLog log, CancellationToken cancellationToken) =>
        log.StepAsync(set.Name, "plain BM25", () => Task.Run(
            IReadOnlyList<RankingScore> () =>
            {
                using var baseline = PlainBm25.Build(set.CorpusFile, cancellationToken);
                var scores = new RankingScore[set.Questions.Count];
                var done = 0;
                Parallel.For(0, scores.Length, new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount }, i =>
                {
                    scores[i] = RankingScore.Of(baseline.Rank(set.Questions[i]), set.Questions[i].Judgements);
                    log.Tell(set.Name, "plain BM25", Interlocked.Increment(ref done), scores.Length);
                });
                return scores;
            },
            cancellationToken));

    public ValueTask DisposeAsync() => _index.DisposeAsync();

    private QuestionAnalyzer Analyzer() => new(new PublishedLabels(_index.Store, TimeProvider.System), Options.Create(new UnderstandingOptions()));

    private sealed class IngestTelling(string set, EvaluationLog log) : IProgress<IngestProgress>
    {
        public void Report(IngestProgress value) => log.Tell(set, $"ingest ({value.Stage})", value.PagesDone, value.PagesListed);
    }
}
